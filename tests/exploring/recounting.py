"""Deadlines counted anew from the journal alone: when each began, when it stood still, how long its rules make it, day by day.

A second writing of casework.clock: of the stored rows only the last day, the rules' keys and whether they run are compared.
"""

from datetime import timedelta
from functools import cache

from django.db.models import Q

from casework.clock.deadline import Deadline
from casework.core.case import NEVER
from casework.core.models import Entry
from casework.core.process import PROCESSES
from casework.journal.instant import day_of
from orgs.certificate import Certificate
from policy.periods import raw
from policy.rules import value
from tests.exploring.explorer import NOTES

# Where a period begins with another event than the step that opened it: written down by hand.
SINCE = {("establishment", "announced"): lambda case: Certificate.objects.standing(case).issued_on}
FROM = {"deem_accepted": lambda case: case.received_on}
# Its first period goes on when a case comes back: tests/casework/test_deadlines.py.
APART = {"correction_requested"}
LENGTHENED = {"consultation.extension_max": "grant_extension"}


class Lines:
    """The steps of one case and its matters that stand: what was recalled is gone. Read once, then only what is new."""

    def __init__(self, pk):
        self.pk, self.read, self.of = pk, 0, {}

    def more(self):
        """Read on."""
        rows = Entry.objects.filter(Q(case_id=self.pk) | Q(case__parent_id=self.pk), pk__gt=self.read, outcome="done").order_by("pk")
        for line in rows:
            self.read, kept = line.pk, self.of.setdefault(line.case_id, [])
            if line.step == "recall":
                kept[:] = [one for one in kept if one.seq != line.recalls]
            elif line.step not in NOTES:
                kept.append(line)


def in_state(case, lines):
    """The day on which the case came into its state."""
    entered = [line for line in lines if line.target == case.state and line.source != case.state]
    since = SINCE.get((case.process, case.state))
    return since(case) if since else day_of(entered[-1].at)


def on_clock(case, lines, clock):
    """(first day, [(still since, still until)]) of a statutory clock that runs or stands still now, else None."""
    start, still = None, []
    for line in lines:
        day, state = day_of(line.at), line.target
        if state in clock.stops:
            if start and not (still and still[-1][1] is None):
                still.append((day, None))
        elif state in clock.runs:
            if still and still[-1][1] is None:
                still[-1] = (still[-1][0], day)
            start = start or FROM.get(line.step, lambda case, day=day: day)(case)
        else:
            start, still = None, []
    return (start, still) if start else None


def last_day(start, number, unit, still, working):
    """The last day, walked day by day; while a clock stands still its last day is not told."""
    halted = {since + timedelta(days=n) for since, until in still if until for n in range(1, (until - since).days + 1)}
    day, left = start, number if unit == "working_day" else (raw(start, number, unit) - start).days
    while left:
        day += timedelta(days=1)
        left -= day not in halted and (unit != "working_day" or working.is_working(day))
    while not working.is_working(day):
        day += timedelta(days=1)
    return day


def expected(case, lines):
    """(kind, name) -> (first day, stands still) of every period that is to run for the case now."""
    process, found = PROCESSES[case.process], {}
    if process.rests[case.state].limit_keys(case):
        found["state", case.state] = in_state(case, lines), []
    for clock in process.clocks:
        running = on_clock(case, lines, clock)
        if running:
            found["clock", clock.name] = running
            if clock.promise_key(case):
                found["promise", clock.name] = running
    return found


@cache
def days_of(key, on, known):
    """A rule's number; no rule changes while one explores."""
    return int(value(key, on=on, known=known).number)


def running(pk):
    """Case -> its periods that run, of a case and its matters."""
    found = {}
    for row in Deadline.objects.filter(Q(case_id=pk) | Q(case__parent_id=pk), met_at__isnull=True):
        found.setdefault(row.case_id, {})[row.kind, row.name] = row
    return found


def check(case, lines, rows, working):
    """Assert that the stored periods of one case are those, and end on the day counted here; returns the first last day."""
    wanted = expected(case, lines)
    assert set(rows) == set(wanted), (case.number, case.state)
    for key, row in rows.items():
        keys, (start, still) = row.rule.split(","), wanted[key]
        number = sum(days_of(one, case.rules_on, case.rules_known) for one in keys)
        for longer, step in LENGTHENED.items():
            assert (longer in keys) == any(line.step == step for line in lines if key[0] == "clock"), (case.number, key)
        if row.name not in APART:
            assert row.due_on == last_day(start, number, row.unit, still, working), (case.number, key, start, number, still)
    return min((row.due_on for row in rows.values()), default=NEVER)
