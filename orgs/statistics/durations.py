"""How long decisions took: working days from acceptance to the decision, days that do not count left out."""

from casework.clock.days import counted
from casework.clock.deadline import Stop
from casework.journal.instant import day_of
from orgs.statistics import cases
from orgs.statistics.figure import CASE, Figure, decimal
from policy import calendar


def average(span, scope=""):
    """The mean with one decimal, over every decision of the span; None when there is none. Five queries, however many."""
    rows = cases.met(span, "clock").filter(case__division__code__startswith=scope)
    rows = list(rows.values_list("case_id", "starts_on", "met_at"))
    if not rows:
        return None
    stops = {}
    for stop in Stop.objects.filter(case_id__in=cases.met(span, "clock").values("case_id"), clock="decision"):
        stops.setdefault(stop.case_id, []).append(stop)
    working = calendar.load(min(row[1] for row in rows).year, span.last.year + 1)
    return decimal(sum(taken(s, day_of(m), stops.get(pk, ()), working) for pk, s, m in rows), len(rows))


def taken(since, until, stops, working):
    """Working days after `since` to and with `until`, without those on which the clock stood still."""
    days = (calendar.ONE * n + since for n in range(1, (until - since).days + 1))
    return sum(counted(day, "working_day", working, stops) for day in days)


DAYS = Figure(
    "average_days", "平均办理时间", "本期作出的决定，从受理次日起到作出决定当日止的工作日数，扣除依法不计入的时间，取平均，保留一位小数。", CASE,
    cases.decided, average, "个工作日",
)  # fmt: skip
