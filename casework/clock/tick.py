"""tick: once a minute, the clock takes the steps that time itself takes. A second run changes nothing."""

import logging

from django.db import transaction

from casework.clock import day_of, now, wall
from casework.clock.days import calendar_for
from casework.clock.deadline import Deadline, Move
from casework.clock.deadlines import nearest, recompute, running_after
from casework.core.case import Case
from casework.core.perform import Closed, locked, perform
from network.actors import the_clock
from policy.kept import kept
from policy.models import CalendarYear

log = logging.getLogger(__name__)
BATCH = 500
# name -> callable(day) -> how many steps were taken: what time does beside deadlines (reminders); filled by ready().
ROUNDS = {}


def tick():
    """Expire what is over; returns counts by what was done."""
    with kept():
        done = {"steps": 0, "warned": 0, "kept": 0, "recomputed": recompute_provisional()}
        for row in running_after(day_of(now())).order_by("due_on", "id")[:BATCH]:
            done[expire(row.pk)] += 1
        done["steps"] += sum(go_round(day_of(now())) for go_round in ROUNDS.values())
    return done


def expire(pk):
    """Act on one deadline that is over: take its step or mark the warning; returns which of the two."""
    row = Deadline.objects.filter(pk=pk, met_at__isnull=True, expired_at__isnull=True).select_related("case").first()
    if row is None:
        return "kept"
    if halted(row):
        return "kept"
    taken = None
    if row.on_expiry:
        try:
            taken = perform(row.case, row.on_expiry, by=the_clock)
        except Closed as closed:
            log.warning("deadline %s of case %s: %s", row.name, row.case_id, closed)
    if not taken or row.kind != "state" or taken.state == row.name:  # with its state a limit is over
        Deadline.objects.filter(pk=pk, met_at__isnull=True).update(expired_at=now())
    return "steps" if taken else "warned"


def halted(row):
    """Whether an outage that still lasts covers the last day of an applicant."""
    from casework.clock import outages

    return outages.is_applicants(row) and outages.halted(row, outages.standing())


def recompute_provisional():
    """Deadlines that rested on a year not yet published, and now can be computed: returns how many were."""
    count = 0
    published = CalendarYear.objects.filter(provisional=False).values_list("year", flat=True)
    rows = Deadline.objects.filter(provisional=True, met_at__isnull=True, due_on__year__in=list(published))
    for row in rows.select_related("case").order_by("id"):
        if not calendar_for(row.starts_on).provisional(row.due_on):
            with transaction.atomic():
                old = row.due_on
                recompute(row)
                if row.due_on != old:
                    Move.objects.create(deadline=row, old=old, new=row.due_on, moved_at=wall(),
                                        reason=f"{row.due_on.year}年节假日安排已经公布")  # fmt: skip
                copy_nearest(row.case_id)
            count += 1
    return count


def copy_nearest(pk):
    """Bring a case's copy of what is due first, and of whom it awaits, up to date outside a step: raises no version."""
    case = locked(pk)
    nearest(case)
    # Deadline recomputation is no step: it touches the copy alone and leaves the version (DESIGN: what raises it).
    Case.objects.filter(pk=pk).update(due_on=case.due_on, awaits=case.awaits)
