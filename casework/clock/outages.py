"""Outages: while the platform was down applicants could not act, so their last days move; the office's own never do.

A last day that an outage touched moves to the working day after the outage's last day, and on from there while another
outage touches it: overlapping and adjacent ones count once. Every day is computed from the outages that stand, never
counted up; a withdrawn outage moves it back, but not before today.
"""

from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef

from casework.clock import day_of, now, today, wall
from casework.clock.days import calendar_for
from casework.clock.deadline import Deadline, Move, Outage
from casework.clock.tick import copy_nearest
from casework.core.act import actor_of
from casework.core.perform import locked
from casework.core.process import process_of
from casework.journal.entry import Entry, append

APPLICANTS, STEP = {"applicant", "founder"}, "outage"
NOTICE, KEPT = "outage:notice", 60


class Overtaken(Exception):
    """Somebody else has closed or withdrawn it meanwhile."""


def standing():
    """The outages that count, as (first day, last day or None while it lasts)."""
    rows = Outage.objects.filter(withdrawn_at__isnull=True).order_by("since")
    return [(day_of(row.since), day_of(row.until) if row.until else None) for row in rows]


def settled(day, outages):
    """Where a last day comes to lie under these outages that have ended; `day` itself where none touches it."""
    ended = [(first, last) for first, last in outages if last is not None]
    while touched := [last for first, last in ended if first <= day <= last]:
        day = calendar_for(max(touched)).add(max(touched), 1)
    return day


def halted(row, outages):
    """Whether an outage that still lasts covers the last day: nothing expires before it is over."""
    return is_applicants(row) and any(last is None and first <= row.due_on for first, last in outages)


def is_applicants(row):
    """Whether the state the deadline belongs to waits for the applicant."""
    if row.kind != "state":
        return False
    rest = process_of(row.case).rests.get(row.name)
    return rest is not None and bool(APPLICANTS & set(rest.awaits))


@transaction.atomic
def record(since, until, reason, by):
    """Write down an outage; `until` None: it still lasts. Moves what it touched."""
    outage = Outage.objects.create(since=since, until=until, reason=reason, recorded_at=wall(), recorded_by=by)
    _follow(outage, by)
    return outage


@transaction.atomic
def close(outage, until, by):
    """It is over. Raises Overtaken."""
    fresh = Outage.objects.select_for_update(of=("self",)).get(pk=outage.pk)
    if fresh.until is not None or fresh.withdrawn_at:
        raise Overtaken
    fresh.until = until
    fresh.save(update_fields=["until"])
    _follow(fresh, by)
    return fresh


@transaction.atomic
def withdraw(outage, reason, by):
    """It was written down by mistake: last days go back, none before today. Raises Overtaken."""
    fresh = Outage.objects.select_for_update(of=("self",)).get(pk=outage.pk)
    if fresh.withdrawn_at:
        raise Overtaken
    fresh.withdrawn_at, fresh.withdrawn_by, fresh.withdrawn_reason = wall(), by, reason
    fresh.save()
    _follow(fresh, by)
    return fresh


def _follow(outage, by):
    """Compute anew every last day the outage touches or has moved."""
    cache.delete(NOTICE)
    outages = standing()
    touched = Deadline.objects.filter(kind="state", met_at__isnull=True, due_on__gte=day_of(outage.since))
    if outage.until:
        touched = touched.filter(due_on__lte=day_of(outage.until))
    moved = Deadline.objects.filter(met_at__isnull=True, moves__outage=outage)
    for row in (touched | moved).distinct().select_related("case").order_by("id"):
        if is_applicants(row):
            _move(row, outage, outages, by)


def _move(row, outage, outages, by):
    if outage.withdrawn_at:
        # Back to where it would lie without this one, but no last day of an applicant becomes yesterday.
        first = row.moves.filter(outage__isnull=False).order_by("pk").first()
        day = max(settled(first.old, outages), min(row.due_on, today()))
    else:
        day = settled(row.due_on, outages)
    if day == row.due_on:
        return
    reason = f"中断记录撤回：{outage.withdrawn_reason}" if outage.withdrawn_at else outage.reason
    Move.objects.create(deadline=row, old=row.due_on, new=day, reason=reason, moved_at=wall(), outage=outage)
    old, row.due_on = row.due_on, day
    row.expired_at = None
    row.save(update_fields=["due_on", "expired_at"])
    case = locked(row.case_id)
    append(case, step=STEP, at=now(), recorded_at=wall(), actor=actor_of(by, None, case, today()),
           facts={"deadline": row.name, "old": old.isoformat(), "new": day.isoformat(), "reason": reason},
           open_names=("deadline", "old", "new"))  # fmt: skip
    copy_nearest(row.case_id)


def too_late(outage):
    """Deadlines of applicants that ended by the clock within the outage: a person has to look at each of these cases."""
    taken = Entry.objects.filter(case=OuterRef("case"), step=OuterRef("on_expiry"), at=OuterRef("met_at"), outcome="done")
    rows = Deadline.objects.filter(Exists(taken), kind="state", met_at__isnull=False, due_on__gte=day_of(outage.since))
    rows = rows.exclude(on_expiry="").select_related("case").order_by("due_on", "id")
    if outage.until:
        rows = rows.filter(due_on__lte=day_of(outage.until))
    return [row for row in rows[:200] if is_applicants(row)]


def notice():
    """What every page says while the platform is not whole: the reason, or "". Asked once a minute."""
    return cache.get_or_set(NOTICE, _notice, KEPT)


def _notice():
    row = Outage.objects.filter(until__isnull=True, withdrawn_at__isnull=True, since__lte=wall()).order_by("-since").first()
    return row.reason if row else ""
