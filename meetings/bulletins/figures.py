"""督查通报: every quarter, by lead unit: how many decisions it had, finished, was late with, and how long it took (第四十四条)."""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.core.process import PROCESSES
from casework.journal.instant import day_of


@dataclass(frozen=True)
class Quarter:
    """A quarter of a year; `first` and `last` are its days."""

    year: int
    number: int

    @property
    def first(self):
        """The first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self):
        """The last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self):
        """The next one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self):
        """The one before."""
        return quarter_of(self.first - timedelta(days=1))

    @property
    def label(self):
        """As people write it."""
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"

    def __str__(self):
        return f"{self.year}-{self.number}"


def quarter_of(day):
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def asked(text, day):
    """The quarter written as 2026-4 that is not after the day's; the day's own where it is none."""
    year, _, number = text.partition("-")
    if year.isascii() and year.isdigit() and len(year) == 4 and number in ("1", "2", "3", "4") and year >= "2000":
        found = Quarter(int(year), int(number))
        if found.first <= day:
            return found
    return quarter_of(day)


def rows(quarter):
    """[{unit, held, done, late, ended, silent, days}] by lead unit. A decision that was late stays counted as late, however it ended."""
    found = {}
    model = PROCESSES["decision"].cases
    cases = list(model.objects.filter(opened_at__date__lte=quarter.last).select_related("unit").order_by("unit_id", "pk"))
    silent = model.unreported(cases, quarter.after.first, since=quarter.first)
    for case in cases:
        closed = day_of(case.closed_at) if case.closed_at else None
        if closed and closed < quarter.first:
            continue
        row = found.setdefault(case.unit_id, {"unit": case.unit.short, "held": 0, "done": 0, "late": 0, "ended": 0, "silent": 0, "took": []})
        row["held"] += 1
        row["late"] += bool(case.overdue_on and case.overdue_on <= quarter.last)
        row["silent"] += len(silent[case.pk])
        if closed and closed <= quarter.last:
            row["ended" if case.state == "terminated" else "done"] += 1
            if case.state == "closed":
                row["took"].append((closed - day_of(case.opened_at)).days)
    for row in found.values():
        took = row.pop("took")
        row["days"] = round(sum(took) / len(took)) if took else None
    return sorted(found.values(), key=lambda row: (-row["late"], -row["held"]))
