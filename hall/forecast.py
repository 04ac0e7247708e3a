"""When a decision may be expected, from how long earlier ones took; with few of them, the last ones as they were."""

from dataclasses import dataclass
from datetime import date

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Stop
from orgs.statistics.pace import kept


@dataclass(frozen=True)
class Forecast:
    """Four decisions in five came between `first` and `last`; `few` are working days of the last ones when there is less to tell.

    `starts`, `now` and `limit` draw the bar: per cent of the way from acceptance to the statutory last day.
    """

    pace: object
    first: date | None
    last: date | None
    passed: int
    start: int
    width: int


def forecast(case, process, receipt, day):
    """For a case whose clock for the decision runs; None otherwise. Two queries and the kept figures."""
    row = next((r for r in receipt.deadlines if r.kind == "clock" and r.name == "decision" and r.met_at is None), None)
    pace = kept(day).get(process.code) if row else None
    if pace is None or not pace.n:
        return None
    if not pace.enough:
        return Forecast(pace, None, None, 0, 0, 0)
    stops = list(Stop.objects.filter(case_id=case.pk, clock="decision"))
    working = calendar_for(row.starts_on, row.due_on)
    first, last = (due(row.starts_on, int(n), "working_day", stops, working) for n in pace.most)
    whole = max((row.due_on - row.starts_on).days, 1)
    passed, start, end = (min(100, round(100 * (d - row.starts_on).days / whole)) for d in (day, first, last))
    return Forecast(pace, first, last, passed, start, max(end - start, 2))
