"""Periods: the last day of a period that begins with an event (民法典第二百零一条至第二百零三条).

The day of the event does not count; a calendar period that ends on a day off ends on the next working day.
"""

from calendar import monthrange
from datetime import date, timedelta


def raw(day: date, number: int, unit: str) -> date:
    """The last day by the calendar alone, before any day off is considered. Raises ValueError for other units."""
    if unit == "calendar_day":
        return day + timedelta(days=number)
    if unit in ("month", "year"):
        months = day.month - 1 + number * (12 if unit == "year" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    raise ValueError(f"not a period of days: {unit}")


def plus(day: date, number: int, unit: str, working) -> date:
    """The last day of a period of `number` working_day, calendar_day, month or year after the event's day."""
    if unit == "working_day":
        return working.add(day, number)
    return working.next_working(raw(day, number, unit))
