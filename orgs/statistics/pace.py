"""Pace: how many working days a decision really took, beside the promised and the statutory period, for the public.

Counted as `orgs.statistics.durations` counts: working days from the day after acceptance to the day of the decision,
without the days on which the clock stood still.
"""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.core.cache import cache

from casework.clock.deadline import Stop
from orgs.statistics import cases
from orgs.statistics.durations import taken
from orgs.statistics.span import Span
from policy import calendar, rules

# Below this many decisions a share would say more than is known: the last few are shown as they were.
ENOUGH, FEW = 20, 5
YEAR = timedelta(days=365)
KEPT = 600  # seconds


@dataclass(frozen=True)
class Pace:
    """One procedure over the twelve months up to a day: `days` are the working days of each decision, newest first.

    `limit` and `promise` are the rules in force on the day (promise may be None).
    """

    code: str
    title: str
    limit: object
    promise: object
    days: tuple

    @property
    def n(self):
        """How many decisions."""
        return len(self.days)

    @property
    def enough(self):
        """Whether a middle and a range may be told."""
        return self.n >= ENOUGH

    @property
    def middle(self):
        """The median in working days, one decimal where it is no whole number; None without a decision."""
        found = median(self.days) if self.days else None
        return int(found) if found is not None and found == int(found) else found

    @property
    def most(self):
        """(from, to): the working days four in five decisions lay between, both ends included; None when too few."""
        if not self.enough:
            return None
        ordered = sorted(self.days)
        tenth = self.n // 10
        return ordered[tenth], ordered[self.n - 1 - tenth]

    @property
    def last(self):
        """The last few, newest first."""
        return self.days[:FEW]


def paces(day):
    """The pace of every procedure with a clock for its decision, by code. Five queries, however many cases."""
    span = Span(day - YEAR, day)
    rows = list(cases.met(span, "clock").order_by("-met_at", "-pk")
                .values_list("case__process", "case_id", "starts_on", "met_at__date"))  # fmt: skip
    stops = {}
    for stop in Stop.objects.filter(case_id__in=cases.met(span, "clock").values("case_id"), clock="decision"):
        stops.setdefault(stop.case_id, []).append(stop)
    working = calendar.load(min((row[2] for row in rows), default=day).year, day.year + 1)
    found = {}
    for process, case, since, until in rows:
        found.setdefault(process, []).append(taken(since, until, stops.get(case, ()), working))
    clocks = [(p, c) for p in sorted(cases.counted(), key=lambda p: p.code) for c in p.clocks if c.name == "decision"]
    keys = {key for _, clock in clocks for key in (plain(clock.rule), plain(clock.promise)) if key}
    known = rules.values(keys, on=day)
    return [
        Pace(p.code, p.title, known[plain(c.rule)], known.get(plain(c.promise)), tuple(found.get(p.slug, ())))
        for p, c in clocks
    ]


def plain(rule):
    """The ordinary key of a clock whose rule depends on the case; None where there is none."""
    return getattr(rule, "key", rule)


def kept(day):
    """Code -> pace as of a day, counted once in ten minutes."""
    return cache.get_or_set(f"paces:{day:%Y%m%d}", lambda: {pace.code: pace for pace in paces(day)}, KEPT)
