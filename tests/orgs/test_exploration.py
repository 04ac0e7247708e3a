"""成立登记 explored: two thousand steps by anybody at any time; what the table allows happens, and nothing else."""

from contextlib import nullcontext

import pytest

from casework.core.process import PROCESSES
from tests.exploring.establishment import Establishment, staffed
from tests.exploring.establishment_table import TABLE
from tests.exploring.explorer import Starts, counts, explore

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def test_the_table_and_the_declaration_agree():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["establishment"].cards.items()}  # fmt: skip
    assert declared == {
        name: (" ".join(sorted(sources.split())), target) for name, (_, sources, target) in TABLE.items()
    }
    assert set(PROCESSES["establishment"].states.values) == Establishment.states()


class Mistaken(Establishment):
    """The table with one step that leads elsewhere."""

    table = TABLE | {"submit": ("founder", "draft", "accepted")}


class Blind(Establishment):
    """The table that lets somebody else take a step than the declaration does."""

    table = TABLE | {"expire_draft": ("founder", "draft", "lapsed")}


def begun(machine, bureau):
    """An example by hand."""
    one = type(machine.__name__, (machine,), {"bureau": bureau, "seen": counts(), "starts": Starts()})()
    one.open()
    return one


def over(one):
    """Take the example back, and what it began with."""
    one.teardown()
    one.starts.drop()


def test_a_step_that_leads_elsewhere_or_that_another_takes_is_found_out(bureau):
    """The control."""
    for machine, says in ((Mistaken, "accepted"), (Establishment, "submitted")):
        one = begun(machine, bureau)
        one.take("submit", bureau.founder, **one.facts("submit", nonsense=False))
        assert one.path == ["draft", says]
        with pytest.raises(AssertionError) if machine is Mistaken else nullcontext():
            one.model_database_and_journal_agree()
        over(one)
    for machine in (Blind, Establishment):
        one = begun(machine, bureau)
        with pytest.raises(AssertionError) if machine is Blind else nullcontext():
            one.wait(400)
        assert one.fresh().state == "lapsed"
        over(one)


def test_two_thousand_steps_and_no_illegal_state(bureau):
    staffed(bureau)

    seen = explore(Establishment, bureau)

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert Establishment.missing(seen) == set()  # every state was reached, every step taken
    assert Establishment.enough(seen)
