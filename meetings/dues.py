"""A last day that people set, as a running deadline of a case: what no rule's number of days gives."""

from casework.clock.deadline import Deadline, Move
from casework.clock.tick import copy_nearest
from casework.core.case import Case
from casework.journal.instant import now, today, wall

NAME = "due"


def run_until(case, last, *, expires, basis, label="完成时限"):
    """Open the deadline; on the day after it the clock takes the step `expires`."""
    start = today()
    Deadline.objects.create(
        case_id=case.pk, kind="clock", name=NAME, label=label, rule="decision.default_due", number=max(0, (last - start).days),
        unit="calendar_day", basis="、".join(str(one) for one in basis), starts_on=start, due_on=last, on_expiry=expires, opened_at=now(),
    )  # fmt: skip
    _follow(case)


def _follow(case):
    """The case's copy of what is due first, on its row and on the object in hand."""
    copy_nearest(case.pk)
    case.due_on = Case.objects.values_list("due_on", flat=True).get(pk=case.pk)


def running(case):
    """The deadline while it runs, or None."""
    return Deadline.objects.filter(case_id=case.pk, name=NAME, met_at__isnull=True).first()


def move(case, last, reason):
    """Another last day, with the reason; the old one stays readable."""
    row = running(case)
    Move.objects.create(deadline=row, old=row.due_on, new=last, reason=reason[:200], moved_at=wall())
    row.due_on, row.number, row.expired_at = last, max(0, (last - row.starts_on).days), None
    row.save(update_fields=["due_on", "number", "expired_at"])
    _follow(case)


def meet(case):
    """What was due has been done, need not be done any more, or has become late and is counted as late."""
    Deadline.objects.filter(case_id=case.pk, name=NAME, met_at__isnull=True).update(met_at=now())
    _follow(case)
