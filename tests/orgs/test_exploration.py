"""成立登记 explored: two thousand steps by anybody at any time; what the table allows happens, and nothing else."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import transaction

from casework.clock.days import due
from casework.clock.deadline import Deadline
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


def test_a_period_that_is_not_what_the_journal_makes_it_is_found_out(bureau):
    """The control of the recount: a day more, another beginning, one missing, one too many, a clock that stood still unseen."""
    staffed(bureau)
    one = begun(Establishment, bureau)
    for step in ("submit", "accept", "assign", "offer_hearing", "request_hearing"):
        one.take(step, one.person(step), **one.facts(step, nonsense=False))
        one.wait(1)
    one.wait(6)  # the clock stands still over working days
    assert one.path[-1] == "hearing_set"
    one.take("cancel_hearing", bureau.founder, **one.facts("cancel_hearing", nonsense=False))
    one.deadlines_are_what_the_events_make_them()
    rows = Deadline.objects.filter(case_id=one.case.pk, met_at__isnull=True, kind="clock")
    row = rows.get()
    for wrong in (
        lambda: rows.update(due_on=row.due_on + timedelta(days=1)), lambda: rows.update(met_at=one.now),
        lambda: rows.update(rule="registration.assign_limit"),
        lambda: rows.update(due_on=due(row.starts_on, row.number, row.unit, (), one.working)),
        lambda: Deadline.objects.create(case_id=one.case.pk, kind="clock", name="issue", label="x", rule=row.rule, number=1, unit=row.unit,
                                        starts_on=row.starts_on, due_on=row.due_on, opened_at=one.now),
    ):  # fmt: skip
        with transaction.atomic():
            wrong()
            one.__dict__.pop("looked_deadlines")  # look again though no line came
            with pytest.raises(AssertionError):
                one.deadlines_are_what_the_events_make_them()
            transaction.set_rollback(True)
    one.__dict__.pop("looked_deadlines")
    one.deadlines_are_what_the_events_make_them()
    over(one)


def test_two_thousand_steps_and_no_illegal_state(bureau):
    staffed(bureau)

    seen = explore(Establishment, bureau)

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert Establishment.missing(seen) == set()  # every state was reached, every step taken
    assert Establishment.enough(seen)
