"""督办: the monthly report of progress. A task that takes long is reported on by its lead every month (第四十一条)."""

from calendar import monthrange
from datetime import date

from casework.journal.entry import Entry
from casework.journal.instant import day_of
from policy.rules import values

DONE = ("reported", "accepted", "closed", "terminated")


def day_in(year, month, day):
    """The day of a month, or its last where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def missed(cases, until, since=None):
    """pk -> the days before `until` (from `since` on) by which a report was due and had not come; two queries for any number.

    Judged by the rules of `until`: it is a count of the office. A month counts where the task takes longer than the rule's
    months, was assigned before its day and was neither reported done nor ended by then; only the lead's own reports count.
    """
    rules = values(["decision.long_task", "decision.report_day"], on=until)
    months, number = int(rules["decision.long_task"].number), int(rules["decision.report_day"].number)
    lines = Entry.objects.filter(case_id__in=[case.pk for case in cases if case.state in DONE], step__in=("report_done", "end_early"), outcome="done")
    over = {pk: day_of(at) for pk, at in lines.order_by("seq").values_list("case_id", "at")}
    return {case.pk: _of(case, over.get(case.pk), months, number, until, since) for case in cases}


def _of(case, over, months, number, until, since):
    first = day_of(case.opened_at)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if (case.first_day or case.last_day) <= day_in(year, month + 1, first.day):
        return []
    told = {(on.year, on.month) for on in (date.fromisoformat(row["on"]) for row in case.progress if row["percent"] is not None) if on.day <= number}
    found, year, month = [], first.year, first.month
    while (due := day_in(year, month, number)) < until:
        if first < due and (over is None or due < over) and (since is None or due >= since) and (year, month) not in told:
            found.append(due)
        year, month = year + month // 12, month % 12 + 1
    return found
