"""Two officials decide at once, a hundred times: one wins, the other learns who was first."""

import threading
import uuid

import pytest
from django.db import connection, connections

from casework.core import perform as door
from casework.core.answers import Stale
from casework.core.models import Entry
from casework.core.process import PROCESSES

pytestmark = [pytest.mark.engine, pytest.mark.django_db(transaction=True)]
ROUNDS = 100


def at_once(*jobs):
    """Run callables at the same moment in threads of their own; returns what each returned or raised."""
    gate, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            gate.wait()
            results[place] = job()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, job)) for n, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.fixture
def ping_pong(bureau):
    """One case that two clerks fight over: each round a correction notice against an acceptance."""
    return bureau.submitted()


FACTS = {"corrections": [{"was": "一", "now": "二"}], "confirmed_by": "冉志勤"}


def correcting(case, version, by):
    """A job that mends a slip of the pen from a page of this version."""
    return lambda: door.perform(case.pk, "fix_on_spot", by=by, version=version, key=uuid.uuid4().hex, **FACTS)


def test_two_clerks_decide_at_once_a_hundred_times(bureau, ping_pong):
    case = ping_pong
    for _ in range(ROUNDS):
        version = type(case).objects.get(pk=case.pk).version
        results = at_once(*(correcting(case, version, by) for by in (bureau.clerk, bureau.clerk2)))
        lost = [r for r in results if isinstance(r, Exception)]
        assert len(lost) == 1
        assert isinstance(lost[0], Stale)
        assert lost[0].entry.actor in (bureau.clerk, bureau.clerk2)
    assert Entry.objects.filter(case_id=case.pk, step="fix_on_spot").count() == ROUNDS


def test_without_the_lock_the_loser_is_not_told(bureau, ping_pong, monkeypatch):
    """The control: read without a lock and outside IMMEDIATE, both get past the version."""
    case = ping_pong
    meet = threading.Barrier(2)

    def unlocked(pk, known=None):
        row = PROCESSES["establishment"].cases.objects.get(pk=pk)
        meet.wait(timeout=20)
        return row

    monkeypatch.setattr(door, "locked", unlocked)
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    results = at_once(*(correcting(case, 1, by) for by in (bureau.clerk, bureau.clerk2)))

    answers = sorted(type(r).__name__ for r in results)
    if connection.vendor == "sqlite":
        assert answers == ["Establishment", "OperationalError"]  # "database is locked": nobody is told who was first
    else:
        assert answers == ["Establishment", "Establishment"]  # both get through, the second overwrites the first
        assert Entry.objects.filter(case_id=case.pk, step="fix_on_spot").count() == 2
        assert type(case).objects.get(pk=case.pk).version == 2


def test_the_same_button_pressed_twice_at_once_is_carried_out_once(bureau, ping_pong):
    results = at_once(
        *(lambda: door.perform(ping_pong.pk, "accept", by=bureau.clerk, version=1, key="k") for _ in "ab")
    )

    assert Entry.objects.filter(case_id=ping_pong.pk, step="accept").count() == 1
    assert [getattr(r, "version", None) for r in results] == [2, 2]
