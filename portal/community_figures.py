"""年度活跃情况 of filed bodies, street by street, as the public reads it: counts and rates, no body by itself."""

from dataclasses import dataclass

from django.core.cache import cache

from orgs.filing import board, places
from orgs.statistics.figure import decimal

KEPT, LEAST = 600, 5  # seconds; of fewer bodies than this no rate is told: it would speak of single ones


@dataclass(frozen=True)
class Street:
    """One street's line, or the district's: rates are text in per cent, None where there are too few to tell."""

    name: str
    code: str
    in_force: int
    reported: str | None
    active: str | None


def yearly(day):
    """{year, streets, all}: the confirmation of the year of a day, counted once in ten minutes."""
    return cache.get_or_set(f"portal:community:{day:%Y%m%d}", lambda: counted(day), KEPT)


def counted(day):
    """The same, counted now."""
    area = places.top(day)
    counts = board.counted(area.code, day.year, day)
    streets = [line(street.name, street.code, counts.get(street.code, {})) for street in places.below(area, day)]
    return {"year": day.year, "streets": [row for row in streets if row.in_force], "all": line("全区", "", board.added(counts)), "least": LEAST}


def line(name, code, numbers):
    """One line of the table."""
    due, reported = numbers.get("due", 0), numbers.get("reported", 0)
    return Street(name, code, numbers.get("in_force", 0), decimal(100 * reported, due) if due >= LEAST else None,
                  decimal(100 * numbers.get("active", 0), reported) if reported >= LEAST else None)  # fmt: skip
