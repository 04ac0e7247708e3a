"""The one clock: `now()` and `today()` in Asia/Shanghai; `at()` lets imports and demonstrations act in the past."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_entered = ContextVar("entered_instant", default=None)


def now():
    """The instant at which things happen: entered by `at`, else the wall clock's."""
    return _entered.get() or datetime.now(tz=timezone.get_default_timezone())


def wall():
    """The instant at which things are written down; never entered."""
    return datetime.now(tz=timezone.get_default_timezone())


def today():
    """The day of `now()` in Asia/Shanghai."""
    return day_of(now())


def day_of(instant):
    """The calendar day of an instant in Asia/Shanghai."""
    return instant.astimezone(timezone.get_default_timezone()).date()


@contextmanager
def at(instant):
    """Act at a past instant: for demonstration data and imports only; journal lines keep both instants."""
    token = _entered.set(instant)
    try:
        yield instant
    finally:
        _entered.reset(token)
