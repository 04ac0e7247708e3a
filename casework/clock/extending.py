"""Extending a clock: more days by a rule, as a move with its reason. The length is the sum of the rules the row names."""

from casework.clock import wall
from casework.clock.deadline import Deadline, Move
from casework.clock.deadlines import recompute
from casework.clock.tick import copy_nearest


def running(case_pk, name):
    """The statutory row of a case's running clock, or None."""
    return Deadline.objects.filter(case_id=case_pk, kind="clock", name=name, met_at__isnull=True).first()


def extended(row, key):
    """Whether a running period was lengthened by this rule before."""
    return key in row.rule.split(",")


def extend(case_pk, name, rule, reason):
    """Lengthen a running clock by a rule of the same unit; returns its new last day.

    Called by an effect, within the step's transaction and lock; the promise beside the clock stays what was promised.
    Raises ValueError where nothing runs or the units differ.
    """
    row = running(case_pk, name)
    if row is None or row.unit != rule.unit:
        raise ValueError(f"no clock {name} of case {case_pk} that counts in {rule.unit}")
    old = row.due_on
    row.rule, row.number, row.expired_at = f"{row.rule},{rule.key}", row.number + int(rule.number), None
    row.save(update_fields=["rule", "number", "expired_at"])
    recompute(row)
    Move.objects.create(deadline=row, old=old, new=row.due_on, reason=reason[:200], moved_at=wall())
    copy_nearest(case_pk)
    return row.due_on
