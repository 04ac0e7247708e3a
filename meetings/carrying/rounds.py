"""督办任务: once a minute the tasks are held against the journals of their cases: taken, closed without it, or taken back."""

import logging

from casework.core.case import Case
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from meetings.carrying.journal import line_of
from meetings.carrying.states import WAITING, State
from meetings.charges import SLUG, Charge
from network.actors import the_clock

log = logging.getLogger(__name__)


def go_round(day):
    """Close what was carried out and what lapsed, stand up what was recalled; returns how many tasks moved."""
    rows = Charge.objects.filter(task__process=SLUG).select_related("task__parent", "decision").order_by("pk")
    moved = sum(_settle(row) for row in rows.filter(task__state__in=WAITING))
    return moved + sum(_recalled(row) for row in rows.filter(task__state=State.DONE, decision__closed_at__isnull=True))


def _settle(row):
    """Whether the task moved: its step was taken, its case is over, or its decision is. A new handler of the case gets it."""
    task, line = row.task, line_of(row)
    if line:
        return _take(task, "find_done", line=line.seq)
    if task.parent.closed_at:
        return _take(task, "lapse")
    if row.decision.closed_at:
        return _take(task, "let_go")
    if task.state == State.STANDING and task.handler_id != task.parent.handler_id:
        _give(row)
    return False


def _give(row):
    """Bring the task's copy of who handles the case, and of whom it awaits, up to date: no step, the version stays."""
    task = PROCESSES[SLUG].cases.objects.get(pk=row.task_id)
    task.handler = row.task.parent.handler
    Case.objects.filter(pk=task.pk).update(handler=task.handler, awaits=",".join(PROCESSES[SLUG].awaited(task)))


def _recalled(row):
    """Whether the line that closed the task was taken back meanwhile."""
    return line_of(row) is None and _take(row.task, "stand_again")


def _take(task, step, **facts):
    try:
        perform(task.pk, step, by=the_clock, **facts)
    except Closed as closed:
        log.warning("task %s: %s", task.pk, closed)
        return False
    return True
