"""社区社会组织备案变更 on every road: each step once, from each state; and at every place who may take what, held against the table by hand."""

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
from network.posts import forget
from orgs.filing.community_org import CommunityOrg
from tests import filing
from tests.exploring.change_table import TABLE, facts
from tests.orgs.filing.changes import body, draft, fresh

pytestmark = pytest.mark.django_db
# name -> (what changes, which opinion, the steps)
ROADS = {
    "restored": ("place", 1, "record_small question_entry explain roll_back ask_review propose_review return_review propose_review order_redo "
                 "escalate_redo propose_redo return_redo propose_redo approve_redo reissue"),
    "agrees": ("members", 1, "record_small confirm_entry"),
    "unlooked": ("contact", 1, "record_small pass_post_check"),
    "unexplained": ("place", 1, "record_small question_entry explain_silent pass_post_check_explained"),
    "plain": ("elsewhere", 1, "submit community_ask remind community_answer community_pass ask_correction extend_correction resubmit "
              "propose_change send_back propose_change approve reissue"),
    "unmended": ("content", 1, "submit community_ask remind close_unanswered"),
    "unanswered": ("name", 1, "submit pass_unanswered post_by_street take_objection objection_unanswered escalate propose_refusal refuse close_refused"),
    "upheld": ("leader", 0, "submit_leader_change outgoing_agree community_post end_notice propose_refusal refuse ask_review propose_review uphold"),
    "witnessed": ("leader", 1, "submit_leader_change outgoing_silent witness_overdue witness_fail submit_leader_change outgoing_decline witness "
                  "community_post object settle_objection propose_change approve reissue"),
    "refused_anew": ("content", 2, "submit community_pass propose_refusal refuse ask_review propose_review order_redo propose_redo refuse_redo"),
    "welcome": ("move", 1, "submit_move welcome propose_change approve reissue"),
    "unwelcome": ("move", 1, "submit_move decline_receive withdraw"),
    "silent": ("move", 1, "submit_move receive_unanswered withdraw"),
    "left": ("content", 1, "submit stop_for_exit"),
    "forgotten": ("contact", 1, "remind discard_draft"),
}  # fmt: skip
GROUPS = [{"founder", "leader"}, {"worker", "worker2"}, {"officer", "officer2"}, {"head", "head2"}]
ONE = {"outgoing_agree", "outgoing_decline"}  # the leader, and no other member
ALSO = {"object": {"officer", "officer2"}, "confirm_entry": {"head", "head2"}}


def people(near):
    """Name in the table -> who that is."""
    bureau = near.bureau
    return {
        "founder": bureau.founder, "leader": near.leader, "stranger": bureau.stranger, "worker": near.worker, "worker2": near.worker2,
        "officer": near.officer, "officer2": near.officer2, "head": near.approver, "head2": near.approver2, "far_officer": near.far.officer,
        "civil_reviewer": near.civil_reviewer, "civil_head": near.civil_head, "reviewer": bureau.reviewer, "clock": the_clock, "engine": the_engine,
    }  # fmt: skip


def held_against_the_table(case, known):
    """Exactly the table's steps lead on from here, each for nobody but its own people."""
    cards = [card for card in PROCESSES["filing_change"].cards.values() if case.state in card.sources]
    for user in known.values():
        forget(user)  # memberships of the body before this one
    assert {card.name for card in cards} == {name for name, (_, sources, _) in TABLE.items() if case.state in sources.split()}
    for card in cards:
        own = TABLE[card.name][0]
        who = {name for name, user in known.items() if card.by.refusal(user, case, today()) is None}
        group = {own} if card.name in ONE else next((group for group in GROUPS if own in group), {own})
        assert who and who <= group | ALSO.get(card.name, set()), (case.state, card.name, who)


def taken(case, step, near, travel, turn):
    """One step by its person, or by the clock when its time has come."""
    known = people(near)
    if step == "take_objection":
        objections.file(publicities_of(case).first(), words="没有通知我。", name="郑某", contact="a@example.org", origin=str(case.pk))
        tick()
    elif step == "stop_for_exit":
        CommunityOrg.objects.filter(pk=case.org_id).update(status="cancelled")
        tick()
    elif TABLE[step][0] == "clock":
        travel(f"{(fresh(case).due_on - timedelta(days=2 if step == 'remind' else -1)).isoformat()} 00:05")
        tick()
    else:
        if step == "settle_objection":
            filing.answered(case, near)
            travel(f"{(publicities_of(case).first().ends_on + timedelta(days=1)).isoformat()} 09:00")
        return perform(case, step, by=known[TABLE[step][0]], **facts(step, today(), turn))
    return fresh(case)


def test_every_road_is_walked_and_at_every_place_nobody_else_may(bureau, travel):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    near.far, seen = filing.Street(bureau, "120116001", "120116001016", "st_001"), set()
    for place, (road, (kind, turn, steps)) in enumerate(ROADS.items()):
        travel("2026-11-23 09:00")
        own = f"{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰'[place]}友队"
        org = body(near, name=f"天津市滨海新区杭州道街道文安里社区{own}", number=f"1201160052025{place:04d}")
        case = draft(near, org, kind, far=near.far if kind == "move" else None, own_name=f"新{own}")
        for step in steps.split():
            if case.state not in seen:
                held_against_the_table(case, people(near))
                seen.add(case.state)
            before, (_, sources, target) = case.state, TABLE[step]
            case = taken(case, step, near, travel, turn)
            assert before in sources.split() and case.state == (before if target == "=" else target), (road, step)
        report, lines = Report(), list(case.entries.select_related("case").order_by("seq"))
        read_chain(report, {}, lines)
        assert report.faults == [] and case.closed_at is not None
    assert seen == {source for _, sources, _ in TABLE.values() for source in sources.split()}


def test_the_table_and_the_declaration_agree_and_the_roads_take_every_step():
    declared = {name: (set(card.sources), str(card.target or "=")) for name, card in PROCESSES["filing_change"].cards.items()}
    assert declared == {name: (set(sources.split()), target) for name, (_, sources, target) in TABLE.items()}
    walked = {step for _, _, steps in ROADS.values() for step in steps.split()}
    assert walked == set(TABLE)
    assert {"draft", *(TABLE[step][2] for step in walked)} - {"="} == set(PROCESSES["filing_change"].states.values)
