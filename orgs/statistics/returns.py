"""Returns: what applicants were asked to mend in the last twelve months, counted by item, for the public."""

from collections import Counter
from dataclasses import dataclass

from orgs.statistics import cases
from orgs.statistics.pace import YEAR
from orgs.statistics.span import Span


@dataclass(frozen=True)
class Returns:
    """`cases` were asked to mend something; `items` = [(what, how many of them, per cent)], the most frequent first."""

    cases: int
    items: tuple


def returns(day, most=8):
    """Corrections asked for in the twelve months up to a day; a case counts once under each item. Two queries a process."""
    span, tally, told = Span(day - YEAR, day), Counter(), 0
    asked = cases.happened(span, target="correction_requested").order_by()
    for process in cases.counted():
        if not process.corrections:
            continue
        held = process.cases.objects.filter(pk__in=asked.filter(process=process.slug).values("pk"))
        for gaps in held.values_list("gaps", flat=True):
            told += bool(gaps)
            tally.update({gap["text"] for gap in gaps})
    shown = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return Returns(told, tuple((text, n, round(100 * n / told)) for text, n in shown))
