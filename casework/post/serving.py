"""Periods that run from service (送达): they begin when the paper that tells of them is served, not with the step that made it.

While its letter waits for a number or a seal such a period has not begun: `due_on` is NEVER, it cannot end, and nobody is late.
It begins on the day the letter is shown on the platform; who keeps the receipts may say a later day (papers.sealing.service).
"""

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline
from casework.clock.deadlines import limit_of, recompute
from casework.clock.tick import copy_nearest
from casework.core.case import NEVER, Case
from casework.core.process import process_of
from casework.post.rows import Letter

APPLICANTS = {"applicant", "founder"}
# The last days of appeals: nobody is awaited meanwhile, yet they run from the day the decision was received.
REMEDIES = "remedy."


def asked_of(declared):
    """The roles to whom a letter is addressed, as states and cards name them."""
    return APPLICANTS if declared.to == "applicant" else {declared.to}


def periods_of(letter, case):
    """Running periods that the step of a letter with a paper opened for whoever is written to. One query, or none."""
    process = process_of(case)
    declared = process.letters.get(letter.name)
    if declared is None or not letter.paper or letter.entry.target not in process.rests:
        return []
    rest = process.rests[letter.entry.target]
    awaited = bool(set(rest.awaits) & asked_of(declared))
    if not awaited and rest.awaits:
        return []
    rows = Deadline.objects.filter(case_id=case.pk, opened_at=letter.written_at, met_at__isnull=True)
    own = [row for row in rows if row.kind == "state" or (row.kind == "clock" and case.parent_id)]
    return own if awaited else [row for row in own if row.rule.startswith(REMEDIES)]


def suspend(letter, case):
    """What the letter tells of has not begun, because the letter waits. Called within the step that writes it."""
    rows = periods_of(letter, case)
    if not rows:
        return
    Deadline.objects.filter(pk__in=[row.pk for row in rows]).update(due_on=NEVER, provisional=False)
    letter.due_on = None
    _copy(case)


def serve(letter, day):
    """The periods of a letter begin on this day, its last day is written anew; nothing to do where they began on it already."""
    case = letter.case
    rows = [row for row in periods_of(letter, case) if row.due_on == NEVER or row.starts_on != day]
    for row in rows:
        row.starts_on, row.expired_at = day, None
        row.save(update_fields=["starts_on", "expired_at"])
        recompute(row)
        _not_before_the_earlier(row, case, day)
    if not rows:
        return
    told = rows[0].due_on if process_of(case).rests[letter.entry.target].awaits else None
    Letter.objects.filter(pk=letter.pk).update(due_on=told)
    copy_nearest(case.pk)


def _not_before_the_earlier(row, case, day):
    """A state to which a case comes back keeps its earlier last day, and at least what its rule leaves."""
    key = process_of(case).rests[row.name].resumes if row.kind == "state" else None
    earlier = Deadline.objects.filter(case_id=case.pk, kind="state", name=row.name, pk__lt=row.pk).order_by("-id").first() if key else None
    if earlier is None:
        return
    floor = limit_of(case, key)
    row.due_on = max(earlier.due_on, due(day, floor.number, floor.unit, (), calendar_for(day, earlier.due_on)))
    row.save(update_fields=["due_on"])


def _copy(case):
    """The case's copy of what is due first, on its row and on the object in hand."""
    copy_nearest(case.pk)
    case.due_on = Case.objects.values_list("due_on", flat=True).get(pk=case.pk)
