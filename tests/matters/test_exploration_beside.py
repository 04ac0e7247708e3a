"""Every kind of matter explored together with its parent: no matter moves a state, none outlives its case, days add up."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from casework.core.perform import perform
from demo.roads import FACTS
from orgs import codes
from orgs.organization import Kind
from tests.orgs import besides
from tests.orgs.test_exploration import counts, explore, thorough

pytestmark = [pytest.mark.django_db, pytest.mark.long]
EXAMPLES, STEPS = 300, 40
REFUSING = [("tell_refusal", "reviewer", {"reasons": ["R08"], "facts": FACTS}), ("state_case", "founder", {"statement": "我们不同意。"}),
            ("propose_refusal", "reviewer", {"reasons": ["R08"], "opinion": "建议不予。", "adopted": "不予采纳。"}),
            ("chief_agree", "chief", {"opinion": "同意。"}), ("refuse", "approver", {"reasons": ["R08"]})]  # fmt: skip
HEARING = [("offer_hearing", "reviewer", {"interest": "拟以已有相似组织为由不予登记。"}), ("request_hearing", "founder", {})]
REVOKING = [("tell_revocation", "reviewer", {"ground": "deceit", "facts": "经核查，所交验资报告系伪造。"})]
# How the parent comes to where the explored kinds may be opened: a state of the ordinary road and steps from there.
STARTS = {
    "under_review": ("under_review", []), "chief_review": ("under_review", REFUSING[:3]),
    "approval": ("under_review", REFUSING[:4]), "refused": ("under_review", REFUSING),
    "hearing_set": ("under_review", HEARING), "revocation_told": ("announced", REVOKING),
}  # fmt: skip


def everything(seen):
    """Two thousand steps, and every step of every kind of matter taken."""
    wanted = {(kind, step) for kind, (_, steps) in besides.KINDS.items() for step in steps}
    return seen["steps"]["remedy_redo"] and seen["tried"] + seen["beside"] >= 2000 and not wanted - set(seen["matter_steps"])


def beside(bureau, seen):
    """The explored establishment, begun where matters may be opened, with most of the moves beside it."""

    class Beside(explore(bureau, seen, everything)):
        def begin(self, sponsored):
            start = min(STARTS, key=lambda name: seen["states"].count(name))
            seen["states"].append(start)
            reached, further = STARTS[start]
            self.case = bureau.reach(reached)
            for step, who, facts in further:
                perform(self.case, step, by=getattr(bureau, who), **facts)
            # The road up to here may be recalled too: the model knows every state on it.
            self.path = list(self.case.entries.filter(outcome="done").order_by("seq").values_list("target", flat=True))
            assert self.path[-1] == start
            self.version = self.fresh().version
            self.read = self.case.entries.count()

        @rule(pick=st.integers(0, 99))
        def go_on(self, pick):
            self.beside(pick)

        @rule(pick=st.integers(0, 99))
        def go_further(self, pick):
            self.beside(pick)

        @rule(pick=st.integers(0, 99))
        def go_farther(self, pick):
            self.clear_the_way(pick)

        @rule(pick=st.integers(0, 99))
        def stumble(self, pick):
            """Now and then the parent itself moves."""
            if pick > 80:
                self.onwards(pick, nonsense=pick % 2 == 0)

    return Beside


def test_two_thousand_steps_beside_a_case(bureau):
    bureau.hire("reviewer3", "reviewer", "approval")
    bureau.hire("reviewer4", "reviewer", "approval")
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 2000 + n) for n in range(500)], Kind.PRIVATE_UNIT)
    seen = counts() | {"states": States()}

    run_state_machine_as_test(beside(bureau, seen), settings=thorough(EXAMPLES, STEPS))

    wanted = {(kind, step) for kind, (_, steps) in besides.KINDS.items() for step in steps}
    assert wanted - set(seen["matter_steps"]) == set()  # every step of every kind of matter was taken
    assert set(besides.KINDS) - set(seen["kinds"]) == set()
    assert everything(seen)


class States(list):
    """Where the examples began and went."""

    add = list.append
