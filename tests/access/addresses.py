"""Every address with an object in it, generated from the URLconf, and for each the objects of both sides to try it with.

A new address makes `test_pairs.py` fail until it stands here: in PLACES with a function that gives its objects (and who
may look at each), or in NOBODYS with the reason why its object is no party's.
"""

from dataclasses import dataclass

from django.urls import get_resolver

from hall.switching import ref_of
from tests.access.roles import ASKED, OFFICIALS, PARTY, WHO, handling
from tests.access.ways import (
    DESK,
    _token,
    desk,
    files,
    founding,
    hall,
    in_register,
    letter_pages,
    letters,
    members,
    not_before,
    notice,
    nowhere,
    objection,
    pages,
    papers,
    post,
    unpublished,
)
from tests.portal.doors import addresses

NOBODYS = {
    "verify/<slug:code>/": "whoever holds a paper may verify it; it says nothing of the case (test_canary looks)",
    "hall/services/<slug:code>/": "a guide", "hall/services/<slug:code>/check/": "a guide's questions",
    "hall/cases/new/<slug:code>/": "begins a case of one's own", "policies/<slug:slug>/": "a published document",
    "policies/<slug:slug>/pdf/": "the same, typeset",
    "desk/rules/<str:key>/": "a rule of the whole district; the roles stand in tests/portal/doors.py",
    "publicity/<slug:number>/objection/done/": "a receipt in one's own session",
    "desk/takeover/new/<slug:code>/": "begins a paper case of one's own office; the roles stand in tests/portal/doors.py",
    "desk/statistics/periods/<slug:month>/": "figures of the whole district, without names",
    "desk/chief/<slug:figure>/": "numbers of the chief's own room; who is barred from a case does not find it counted (tests/stories/test_chief.py)",
    "desk/statistics/<slug:code>/": "figures of the whole district; who is barred from a case sees no name of it (tests/orgs)",
    "desk/community/<slug:area>/": "figures of a street or community; who looks at which node: tests/orgs/filing/test_board_pages.py",
    "desk/community/<slug:area>/ledger/": "filed bodies of a street or community as they stand in its ledger; who looks at which node: tests/orgs/filing/test_board_pages.py",
    "desk/community/<slug:area>/gaps/": "communities below their target; who looks at which node: tests/orgs/filing/test_board_pages.py",
    "desk/community/<slug:area>/registered/": "what the public register shows; who looks at which node: tests/orgs/filing/test_board_pages.py",
    "desk/community/<slug:area>/residents/": "residents of a division; who looks at which node: tests/orgs/filing/test_board_pages.py",
    "hall/organizations/<slug:uscc>/claim/": "begins a claim of one's own; it shows what the public register shows",
    "desk/outages/<int:pk>/": "an outage of the whole platform; the roles stand in tests/casework/test_outages.py",
    "desk/meetings/suggestions/<int:pk>/": "numbers, steps and days of a case; nobody outside the joint meeting's office gets in (tests/meetings)",
    "desk/meetings/units/<slug:unit>/": "a member unit's seats; nobody outside the joint meeting gets in but who oversees it (tests/portal/test_doors.py, tests/meetings)",
    "t/<str:token>/": "whoever holds the link or the receipt; steps and days only (tests/stories/test_waiting.py)",
    "hall/join/<slug:token>/": "whoever holds the link and bears the name in it (tests/stories/test_members.py)",
    "admin/password_reset/confirm/<uidb64>/<token>/": "the package's own way to a new password, shut (test_framework)",
    "register/community/<slug:number>/": "a filed body's public page",
    "register/community/<slug:number>/photos/<slug:photo>/": "a photograph two people let out; any other is not there (tests/orgs/filing/test_activities.py)",
    "register/held/<slug:street>/<slug:half>/": "a list that a hub has published; any other is not there (tests/orgs/filing/test_held_funds.py)",
    "rate/<slug:code>/": "whoever holds the slip; nothing is kept of who answers (tests/orgs/filing/test_satisfaction.py)",
    "sign/<slug:token>/": "whoever holds the link; it says nothing of other members (tests/stories/test_founding_links.py)",
}  # fmt: skip
HEADS_DESK = {"clerk", "reviewer", "reviewer2", "chief", "deputy", "approver", "recused"}


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
    # Nobody is filed in this world; who sees a filed body's own pages: tests/orgs/filing/test_activities.py.
    **{f"hall/community/<slug:ref>/{rest}": nowhere(f"hall/community/#/{made}") for rest, made in (
        ("", ""), ("activities/new/", "activities/new/"), ("activities/<slug:activity>/", "activities/$/"), ("photos/<slug:photo>/", "photos/$/"))},
    # No street has a hub in this world; who sees what it holds: tests/orgs/filing/test_held_funds.py.
    "hall/community/<slug:ref>/held/": nowhere("hall/community/#/held/"), "hall/hub/<slug:ref>/": nowhere("hall/hub/#/"),
    "hall/hub/<slug:ref>/<slug:number>/": nowhere("hall/hub/#/12011600520260001/"),
    "desk/held/<slug:number>/": nowhere("desk/held/12011600520260001/"),
    "desk/satisfaction/<slug:ref>/": nowhere("desk/satisfaction/$/"),
    **{f"desk/activities/<slug:ref>/{rest}": nowhere(f"desk/activities/$/{made}") for rest, made in (("", ""), ("photos/<slug:photo>/", "photos/$/"))},
    "hall/org/<slug:ref>/": members(""), "hall/org/<slug:ref>/members/<slug:member>/": members("members/#/"),
    "hall/org/<slug:ref>/promotion/": lambda world, side: [
        (f"hall/org/{ref_of(world.sides[side].body.party)}/promotion/", PARTY[side])],
    # None of the letters of authorization here was uploaded; who sees one that was: tests/stories/test_members.py.
    "hall/org/<slug:ref>/members/<slug:member>/sheet/": lambda world, side: [(url, set()) for url, _ in members("members/#/sheet/")(world, side)],
    "desk/cases/<number:number>/delivery/": lambda world, side: [
        (url, who & {"clerk"}) for url, who in desk("delivery/", ("submitted", "announced"))(world, side)],
    # No sheet was entered here; who opens one: tests/stories/test_electronic_consent.py.
    "desk/cases/<number:number>/delivery/<slug:ref>/": lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['submitted'].number}/delivery/{'0' * 20}/", set())],
    "desk/cases/<number:number>/mandates/<slug:ref>/": lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['submitted'].number}/mandates/{'0' * 20}/", set())],
    "desk/cases/<number:number>/dossier/": lambda world, side: [
        (url, who & (HEADS_DESK | {"auditor"})) for url, who in desk("dossier/", ("shut", "announced"))(world, side)],
    # Nothing was bound here; who opens what was: tests/stories/test_dossiers.py.
    "desk/cases/<number:number>/dossier/<slug:ref>/": lambda world, side: [
        (url, set()) for url, _ in desk("dossier/pdf/", ("announced",))(world, side)],
    "desk/papers/<slug:code>/": lambda world, side: [
        (f"desk/{url}", who & (HEADS_DESK | {"auditor"})) for url, who in papers(world, side)],
    # No receipt was uploaded here; who opens one: tests/stories/test_sealing.py.
    "desk/papers/<slug:code>/<slug:ref>/": lambda world, side: [(f"desk/{url}{'0' * 20}/", set()) for url, _ in papers(world, side)[:1]],
    # No meeting is held in this world; who opens whose copy: tests/meetings/test_packets.py.
    # No meeting has a time in this world; who gets its calendar: tests/meetings/test_called_off.py.
    "desk/cases/<number:number>/calendar.ics": lambda world, side: [(url, set()) for url, _ in desk("calendar.ics", ("announced",))(world, side)],
    "desk/cases/<number:number>/packet/": lambda world, side: [(url, set()) for url, _ in desk("packet/", ("announced",))(world, side)],
    "desk/cases/<number:number>/packet/<slug:unit>/": lambda world, side: [
        (url, set()) for url, _ in desk("packet/office/", ("announced",))(world, side)],
    "desk/cases/<number:number>/heads/": lambda world, side: [
        (url, who & HEADS_DESK) for url, who in desk("heads/", ("submitted", "announced"))(world, side)],
    # Nobody asked to take out a head here; who opens such a paper: tests/stories/test_heads_taken_out.py.
    "desk/cases/<number:number>/heads/<slug:ref>/": lambda world, side: [
        (f"desk/cases/{world.sides[side].cases['submitted'].number}/heads/{'0' * 20}/", set())],
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
    "desk/organizations/<slug:uscc>/facts/": in_register("desk/organizations/#/facts/", HEADS_DESK | {"auditor"}),
    "desk/organizations/<slug:uscc>/": in_register("desk/organizations/#/", DESK),
    "register/<slug:uscc>/": in_register("register/#/", WHO),
}  # fmt: skip


def places(world, pattern):
    """Everything an address is tried with."""
    return [Place(f"/{url}", side, frozenset(who), n) for side in "ab"
            for n, (url, who) in enumerate(PLACES[pattern](world, side))]  # fmt: skip


__all__ = ["ASKED", "NOBODYS", "OFFICIALS", "PLACES", "Place", "places", "with_objects"]
