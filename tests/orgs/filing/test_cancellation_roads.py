"""社区社会组织备案注销 on every road: each step once, from each state; at every place who may take what, held against the table by hand."""

from collections import Counter
from datetime import date, timedelta

import pytest

from casework.clock import today
from casework.clock.tick import tick
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.intake import drafts, store
from casework.intake.opening import open_for
from casework.journal.verify import Report, read_chain
from casework.notices import objections
from casework.notices.publishing import publicities_of
from demo.filing import sheet
from orgs.filing.cancellation.models import FilingCancellation
from orgs.filing.community_org import CommunityOrg
from tests import filing
from tests.exploring.cancellation_table import TABLE, facts
from tests.naming import organization
from tests.orgs.filing.test_confirmation import body
from tests.orgs.filing.test_roads import GROUPS, people

pytestmark = pytest.mark.django_db
PROCESS = PROCESSES["filing_cancellation"]
DECIDED = "submit verify_resolution file_settlement post end_notice propose_cancel decide_cancel"
FALSE = "open_ex_officio record_cause state_case uphold_cause community_settle post end_notice propose_cancel decide_revoke"
# road -> (cause, whether a review upholds, steps)
ROADS = {
    "resolved": ("resolved", True, f"remind {DECIDED} return_certificate waive_review"),
    "claimed": ("charter", True, "submit community_return remind answer pass_unanswered file_settlement redo_settlement ask_community_settle settle_escalate "
                "community_settle post claim resettle settle_overdue community_settle post take_objection settle_claim propose_keep send_back "
                "propose_cancel escalate decide_cancel finish"),
    "disputed": ("resolved", True, "submit reject_resolution propose_keep decide_keep"),
    "upheld": ("resolved", True, f"{DECIDED} contest propose_review return_review propose_review uphold_cancel"),
    "overturned": ("resolved", False, f"{DECIDED} contest propose_review overturn"),
    "false": ("false", True, f"{FALSE} contest propose_review uphold_revoke"),
    "false_unanswered": ("false", True, "open_ex_officio record_cause waive_statement community_settle post end_notice propose_cancel decide_revoke finish_revocation"),
    "unreachable": ("unreachable", True, "open_ex_officio announce announcement_over"),
    "appeared": ("unreachable", True, "open_ex_officio record_cause announce state_case give_chance"),
    "nothing_in_it": ("stopped", True, "open_ex_officio drop_cause"),
    "right": ("stopped", True, "open_ex_officio record_cause state_case accept_statement"),
    "promoted": ("promotion", True, "open_promotion file_settlement post end_notice propose_cancel decide_cancel finish_promotion"),
    "merged": ("merger", True, f"{DECIDED} finish_merger"),
    "withdrawn": ("resolved", True, "submit withdraw"),
    "unmended": ("resolved", True, "submit community_return remind close_unanswered"),
    "forgotten": ("resolved", True, "remind discard_draft"),
}  # fmt: skip
ALSO = {"open_ex_officio": {"clock"}, "claim": {"worker", "worker2"}, "ask_community_settle": {"officer", "officer2"},
        "finish_promotion": {"officer", "officer2"}, "finish_merger": {"officer", "officer2"},
        **dict.fromkeys(("give_chance", "uphold_cause", "accept_statement"), {"chief"})}  # fmt: skip
STANDS = {"cancelled": "cancelled", "promoted": "promoted", "merged": "merged", "revoked": "revoked", "cancelling": "cancelling", "revoking": "revoking",
          "under_review": None, "review_proposed": None}  # fmt: skip
ANSWERS = {"resolution": {"meeting_on": "2026-11-20", "total_count": "12", "agree_count": "10"}, "assets": {}}


def fill(case, by, cause, other):
    """The three pages and the photograph of the resolution."""
    merger = {"goes_to": other.filing_number} if cause == "merger" else {}
    for key, said in (ANSWERS | {"cause": {"cause": cause, **merger}}).items():
        row = case.drafts.filter(section=key).first()
        drafts.keep(case, key, said, by=by, version=row.version if row else 0)
    for key in ("resolution_sheet", "merger_consent"):
        store.keep(case, key, sheet("成员决议"), by)


LOOKED_AT = set()  # every state is held against the table once, wherever a road reaches it first


def held_against_the_table(case, known):
    """Exactly the table's steps lead on from here, each for nobody but its own people."""
    if case.state in LOOKED_AT:
        return
    LOOKED_AT.add(case.state)
    found = {card.name: {name for name, user in known.items() if card.by.refusal(user, case, today()) is None}
             for card in PROCESS.cards.values() if case.state in card.sources}  # fmt: skip
    assert set(found) == {name for name, (_, sources, _) in TABLE.items() if case.state in sources.split()}
    for name, who in found.items():
        own = TABLE[name][0]
        assert who <= next((group for group in GROUPS if own in group), {own}) | ALSO.get(name, set()), (case.state, name, who)
        assert who, (case.state, name)


def taken(case, step, known, travel, given):
    """One step by its person, or by the clock when its time has come."""
    near = known["near"]
    if step == "take_objection":
        objections.file(publicities_of(case).first(), words="会费没有退。", name="郑某", contact="a@example.org", origin=str(case.pk))
        tick()
    elif TABLE[step][0] == "clock":
        day = FilingCancellation.objects.get(pk=case.pk).due_on - timedelta(days=2 if step == "remind" else -1)
        travel(f"{day.isoformat()} 00:05")
        tick()
    else:
        if step in ("settle_claim", "resettle"):
            filing.answered(case, near)
        if step == "settle_claim":
            travel(f"{(publicities_of(case).first().ends_on + timedelta(days=1)).isoformat()} 09:00")
        return perform(case, step, by=known[TABLE[step][0]], **facts(step, today(), **given))
    return FilingCancellation.objects.get(pk=case.pk)


@pytest.mark.parametrize("road", ROADS)
def test_a_road_is_walked_and_at_every_place_nobody_else_may(bureau, travel, road):
    travel("2026-11-23 09:00")
    cause, uphold, steps = ROADS[road]
    near = filing.street(bureau)
    org, other = body(near), body(near, "同心调解组", filed_on=date(2024, 3, 1), n=2)
    known, uscc = people(near) | {"near": near}, organization(bureau, "天津市滨海新区晚晴合唱协会").uscc if cause == "promotion" else ""
    case = open_for(PROCESS, bureau.founder, org.party)
    if steps.split()[0].startswith("open_"):
        FilingCancellation.objects.filter(pk=case.pk).update(submitted_at=case.opened_at)  # as its street opens it
    else:
        fill(case, bureau.founder, cause, other)
    for step in steps.split():
        held_against_the_table(case, {name: user for name, user in known.items() if name != "near"})
        if step == "answer":
            fill(case, bureau.founder, cause, other)
        before, (_, sources, target) = case.state, TABLE[step]
        case = taken(case, step, known, travel, {"cause": cause, "uphold": uphold, "uscc": uscc})
        assert before in sources.split() and case.state == (before if target == "=" else target), step
        stands = STANDS.get(case.state, "filed")
        org = CommunityOrg.objects.get(pk=org.pk)
        assert stands is None or (org.status, bool(org.ended_on)) == (stands, stands in ("cancelled", "promoted", "merged", "revoked"))
    report, lines = Report(), list(case.entries.select_related("case").order_by("seq"))
    read_chain(report, {}, lines)
    assert report.faults == []
    names = {card.name: card.letter for card in PROCESS.cards.values()}
    written = Counter(names[line.step] for line in lines if line.outcome == "done" and names.get(line.step))
    wanted = sum(count * (1 + len(PROCESS.letters[name].also)) for name, count in written.items())
    assert case.letters.exclude(name__contains="@").count() == wanted


def test_the_table_and_the_declaration_agree_and_the_roads_take_every_step():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "=")) for name, card in PROCESS.cards.items()}
    assert declared == {name: (" ".join(sorted(set(sources.split()))), target) for name, (_, sources, target) in TABLE.items()}
    walked = {step for _, _, steps in ROADS.values() for step in steps.split()}
    assert walked == set(TABLE)
    assert {"draft", *(TABLE[step][2] for step in walked)} - {"="} == set(PROCESS.states.values)
