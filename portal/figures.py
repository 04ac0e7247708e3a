"""The figures the public sees: counted once in ten minutes, not at every visit."""

from django.core.cache import cache

from casework.journal.instant import today
from orgs.organization import Kind
from orgs.statistics.organizations import established, standing
from orgs.statistics.pace import paces
from orgs.statistics.returns import returns
from orgs.statistics.span import Span

KEPT = 600  # seconds


def figures(day=None):
    """What the home page and /stats/ show: {standing, kinds, established, paces, returns}, as of a day (None: today)."""
    day = day or today()
    return cache.get_or_set(f"portal:figures:{day:%Y%m%d}", lambda: counted(day), KEPT)


def counted(day):
    """The same, counted now."""
    year = Span(day.replace(month=1, day=1), day)
    rows = standing(year)
    kinds = dict.fromkeys(Kind.values, 0)
    for kind in rows.order_by().values_list("kind", flat=True):
        kinds[kind] += 1
    timed = paces(day)
    days = [n for pace in timed for n in (pace.middle, pace.promise and pace.promise.number) if n]
    return {
        "day": day, "longest": max(days, default=0), "standing": sum(kinds.values()), "established": established(year).count(),
        "kinds": [(label, kinds[value]) for value, label in Kind.choices], "paces": timed, "returns": returns(day),
    }  # fmt: skip


__all__ = ["counted", "figures"]
