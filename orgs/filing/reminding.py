"""Drafts and corrections that soon run out: each is reminded once, and ends by itself only after that (第十四条)."""

from datetime import timedelta

from casework.clock.deadline import Deadline
from casework.clock.running import running
from casework.core.perform import Closed, perform
from casework.journal.instant import day_of
from network.actors import the_clock
from policy.rules import value

DRAFT = "draft"


def reminding(state):
    """The rule that says how long before the end a draft or a correction is reminded."""
    return "filing.draft_reminder" if state == DRAFT else "filing.correction_reminder"


def was_reminded(case, act):
    """到期前已经提醒过。"""
    row = running(case)
    if case.reminded_on is None or (row and case.reminded_on < day_of(row.opened_at)) or case.reminded_on >= act.day:
        yield "到期前还没有提醒过申请人，先提醒。"


def reminder_is_due(case, act):
    """到了该提醒的日子，这一段还没有提醒过。"""
    row = running(case)
    if row is None or act.day < row.due_on - timedelta(days=int(act.rule(reminding(case.state)).number)):
        yield "还没有到提醒的日子。"
    elif case.reminded_on and case.reminded_on >= day_of(row.opened_at):
        yield "已经提醒过。"


def go_round(rows, day, ends):
    """Remind, then end what ran out while nobody had been reminded yet; `ends` is state -> step. Returns how many steps."""
    return _remind(rows, day, ends) + _end(rows, day, ends)


def _remind(rows, day, ends):
    taken = 0
    for state in ends:
        last = day + timedelta(days=int(value(reminding(state), on=day).number))
        due = Deadline.objects.filter(kind="state", name=state, met_at__isnull=True, due_on__lte=last)
        found = rows.filter(state=state, pk__in=due.values("case_id"), reminded_on__isnull=True)
        again = rows.filter(state=state, pk__in=due.values("case_id"), reminded_on__isnull=False)
        stale = [case.pk for case in again if not case.deadlines.filter(
            kind="state", name=state, met_at__isnull=True, opened_at__date__lte=case.reminded_on).exists()]  # fmt: skip
        taken += sum(take(pk, "remind") for pk in [*found.values_list("pk", flat=True), *stale])
    return taken


def _end(rows, day, ends):
    over = Deadline.objects.filter(kind="state", met_at__isnull=True, due_on__lt=day, expired_at__isnull=False)
    found = rows.filter(state__in=list(ends), pk__in=over.values("case_id"), reminded_on__lt=day)
    return sum(take(pk, ends[state]) for pk, state in found.values_list("pk", "state"))


def take(pk, step):
    """One step of the clock; 0 where its door is shut."""
    try:
        perform(pk, step, by=the_clock)
    except Closed:
        return 0
    return 1
