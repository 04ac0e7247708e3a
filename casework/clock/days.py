"""Counting days: when a period that may stand still ends."""

from datetime import timedelta

from policy import calendar, periods

ONE = timedelta(days=1)


def calendar_for(first, last=None):
    """The working days of the years a period may touch, in one query."""
    return calendar.load(first.year, (last or first).year + 2)


def stopped(day, stops):
    """The stop that covers a day, or None: the day of the event itself still counts, the day of resumption not yet."""
    return next((s for s in stops if s.since < day and (s.until is None or day <= s.until)), None)


def due(starts_on, number, unit, stops, working):
    """The last day of a period of `number` `unit`s that starts on an event's day and stands still during `stops`."""
    closed = [stop for stop in stops if stop.until and stop.until > starts_on]
    if not closed:
        return periods.plus(starts_on, number, unit, working)
    if unit == "working_day":
        day, left = starts_on, number
        while left:
            day += ONE
            left -= working.is_working(day) and not stopped(day, closed)
        return day
    day, last = starts_on, periods.raw(starts_on, number, unit)
    while day < last:
        day += ONE
        if stopped(day, closed):
            last += ONE
    return working.next_working(last)


def counted(day, unit, working, stops):
    """Whether a day counts towards a period in this unit."""
    return (unit != "working_day" or working.is_working(day)) and not stopped(day, stops)
