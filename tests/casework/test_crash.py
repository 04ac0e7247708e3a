"""A process that dies in the middle of a step (kill -9) leaves the step whole or not there at all."""

import os
import signal

import pytest
from django.db import connection, connections
from django.db.models import Count

from casework.core import perform as door
from casework.core.models import Case, Entry
from casework.core.process import process_of
from casework.journal.verify import verify
from casework.post.rows import Letter, Outbox

pytestmark = [pytest.mark.engine, pytest.mark.django_db(transaction=True)]
VICTIMS = 30


class Reaper:
    """Counts the statements of this process and kills it, as kill -9 would, before the n-th is sent."""

    def __init__(self, strike=0):
        self.seen, self.strike = 0, strike

    def __call__(self, execute, sql, params, many, context):
        self.seen += 1
        if self.seen == self.strike:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def accept(case, by):
    """The step under test: it moves the state, starts a clock, writes a line, a letter and its deliveries."""
    return door.perform(case.pk, "accept", by=by, version=1, key=f"accept-{case.pk}")


def leave_nothing_open():
    """A fork must not share a socket with its parent: connections and their pool are closed first."""
    for opened in connections.all(initialized_only=True):
        opened.close()
        if opened.vendor == "postgresql":
            opened.close_pool()


def victim(job):
    """Run a job in a forked child that must not outlive it; returns the signal that ended it, 0 if none."""
    leave_nothing_open()
    child = os.fork()
    if child == 0:
        try:
            job()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def struck(case, by, strike):
    """A job that dies before its n-th statement; a strike beyond the last one dies after the commit."""

    def job():
        with connection.execute_wrapper(Reaper(strike)):
            accept(case, by)
        os.kill(os.getpid(), signal.SIGKILL)

    return job


def faults(case):
    """What does not fit together about a case: state, version, journal, letters, deliveries."""
    case = Case.objects.get(pk=case.pk)
    lines = list(Entry.objects.filter(case_id=case.pk, outcome="done").order_by("seq"))
    cards = process_of(case).cards
    lettered = sum(1 for line in lines if line.step in cards and cards[line.step].letter)
    found = list(verify().faults)
    found += ["version"] if case.version != len(lines) - 1 else []
    found += ["state"] if case.state != lines[-1].target else []
    found += ["letters"] if Letter.objects.filter(case_id=case.pk).count() != lettered else []
    found += ["empty letter" for letter in Letter.objects.filter(case_id=case.pk) if not letter.deliveries.exists()]
    return found


@pytest.fixture
def statements(bureau):
    """How many statements one acceptance takes, measured once on a warmed process."""
    accept(bureau.submitted(), bureau.clerk)
    counter = Reaper()
    case = bureau.submitted()
    with connection.execute_wrapper(counter):
        accept(case, bureau.clerk)
    return counter.seen


def test_thirty_killed_acceptances_are_whole_or_absent_and_can_be_pressed_again(bureau, statements):
    """The strikes are spread over the whole step, from its first statement to the moment after its commit."""
    strikes = [1 + round(n * statements / (VICTIMS - 1)) for n in range(VICTIMS)]
    cases, whole = [bureau.submitted() for _ in strikes], 0
    for case, strike in zip(cases, strikes, strict=True):
        assert victim(struck(case, bureau.clerk, strike)) == signal.SIGKILL
        assert faults(case) == []
        whole += Case.objects.get(pk=case.pk).state == "accepted"

        again = accept(case, bureau.clerk)  # the browser sends the same button once more

        assert (again.state, again.version) == ("accepted", 2)
        assert faults(case) == []
        assert Entry.objects.filter(case_id=case.pk, step="accept").count() == 1
        assert Letter.objects.filter(case_id=case.pk, name="accepted").count() == 1
    assert 1 <= whole < VICTIMS  # some died after the commit, most before it
    per_letter = Outbox.objects.filter(letter__name="accepted").values_list("letter").annotate(n=Count("pk"))
    assert {n for _, n in per_letter} == {3}  # paper, platform and e-mail, once each


def test_a_step_without_its_transaction_is_found_torn(bureau, monkeypatch):
    """The control: a step that commits before its journal line is left half done, and the comparison sees it."""
    case, append = bureau.submitted(), door.append

    def torn(*args, **kwargs):
        connection.connection.commit()
        os.kill(os.getpid(), signal.SIGKILL)
        return append(*args, **kwargs)

    monkeypatch.setattr(door, "append", torn)
    assert victim(lambda: accept(case, bureau.clerk)) == signal.SIGKILL

    assert Case.objects.get(pk=case.pk).state == "accepted"
    assert faults(case) == [f"{case.number}：状态或者版本与最后一条日志不符", "version", "state"]
