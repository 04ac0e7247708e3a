"""Figure and Breakdown: a number with its name, its definition and the very rows it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count

ORGANIZATION, CASE = "organization", "case"
UNITS = {ORGANIZATION: "家", CASE: "件"}


@dataclass(frozen=True)
class Figure:
    """One number: code, label, definition; `rows(span, scope)` is the queryset that is counted and listed.

    `scope` is the code of the division looked at ("": all). `measure(span, scope)` replaces the count where the number
    is none; it gives text with one decimal, or None where there is nothing to divide by.
    """

    code: str
    label: str
    basis: str
    subject: str
    rows: Callable
    measure: Callable | None = None
    unit: str = ""

    def value(self, span, scope=""):
        """The number: int, text with one decimal, or None."""
        return self.measure(span, scope) if self.measure else self.rows(span, scope).count()

    @property
    def counted_in(self):
        """The unit people read."""
        return self.unit or UNITS[self.subject]


@dataclass(frozen=True)
class Breakdown:
    """A figure taken apart: `rows(span, scope)` carries the annotation `part`; one grouped query counts all parts.

    `names()` gives part -> name; those parts are shown even when they count nothing. `otherwise(part)` names the rest.
    """

    code: str
    label: str
    basis: str
    subject: str
    rows: Callable
    names: Callable = dict
    otherwise: Callable = str

    def counts(self, span, scope=""):
        """Part -> how many, the named parts first, then by number."""
        return self.sorted(self.found(span, scope), self.names())

    def found(self, span, scope):
        """Part -> how many, those that count something."""
        # order_by() drops the list's own order: a column ordered by would split the groups.
        return dict(self.rows(span, scope).order_by().values_list("part").annotate(n=Count("pk")))

    def sorted(self, found, names):
        """Named parts in their order, the others by number."""
        more = sorted((part for part in found if part not in names), key=lambda part: (-found[part], str(part)))
        return {part: found.get(part, 0) for part in [*names, *more]}

    def table(self, span, scope=""):
        """[(part, name, how many)] for a page."""
        names = self.names()
        return [(part, names.get(part) or self.otherwise(part), n)
                for part, n in self.sorted(self.found(span, scope), names).items()]  # fmt: skip

    def narrowed(self, rows, part):
        """The rows of one part."""
        return rows.filter(part=part)

    def of(self, part):
        """The figure of one part."""
        label = f"{self.label}：{self.names().get(part) or self.otherwise(part)}"
        return Figure(self.name(part), label, self.basis, self.subject,
                      lambda span, scope="": self.narrowed(self.rows(span, scope), part))  # fmt: skip

    def name(self, part):
        """How a part is called in frozen periods and in named cells."""
        return f"{self.code}_{part}"


def share(code, label, basis, part, whole):
    """A figure in per cent with one decimal: how many of `whole` are in `part`; its list is the part."""

    def measure(span, scope=""):
        return decimal(100 * part.value(span, scope), whole.value(span, scope))

    return Figure(code, label, basis, part.subject, part.rows, measure, "%")


def decimal(number, by):
    """number / by with one decimal, halves rounded up; None when there is nothing to divide by."""
    if not by:
        return None
    tenths = int(Fraction(number) * 10 / by + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"
