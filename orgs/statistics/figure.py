"""Figure and Breakdown: a number with its name, its definition and the very rows it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Sum

ORGANIZATION, CASE, FILED = "organization", "case", "filed"
UNITS = {ORGANIZATION: "家", CASE: "件", FILED: "个"}
PEOPLE, YUAN = "人", "元"


@dataclass(frozen=True)
class Figure:
    """One number: code, label, definition; `rows(span, scope)` is the queryset that is counted and listed.

    `scope` is the code of the division looked at ("": all). `measure(span, scope)` replaces the count where the number
    is none; it gives a number, text with decimals, or None where there is nothing to divide by or to add.
    Where the number is a sum, every row carries `amount` and `amount` is its unit; `detail` names what every row carries
    under that name beside the register's columns. `remark(span, scope)` is a sentence beside the number.
    """

    code: str
    label: str
    basis: str
    subject: str
    rows: Callable
    measure: Callable | None = None
    unit: str = ""
    amount: str = ""
    detail: str = ""
    remark: Callable | None = None

    def value(self, span, scope=""):
        """The number: int, text with decimals, or None."""
        return self.measure(span, scope) if self.measure else self.rows(span, scope).count()

    @property
    def counted_in(self):
        """The unit people read."""
        return self.unit or UNITS[self.subject]

    @property
    def computed(self):
        """Whether the number is more than the count of the rows; templates would call `measure` itself."""
        return self.measure is not None

    @property
    def listed_in(self):
        """The unit of the rows behind it."""
        return UNITS[self.subject]

    def told(self, value):
        """The number as people read it: a sum with separators."""
        return grouped(value) if self.amount and value is not None else value

    def beside(self, span, scope=""):
        """The sentence beside the number, or ""."""
        return self.remark(span, scope) if self.remark else ""


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


def total(code, label, basis, rows, unit, remark=None):
    """A figure that adds up what every row carries as `amount`: people, or fen told in yuan; None when there is no row."""

    def measure(span, scope=""):
        found = rows(span, scope).order_by().aggregate(n=Sum("amount"))["n"]
        return found if found is None or unit != YUAN else yuan(found)

    return Figure(code, label, basis, ORGANIZATION, rows, measure, unit, amount=unit, remark=remark)


def yuan(fen):
    """Fen as text in yuan, exactly: "12345.60"."""
    return f"{fen // 100}.{fen % 100:02d}"


def grouped(value):
    """A number or its text with separators: "12,345.60"."""
    whole, point, rest = str(value).partition(".")
    return f"{int(whole):,}{point}{rest}"


def share(code, label, basis, part, whole, remark=None):
    """A figure in per cent with one decimal: how many of `whole` are in `part`; its list is the part."""

    def measure(span, scope=""):
        return decimal(100 * part.value(span, scope), whole.value(span, scope))

    return Figure(code, label, basis, part.subject, part.rows, measure, "%", detail=part.detail, remark=remark)


def decimal(number, by):
    """number / by with one decimal, halves rounded up; None when there is nothing to divide by."""
    if not by:
        return None
    tenths = int(Fraction(number) * 10 / by + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"
