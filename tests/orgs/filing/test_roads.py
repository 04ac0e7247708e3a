"""社区社会组织备案 on every road: each step once, from each state; and at every place who may take what, held against the table by hand.

Random exploration (tests/exploring) was tried and costs more than the suite has: these roads reach every state and step in a few seconds.
"""

from collections import Counter
from datetime import timedelta

import pytest

from casework.clock import today
from casework.clock.tick import tick
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.journal.verify import Report, read_chain
from casework.notices import objections
from casework.notices.publishing import publicities_of
from network.actors import the_clock, the_engine
from orgs.filing.community_org import CommunityOrg
from tests import filing
from tests.exploring.filing_table import TABLE, facts

pytestmark = pytest.mark.django_db
REVIEWED = "submit community_agree object settle_objection accept_complete propose_refusal refuse ask_review propose_review"
ROADS = {
    "helped": "fill_for return_to_draft fill_for confirm_filled submit community_ask remind community_answer pass_unanswered take_objection "
              "objection_unanswered deem_complete escalate visit propose_refusal send_back propose_refusal refuse ask_review "
              "propose_review return_review propose_review order_redo escalate_redo propose_redo return_redo propose_redo approve_redo issue",
    "against": "submit community_disagree post_by_street end_notice ask_correction extend_correction resubmit propose_filing approve issue",
    "nobody_asks": "submit community_agree object settle_objection accept_complete propose_refusal refuse close_refused",
    "upheld": f"{REVIEWED} uphold",
    "refused_anew": f"{REVIEWED} order_redo propose_redo refuse_redo",
    "elsewhere": "submit redirect",
    "taken_back": "withdraw",
    "forgotten": "remind discard_draft",
    "unmended": "submit community_ask remind close_unanswered",
}  # fmt: skip
# Whoever holds the same post may take the step as well, as long as they have had no part in what it must be unlike.
GROUPS = [{"worker", "worker2"}, {"officer", "officer2"}, {"head", "head2"}]
ALSO = {"object": {"officer", "officer2"}, "redirect": {"officer", "officer2"}}


def people(near):
    """Name in the table -> who that is."""
    bureau = near.bureau
    return {
        "founder": bureau.founder, "stranger": bureau.stranger, "worker": near.worker, "worker2": near.worker2, "officer": near.officer,
        "officer2": near.officer2, "head": near.approver, "head2": near.approver2, "civil_reviewer": near.civil_reviewer,
        "civil_head": near.civil_head, "reviewer": bureau.reviewer, "approver": bureau.approver, "chief": bureau.chief,
        "clerk": bureau.clerk, "admin": bureau.admin, "auditor": bureau.auditor, "clock": the_clock, "engine": the_engine,
    }  # fmt: skip


def may(case, known):
    """Step -> who may take it where the case stands."""
    cards = PROCESSES["community_filing"].cards.values()
    return {card.name: {name for name, user in known.items() if card.by.refusal(user, case, today()) is None}
            for card in cards if case.state in card.sources}  # fmt: skip


def held_against_the_table(case, known):
    """Exactly the table's steps lead on from here, each for nobody but its own people."""
    found = may(case, known)
    assert set(found) == {name for name, (_, sources, _) in TABLE.items() if case.state in sources.split()}
    for name, who in found.items():
        own = TABLE[name][0]
        allowed = next((group for group in GROUPS if own in group), {own}) | ALSO.get(name, set())
        assert who <= allowed, (case.state, name, who - allowed)
        if own in known and name not in ("fill_for", "confirm_filled"):  # those two only where somebody fills in for the founder
            assert who, (case.state, name)


def taken(case, step, known, travel, turn):
    """One step by its person, or by the clock when its time has come."""
    if step == "take_objection":
        notice = publicities_of(case).first()
        objections.file(notice, words="场所是大家的。", name="郑某", contact="a@example.org", origin=str(case.pk))
        tick()
    elif TABLE[step][0] == "clock":
        ahead = 2 if step == "remind" else -1
        day = PROCESSES["community_filing"].cases.objects.get(pk=case.pk).due_on - timedelta(days=ahead)
        travel(f"{day.isoformat()} 00:05")
        tick()
    else:
        if step in ("settle_objection", "propose_filing", "propose_refusal") and publicities_of(case).exists():
            filing.answered(case, known["near"])
        if step == "settle_objection":
            travel(f"{(publicities_of(case).first().ends_on + timedelta(days=1)).isoformat()} 09:00")
        return perform(case, step, by=known[TABLE[step][0]], **facts(step, case, today(), turn, nonsense=False))
    return PROCESSES["community_filing"].cases.objects.get(pk=case.pk)


@pytest.mark.parametrize("road", ROADS)
def test_a_road_is_walked_and_at_every_place_nobody_else_may(bureau, travel, road):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    known = people(near)
    case = filing.helped(near) if road == "helped" else filing.draft(near)
    if road == "helped":
        known["founder"] = near.worker  # who sits at the counter stands in for a visitor without an account
    turn = {"upheld": 0, "refused_anew": 2}.get(road, 1)
    for step in ROADS[road].split():
        held_against_the_table(case, {k: v for k, v in known.items() if road != "helped" or k not in ("founder", "worker", "worker2")})
        before, (_, sources, target) = case.state, TABLE[step]
        case = taken(case, step, known | {"near": near}, travel, turn)
        assert before in sources.split() and case.state == (before if target == "=" else target), step
        assert CommunityOrg.objects.filter(party_id=case.party_id).exists() == (case.state == "filed")
    report, lines = Report(), list(case.entries.select_related("case").order_by("seq"))
    read_chain(report, {}, lines)
    assert report.faults == []
    names = {card.name: card.letter for card in PROCESSES["community_filing"].cards.values()}
    letters = PROCESSES["community_filing"].letters
    written = Counter(names[line.step] for line in lines if line.outcome == "done" and names.get(line.step))
    wanted = sum(count * (1 + len(letters[name].also)) for name, count in written.items())
    assert case.letters.exclude(name__contains="@").count() == wanted


def test_the_table_and_the_declaration_agree_and_the_roads_take_every_step():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["community_filing"].cards.items()}  # fmt: skip
    assert declared == {name: (" ".join(sorted(set(sources.split()))), target) for name, (_, sources, target) in TABLE.items()}
    walked = {step for road in ROADS.values() for step in road.split()}
    assert walked == set(TABLE)
    reached = {"draft", *(TABLE[step][2] for step in walked)} - {"="}
    assert reached == set(PROCESSES["community_filing"].states.values)
