"""Outer systems in the demonstration: most cases entered, some still open, some overdue, one not to be entered."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from casework.journal.instant import at, today, wall
from casework.mirrors.keeping import confirm, enter, waive
from casework.mirrors.reminding import remind, tell_chief
from casework.mirrors.rows import ExternalMirror
from policy import calendar

OPEN, TOTAL = 5, 10


def run(accounts):
    """Written down some days after the step; the newest stay open. Returns how many were entered."""
    working, clerk = calendar.load(today().year - 1, today().year + 1), accounts["clerk"]
    rows = list(ExternalMirror.objects.select_related("case").order_by("since", "pk"))
    late, rows = rows[:2], rows[2:-OPEN] if len(rows) > OPEN + TOTAL else rows[2:]
    for place, mirror in enumerate(rows, start=1):
        day = min(working.add(mirror.since, 2), today() - timedelta(days=1))
        if day < mirror.since:
            continue
        instant = min(timezone.make_aware(datetime.combine(day, time(15))), wall())
        with at(instant):
            if place == 7:
                told = waive(mirror, reason="市级系统已由业务主管单位录入。", by=clerk, version=0)
                confirm(told, reason="已在市级系统核对，确有记录。", by=accounts["reviewer"], version=1)
            else:
                enter(
                    mirror,
                    number=f"示{mirror.since:%Y}{place:05}",
                    entered_on=day,
                    status="已录入",
                    by=clerk,
                    version=0,
                )
    for mirror in late:
        chase(mirror, working)
    return len(rows) - len(late)


def chase(mirror, working):
    """An overdue one: the clock wrote on the day after the last one, and to the chief when nothing came of it."""
    for tell, days in ((remind, 1), (tell_chief, 5)):
        day = working.add(mirror.due_on, days)
        if day < today():
            with at(timezone.make_aware(datetime.combine(day, time(0, 1)))):
                tell(mirror.pk, day)
