"""How the objects of both sides are found for an address: each function gives (address, who may look) of one sort."""

from casework.intake.rows import Upload
from casework.post.rows import Letter, Paper
from casework.views.files import token_of
from casework.views.letters import page_of
from hall.switching import member_ref, ref_of
from network.models import Membership, Post
from orgs.organization import Organization
from tests.access.roles import ASKED, OFFICIALS, PARTY, handling

WITH_APPLICANT = {"clarification", "recusal", "hearing_session", "visit", "remedy"}
NOTICE_DESK = {"editor", "reviewer", "reviewer2", "recused", "chief", "deputy", "publisher", "auditor"}
# Whoever sits at a desk may open the file of an announced organization; of its cases they see what is theirs to see.
DESK = OFFICIALS | ASKED["a"] | ASKED["b"] | {"recused", "sponsor", "admin", "security", "editor", "expert", "street"}
NO_VERIFIERS = {"editor", "auditor"}


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
            shown = PARTY[side] if paper.letter.party_id and not paper.letter.waits_for else set()  # not before it is sealed
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


def nowhere(url):
    """Places nobody gets to in this world: `#` stands for the side's organization, `$` for a record that nobody made."""
    return lambda world, side: [(url.replace("#", ref_of(world.sides[side].party)).replace("$", "0" * 20), set())]
