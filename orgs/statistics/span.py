"""Span: the days a figure speaks of, and the instants up to which things were known."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

EARLIEST = date(1949, 10, 1)
MONTH = re.compile(r"(\d{4})-(\d{1,2})")
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class Unclear(ValueError):
    """What was typed is no day or month to count for; the sentence says what to write instead."""


@dataclass(frozen=True)
class Span:
    """From `first` to and with `last` (Asia/Shanghai), as known at `known` (None: now).

    `known_before` is the instant the period before was closed at: what happened before `first` and was learnt only
    after that instant is counted in this span. None: things are counted by the day on which they happened alone.
    """

    first: date
    last: date
    known: datetime | None = None
    known_before: datetime | None = None

    @property
    def before(self):
        """The day before the first."""
        return self.first - timedelta(days=1)

    def happened(self):
        """A condition on journal lines: done within the span, or earlier and learnt since the last closing."""
        within = Q(at__gte=start_of(self.first), at__lt=start_of(self.last + timedelta(days=1)))
        if self.known_before:
            within |= Q(at__lt=start_of(self.first), recorded_at__gt=self.known_before)
        if self.known:
            within &= Q(recorded_at__lte=self.known)
        return within & Q(outcome="done")


def start_of(day):
    """0:00 of a day in Asia/Shanghai."""
    return timezone.make_aware(datetime.combine(day, time.min))


def month(text):
    """(first, last) day of a month written 2026-10. Raises Unclear."""
    found = MONTH.fullmatch(text.strip())
    try:
        first = date(int(found[1]), int(found[2]), 1)
        if first < EARLIEST:
            raise ValueError
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (TypeError, ValueError, OverflowError):
        raise Unclear("月份请写成 2026-10 的样子，不早于1949年10月。") from None


def day(text):
    """A day written 2026-10-31. Raises Unclear."""
    found = DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups()))
    except (AttributeError, ValueError):
        raise Unclear("日期请写成 2026-10-31 的样子。") from None


def asked(on, known, today):
    """The span of a typed day or month (empty: today), as known at the end of a typed day (empty: now). Raises Unclear.

    For a day, what happened is counted from the first of its month; a month under way ends today.
    """
    if not on.strip():
        first, last = today.replace(day=1), today
    elif MONTH.fullmatch(on.strip()):
        first, last = month(on)
    else:
        try:
            last = day(on)
        except Unclear:
            raise Unclear("请写成 2026-10-31（某一天）或者 2026-10（整月）的样子。") from None
        first = last.replace(day=1)
    if first > today or (last > today and not MONTH.fullmatch(on.strip())):
        raise Unclear("还没有到的日子没有数字，请写今天或者更早的日期。")
    if last < EARLIEST:
        raise Unclear("请写1949年10月1日以后的日期。")
    return Span(first, min(last, today), end_of(known, today) if known.strip() else None)


def end_of(text, today):
    """24:00 of a typed day. Raises Unclear for nonsense and for days to come."""
    found = day(text)
    if found > today:
        raise Unclear("“按哪一天所知”不能晚于今天；不填写就是按现在所知。")
    return start_of(found + timedelta(days=1)) - timedelta(microseconds=1)
