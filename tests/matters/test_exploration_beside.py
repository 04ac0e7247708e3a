"""Every kind of matter explored together with its parent: no matter moves a state, none outlives its case, days add up."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from casework.core.perform import perform
from casework.core.process import PROCESSES
from demo.roads import FACTS
from network.actors import the_clock
from tests.exploring import besides
from tests.exploring.establishment import Establishment, staffed
from tests.exploring.establishment_table import PEOPLE, TABLE
from tests.exploring.explorer import explore

pytestmark = [pytest.mark.django_db, pytest.mark.long]
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
# The start from which a kind is soonest reached, where it is not the first.
NEAR = {"hearing_session": "hearing_set", "legal_review": "chief_review", "deliberation": "revocation_told", "remedy": "refused"}
STEPS = {(kind, step) for kind in besides.KINDS for step in besides.table(kind)}
# Not explored beside an establishment: the law gives it no longer time; tests/orgs/test_name_exploration.py does.
ELSEWHERE = {"extension"}


def taken(seen):
    """Steps that went through: of the case, of its matters, and those by which matters were opened."""
    return seen["done"] + seen["beside"] - seen["beside_refused"]


class Beside(Establishment):
    """An establishment begun where matters may be opened, with most of the moves beside it."""

    names = tuple(STARTS)

    @classmethod
    def missing(cls, seen):
        """Every step of every kind of matter, and the redoing that an annulled decision leads to."""
        return {*STEPS, "remedy_redo"} - {*seen["matters"], *seen["steps"]}

    @classmethod
    def enough(cls, seen):
        """Two thousand steps taken, refusals not counted, and nothing missing."""
        return taken(seen) >= 2000 and not cls.missing(seen)

    def starting(self):
        """Where what is still missing can be come by; all of them once nothing is."""
        wanted = {NEAR.get(step[0], "under_review") if isinstance(step, tuple) else "refused" for step in self.missing(self.seen)}
        return [name for name in self.names if name in wanted] or self.names

    def build(self, name):
        """The case at its start."""
        reached, further = STARTS.get(name, STARTS["under_review"])
        case = self.bureau.reach(reached)
        for step, who, facts in further:
            perform(case, step, by=getattr(self.bureau, who), **facts)
        return case

    @rule(pick=st.integers(0, 99))
    def go_on(self, pick):
        self.beside(pick)

    @rule(pick=st.integers(0, 99))
    def go_further(self, pick):
        self.beside(pick)

    @rule(pick=st.integers(0, 99))
    def go_farther(self, pick):
        if hasattr(self, "case") and not (pick % 2 and self.alone()):
            self.clear_the_way(pick)

    @rule(pick=st.integers(0, 99), step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE))
    def try_anything(self, pick, step, who):
        """The parent was tried by anybody in its own exploration: here mostly what runs beside it."""
        if pick % 4:
            self.beside(pick)
        elif hasattr(self, "case"):
            self.take(step, the_clock if who == "clock" else getattr(self.bureau, who), **(self.facts(step, False) if step in TABLE else {}))

    @rule(pick=st.integers(0, 99))
    def stumble(self, pick):
        """Now and then the parent itself moves."""
        if pick > 80:
            self.onwards(pick, nonsense=pick % 2 == 0)


def test_the_tables_and_the_declarations_agree():
    declared = {side.slug for side in PROCESSES["establishment"].matters}
    assert declared == set(besides.KINDS) | ELSEWHERE  # a new kind has to come in here
    for kind in besides.KINDS:
        cards = {name: card for name, card in PROCESSES[kind].cards.items() if name != besides.BEGUN[kind]}
        assert {name: (" ".join(sorted(card.sources)), str(card.target or "=")) for name, card in cards.items()} == {
            name: (" ".join(sorted(sources.split())), target) for name, (_, sources, target) in besides.table(kind).items()
        }, kind
        alone = {name for name, card in cards.items() if set(card.by.names) <= {"clock", "engine"} and card.by.names}
        assert alone == set(besides.BY_THEMSELVES[kind]), kind


def test_two_thousand_steps_beside_a_case(bureau):
    staffed(bureau)

    seen = explore(Beside, bureau)

    assert Beside.missing(seen) == set()  # every step of every kind of matter was taken
    assert set(besides.KINDS) - set(seen["kinds"]) == set()
    rests = {(kind, state) for kind in besides.KINDS for state in PROCESSES[kind].states.values} - {(kind, "draft") for kind in besides.KINDS}
    assert rests - seen["kept"] - {(kind, PROCESSES[kind].cards[step].target) for kind, step in besides.BEGUN.items()} == set()  # and every state
    assert taken(seen) >= 2000
    assert Beside.enough(seen)
