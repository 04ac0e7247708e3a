"""社区社会组织: drafts and corrections that soon run out are said once, in time; ends wait until they were."""

from datetime import timedelta

from casework.clock.deadline import Deadline
from casework.clock.running import running
from casework.core.process import PROCESSES
from casework.journal.instant import day_of
from orgs.filing.on_notice import take, take_objections
from policy.rules import value

MENDING = ("community_returned", "correction", "correction_extended", "returned")
REMINDED = {"draft": "filing.draft_reminder", **dict.fromkeys(MENDING, "filing.correction_reminder")}
ENDS = {"draft": "discard_draft", **dict.fromkeys(MENDING, "close_unanswered")}


def go_round(process, day):
    """What time does to the open cases of a process; returns how many steps. A second run on the same day changes nothing."""
    rows = PROCESSES[process].cases.objects.filter(closed_at__isnull=True)
    if not rows.exists():
        return 0
    return remind(rows, day) + end(rows, day) + take_objections(rows)


def remind(rows, day):
    """Drafts and corrections that soon run out, each once."""
    taken = 0
    for state, key in REMINDED.items():
        last = day + timedelta(days=int(value(key, on=day).number))
        due = Deadline.objects.filter(kind="state", name=state, met_at__isnull=True, due_on__lte=last)
        found = rows.filter(state=state, pk__in=due.values("case_id"), reminded_on__isnull=True)
        again = rows.filter(state=state, pk__in=due.values("case_id"), reminded_on__isnull=False)
        stale = [case.pk for case in again if not case.deadlines.filter(
            kind="state", name=state, met_at__isnull=True, opened_at__date__lte=case.reminded_on).exists()]  # fmt: skip
        taken += sum(take(pk, "remind") for pk in [*found.values_list("pk", flat=True), *stale])
    return taken


def end(rows, day):
    """What ran out while nobody had been reminded yet ends the day after the reminder."""
    over = Deadline.objects.filter(kind="state", met_at__isnull=True, due_on__lt=day, expired_at__isnull=False)
    found = rows.filter(state__in=ENDS, pk__in=over.values("case_id"), reminded_on__lt=day)
    return sum(take(pk, ENDS[state]) for pk, state in found.values_list("pk", "state"))


def was_reminded(case, act):
    """到期前已经提醒过。"""
    row = running(case)
    if case.reminded_on is None or (row and case.reminded_on < day_of(row.opened_at)) or case.reminded_on >= act.day:
        yield "到期前还没有提醒过申请人，先提醒。"


def reminder_is_due(case, act):
    """到了该提醒的日子，这一段还没有提醒过。"""
    row = running(case)
    if row is None or act.day < row.due_on - timedelta(days=int(act.rule(REMINDED[case.state]).number)):
        yield "还没有到提醒的日子。"
    elif case.reminded_on and case.reminded_on >= day_of(row.opened_at):
        yield "已经提醒过。"
