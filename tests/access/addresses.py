"""Every address with an object in it, generated from the URLconf, and for each the objects of both sides to try it with.

A new address makes `test_pairs.py` fail until it stands here: in PLACES with a function that gives its objects (and who
may look at each), or in NOBODYS with the reason why its object is no party's.
"""

from dataclasses import dataclass

from django.urls import get_resolver

from casework.intake.rows import Upload
from casework.post.rows import Letter, Paper
from casework.views.files import token_of
from casework.views.letters import page_of
from hall.switching import member_ref, ref_of
from network.models import Membership, Post
from orgs.organization import Organization
from tests.access.roles import ASKED, OFFICIALS, PARTY, WHO, handling
from tests.portal.test_doors import addresses

NOBODYS = {
    "verify/<slug:code>/": "whoever holds a paper may verify it; it says nothing of the case (test_canary looks)",
    "hall/services/<slug:code>/": "a guide", "hall/services/<slug:code>/check/": "a guide's questions",
    "hall/cases/new/<slug:code>/": "begins a case of one's own", "policies/<slug:slug>/": "a published document",
    "policies/<slug:slug>/pdf/": "the same, typeset",
    "desk/rules/<str:key>/": "a rule of the whole district; the roles stand in tests/portal/test_doors.py",
    "publicity/<slug:number>/objection/done/": "a receipt in one's own session",
    "desk/takeover/new/<slug:code>/": "begins a paper case of one's own office; the roles stand in tests/portal/test_doors.py",
    "desk/statistics/periods/<slug:month>/": "figures of the whole district, without names",
    "desk/chief/<slug:figure>/": "numbers of the chief's own room; who is barred from a case does not find it counted (tests/stories/test_chief.py)",
    "desk/statistics/<slug:code>/": "figures of the whole district; who is barred from a case sees no name of it (tests/orgs)",
    "hall/organizations/<slug:uscc>/claim/": "begins a claim of one's own; it shows what the public register shows",
    "desk/outages/<int:pk>/": "an outage of the whole platform; the roles stand in tests/casework/test_outages.py",
    "desk/meetings/suggestions/<int:pk>/": "numbers, steps and days of a case; nobody outside the joint meeting's office gets in (tests/meetings)",
    "desk/meetings/units/<slug:unit>/": "a member unit's seats; nobody outside the joint meeting gets in (tests/portal/test_doors.py, tests/meetings)",
    "t/<str:token>/": "whoever holds the link or the receipt; steps and days only (tests/stories/test_waiting.py)",
    "hall/join/<slug:token>/": "whoever holds the link and bears the name in it (tests/stories/test_members.py)",
    "admin/password_reset/confirm/<uidb64>/<token>/": "the package's own way to a new password, shut (test_framework)",
    "sign/<slug:token>/": "whoever holds the link; it says nothing of other members (tests/stories/test_founding_links.py)",
}  # fmt: skip
WITH_APPLICANT = {"clarification", "recusal", "hearing_session", "visit", "remedy"}
NOTICE_DESK = {"editor", "reviewer", "reviewer2", "recused", "chief", "deputy", "publisher", "auditor"}
# Whoever sits at a desk may open the file of an announced organization; of its cases they see what is theirs to see.
DESK = OFFICIALS | ASKED["a"] | ASKED["b"] | {"recused", "sponsor", "admin", "security", "editor", "expert", "street"}
NO_VERIFIERS = {"editor", "auditor"}


@dataclass(frozen=True)
class Place:
    """One address with one object: whose it is, and the roles that may get further than "not there"."""

    url: str
    side: str
    audience: frozenset
    rank: int


def with_objects():
    """The patterns of the URLconf that name an object."""
    return [pattern for pattern in addresses(get_resolver().url_patterns) if "<" in pattern]


def in_hall(world, side):
    """[(number, audience)] of everything a side may see in the hall."""
    part = world.sides[side]
    rows = [(case.number, PARTY[side]) for name, case in part.cases.items() if name != "visited"]
    rows.append((part.cases["visited"].number, {"clerk"}))
    return rows + [(m.number, PARTY[side] if k in WITH_APPLICANT else set()) for k, m in part.matters.items()]


def at_desk(world, side):
    """[(number, audience)] of the same at the desk."""
    part = world.sides[side]
    rows = [(part.cases[name].number, set()) for name in ("draft", "name_draft")]
    rows.append((part.cases["visited"].number, {"clerk"}))
    rows += [
        (part.cases[name].number, handling(side))
        for name in ("submitted", "review", "granted", "shut", "name_kept", "certified", "announced")
    ]
    rows.append((part.cases["sponsored"].number, handling(side) | {f"sponsor_{side}"}))
    asked = {f"sponsor_{side}", f"regulator_{side}"}
    return rows + [
        (m.number, handling(side) | (asked if k == "consultation" else set())) for k, m in part.matters.items()
    ]


def hall(tail, names):
    """Places in the hall: the tail after the number of these cases (or of all)."""

    def found(world, side):
        return [
            (f"hall/cases/{n}/{tail}", who)
            for n, who in in_hall(world, side)
            if not names or n in _numbers(world, side, names)
        ]

    return found


def desk(tail, names=()):
    """Places at the desk."""

    def found(world, side):
        return [
            (f"desk/cases/{n}/{tail}", who)
            for n, who in at_desk(world, side)
            if not names or n in _numbers(world, side, names)
        ]

    return found


def _numbers(world, side, names):
    part = world.sides[side]
    return {(part.cases.get(name) or part.matters[name]).number for name in names}


def files(world, side):
    """One file of every case that has any: drafts, handed in, beside."""
    part, rows = world.sides[side], []
    for name, who in (("draft", PARTY[side]), ("visited", {"clerk"}), ("review", PARTY[side] | handling(side)),
                      ("name_kept", PARTY[side] | handling(side)), ("sponsored", PARTY[side] | handling(side) | {f"sponsor_{side}"})):  # fmt: skip
        rows.append((f"files/{_token(part.cases[name])}/", who))
    return [*rows, (f"files/{_token(part.matters['third_party'])}/", handling(side)),
            (f"files/{_token(part.matters['remedy'])}/", handling(side))]  # fmt: skip


def pages(world, side):
    """The first page of the same files: who may open one may see its pages."""
    return [(f"{url}pages/1/", who) for url, who in files(world, side)]


def _token(case):
    return token_of(Upload.objects.filter(case_id=case.pk).order_by("id").first())


def papers(world, side):
    """Every paper of the side: its own, and those that went to a unit."""
    rows = []
    for paper in Paper.objects.filter(made_at__isnull=False).select_related("case", "letter"):
        kind = next((k for k, m in world.sides[side].matters.items() if m.pk == paper.case_id), None)
        if paper.case_id in {c.pk for c in world.sides[side].cases.values()}:
            shown = PARTY[side] if paper.letter.party_id else set()
            more = {f"sponsor_{side}"} if paper.case_id == world.sides[side].cases["sponsored"].pk else set()
            rows.append((f"papers/{paper.code}/", shown | handling(side) | more))
        elif kind:
            shown = PARTY[side] if kind in WITH_APPLICANT and paper.letter.party_id else set()
            asked = {f"sponsor_{side}", f"regulator_{side}"} if kind == "consultation" else set()
            rows.append((f"papers/{paper.code}/", shown | asked | handling(side)))
    return rows


def notices(side):
    """Who works on a notice that comes from a case of this side: whoever has left the case, has left it too."""
    return NOTICE_DESK - ({"recused"} if side == "a" else set())


def notice(tail):
    """Places of the notices' desk: `#` stands for the attachment's token."""

    def found(world, side):
        part = world.sides[side]
        pairs = (
            (part.notice, part.attachment, notices(side)),
            (part.notice_draft, part.draft_attachment, notices(side)),
        )
        return [(f"desk/notices/{n.number}/{tail.replace('#', token_of(f))}", who) for n, f, who in pairs]

    return found


def objection(world, side):
    """The objection to the side's notice."""
    return [(f"desk/notices/{world.sides[side].notice.number}/objections/1/", notices(side) - NO_VERIFIERS)]


def unpublished(tail):
    """What is still a draft is nowhere on the portal; its desk number and file are tried."""

    def found(world, side):
        part = world.sides[side]
        return [(f"publicity/{part.notice_draft.number}/{tail.replace('#', token_of(part.draft_attachment))}", set()),
                (f"publicity/{part.notice.number}/{tail.replace('#', token_of(part.draft_attachment))}", set())][: 2 if "#" in tail else 1]  # fmt: skip

    return found


def posts(world, side):
    """An official's post; administrators alone."""
    return [(str(Post.objects.get(user=world.bureau.clerk2).pk), {"admin"})] if side == "a" else []


def post(tail):
    """Places of the staff pages."""
    return lambda world, side: [(f"desk/staff/{pk}/{tail}", who) for pk, who in posts(world, side)]


def founding(tail):
    """Places of the list of founding members: `#` stands for the member, `$` for the printed sheet."""

    def found(world, side):
        part = world.sides[side]
        rest = tail.replace("#", part.member.ref).replace("$", part.printed.code)
        return [(f"hall/cases/{part.cases['founding'].number}/founding/{rest}", PARTY[side])]

    return found


def not_before(tail):
    """Nobody at the desk sees the list of a case that was not handed in; whoever may later: tests/stories."""
    return lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['founding'].number}/founding/{tail.replace('#', world.sides[side].member.ref)}", set())]  # fmt: skip


def in_register(url, shown):
    """What is not announced is in no register: entered alone, certified alone; and what is, for those who may look."""

    def found(world, side):
        part = world.sides[side]
        certified, announced = (Organization.objects.get(party=part.cases[n].party_id) for n in ("certified", "announced"))
        hidden = [(url.replace("#", row.uscc), set()) for row in (part.registered, certified)]
        return [*hidden, (url.replace("#", announced.uscc), set(shown))]

    return found


def letters(world, side):
    """The questions that reached the side's own unit."""
    found = Letter.objects.filter(unit=world.sides[side].unit, posted_at__isnull=False).order_by("id")
    return [(f"desk/letters/{letter.pk}/", {f"sponsor_{side}", f"regulator_{side}"}) for letter in found]


def letter_pages(world, side):
    """Every letter that reached the side's party, and those of its cases that went elsewhere, which have no page."""
    part, rows = world.sides[side], []
    found = {c.pk for c in part.cases.values()} | {m.pk for m in part.matters.values()}
    for letter in Letter.objects.filter(case_id__in=found, posted_at__isnull=False).select_related("case", "entry").order_by("id"):
        rows.append((page_of(letter)[1:], PARTY[side] if letter.party_id else set()))
    return rows


def members(tail):
    """Places of the side's organization: `#` stands for its 经办人."""

    def found(world, side):
        part = world.sides[side]
        colleague = Membership.objects.get(party=part.party, user=part.colleague)
        return [(f"hall/org/{ref_of(part.party)}/{tail.replace('#', member_ref(colleague))}", PARTY[side])]

    return found


FILLED = ("draft", "name_draft", "visited", "submitted", "review")
PLACES = {
    "files/<slug:token>/": files, "files/<slug:token>/pages/<int:page>/": pages, "papers/<slug:code>/": papers,
    "hall/cases/<number:number>/": hall("", ()),
    "hall/cases/<number:number>/task/<slug:key>/": lambda world, side: [
        *hall("task/delivery/", ("draft", "visited", "submitted", "review"))(world, side), *hall("task/purpose/", ("name_draft",))(world, side)],
    "hall/cases/<number:number>/files/<slug:key>/": hall("files/identity/", FILLED),
    "hall/cases/<number:number>/check/": hall("check/", FILLED),
    "hall/cases/<number:number>/steps/<slug:step>/": lambda world, side: [
        *hall("steps/withdraw/", ("submitted", "review", "name_handed"))(world, side), *hall("steps/submit/", ("draft", "visited"))(world, side),
        *hall("steps/explain/", ("clarification",))(world, side), *hall("steps/report_seal/", ("announced",))(world, side), *hall("steps/cancel/", ("recusal", "visit"))(world, side)],
    "hall/cases/<number:number>/write/<slug:key>/": hall("write/charter/", ("draft",)),
    "hall/cases/<number:number>/compare/<slug:key>/": hall("compare/charter/", ("draft", "submitted", "review")),
    "desk/cases/<number:number>/compare/<slug:key>/": desk("compare/charter/", ("submitted", "review")),
    "hall/cases/<number:number>/claim-letter/": lambda world, side: [
        (f"hall/cases/{world.sides[side].claim.number}/claim-letter/", {f"founder_{side}"})],
    "hall/cases/<number:number>/calendar.ics": hall("calendar.ics", ("submitted", "name_handed")),
    "hall/cases/<number:number>/done/": hall("done/", ("submitted", "name_handed")),
    "hall/cases/<number:number>/matters/<slug:kind>/": hall("matters/recusal/", ("review", "submitted")),
    "hall/cases/<number:number>/founding/": founding(""),
    "hall/cases/<number:number>/founding/new/<slug:kind>/": founding("new/individual/"),
    "hall/cases/<number:number>/founding/meeting/": founding("meeting/"),
    "hall/cases/<number:number>/founding/sheets/<slug:code>/": founding("sheets/$/"),
    "hall/cases/<number:number>/founding/<slug:ref>/": founding("#/"),
    # No letter asked anybody here, so nobody gets in; the holder who was asked: tests/orgs/test_name_holder_page.py.
    "hall/asked/<number:number>/<slug:step>/": lambda world, side: [
        (f"hall/asked/{world.sides[side].cases['name_kept'].number}/reply_holder/", set())],
    "desk/cases/<number:number>/founding/": not_before(""),
    "desk/cases/<number:number>/founding/<slug:ref>/": not_before("#/"),
    # None of these came from paper; the clerk who took one over: tests/orgs/test_takeover.py.
    "desk/takeover/<slug:number>/": lambda world, side: [
        (f"desk/takeover/{world.sides[side].cases['submitted'].number}/", set())],
    # A contact on no case belongs to no party; who sees that: tests/stories/test_contacts.py.
    "desk/contacts/<int:pk>/": lambda world, side: [
        (f"desk/contacts/{world.sides[side].contact.pk}/", handling(side) - {"auditor"})],
    "hall/org/<slug:ref>/": members(""), "hall/org/<slug:ref>/members/<slug:member>/": members("members/#/"),
    # None of the letters of authorization here was uploaded; who sees one that was: tests/stories/test_members.py.
    "hall/org/<slug:ref>/members/<slug:member>/sheet/": lambda world, side: [(url, set()) for url, _ in members("members/#/sheet/")(world, side)],
    "desk/cases/<number:number>/mandates/<slug:ref>/": lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['submitted'].number}/mandates/{'0' * 20}/", set())],
    "desk/letters/<int:pk>/": letters, "hall/letters/<number:number>/<int:seq>/": letter_pages,
    "desk/cases/<number:number>/": desk(""),
    "desk/cases/<number:number>/mirrors/": desk("mirrors/", ("submitted", "announced")),
    "desk/cases/<number:number>/steps/<slug:step>/": lambda world, side: [
        *desk("steps/accept/", ("submitted",))(world, side), *desk("steps/propose_grant/", ("review",))(world, side),
        *desk("steps/answer_question/", ("consultation",))(world, side), *desk("steps/grant/", ("granted",))(world, side),
        *desk("steps/sponsor_consent/", ("sponsored",))(world, side), *desk("steps/check_in/", ("visit",))(world, side),
        *desk("steps/grant_recusal/", ("recusal",))(world, side), *desk("steps/announce/", ("certified",))(world, side),
        *desk("steps/tell_revocation/", ("announced",))(world, side)],
    "desk/cases/<number:number>/read/<str:key>/": lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['review'].number}/read/form/", handling(side))],
    "desk/cases/<number:number>/original/<slug:token>/": lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['review'].number}/original/{_token(world.sides[side].cases['review'])}/", handling(side))],
    "desk/cases/<number:number>/matters/<slug:kind>/": desk("matters/consultation/", ("submitted", "review")),
    "desk/cases/<number:number>/show/<slug:section>/<slug:field>/": lambda world, side: [
        (url, who - {"auditor"}) for url, who in desk("show/delivery/phone/", ("review",))(world, side)],
    "desk/window/<slug:number>/": lambda world, side: [
        (f"desk/window/{world.sides[side].cases['visited'].number}/", {"clerk"})],
    "desk/notices/<slug:number>/": notice(""), "desk/notices/<slug:number>/steps/<slug:step>/": notice("steps/withdraw/"),
    "desk/notices/<slug:number>/files/": notice("files/"), "desk/notices/<slug:number>/files/<slug:token>/": notice("files/#/"),
    "desk/notices/<slug:number>/objections/<int:place>/": objection,
    "desk/import/<int:pk>/revert/": lambda world, side: [(f"desk/import/{world.sides[side].batch.pk}/revert/", {"admin"})],
    "desk/staff/<int:pk>/end/": post("end/"), "desk/staff/<int:pk>/delegate/": post("delegate/"),
    "publicity/<slug:number>/": unpublished(""), "publicity/<slug:number>/files/<slug:token>/": unpublished("files/#/"),
    "publicity/<slug:number>/objection/": unpublished("objection/"),
    "register/<slug:uscc>/qr.svg": in_register("register/#/qr.svg", WHO),
    "desk/organizations/<slug:uscc>/": in_register("desk/organizations/#/", DESK),
    "register/<slug:uscc>/": in_register("register/#/", WHO),
}  # fmt: skip


def places(world, pattern):
    """Everything an address is tried with."""
    return [Place(f"/{url}", side, frozenset(who), n) for side in "ab"
            for n, (url, who) in enumerate(PLACES[pattern](world, side))]  # fmt: skip


__all__ = ["ASKED", "NOBODYS", "OFFICIALS", "PLACES", "Place", "places", "with_objects"]
