"""Where an article is used: the steps, periods, materials and reasons whose cards cite it, read from the code."""

from dataclasses import dataclass
from functools import cache

from casework.core.process import PROCESSES


@dataclass(frozen=True)
class Use:
    """One place that rests on an article: what sort of place, of which procedure, and its name."""

    sort: str
    process: object
    label: str


SORTS = ("步骤", "期限", "材料", "理由")


def uses(slug, passage):
    """The uses of one article, in the order of SORTS."""
    return index().get((slug, passage), [])


@cache
def index():
    """(document, passage) -> uses; the declarations do not change while the program runs."""
    found = {}
    for sort, process, label, basis in sorted(declared(), key=lambda row: SORTS.index(row[0])):
        for cited in basis:
            rows = found.setdefault((cited.slug, cited.passage), [])
            use = Use(sort, process, label)
            if use not in rows:
                rows.append(use)
    return found


def declared():
    """Every declared place with its ground."""
    for process in PROCESSES.values():
        for card in process.cards.values():
            yield "步骤", process, card.label, card.basis
        for clock in process.clocks:
            yield "期限", process, clock.label, clock.basis
        for value, rest in process.rests.items():
            if rest.limit:
                yield "期限", process, f"“{process.label(value)}”的期限", rest.basis
        for material in process.materials:
            yield "材料", process, material.title, material.basis
        for reason in (*process.refusals, *process.corrections):
            yield "理由", process, reason.text, reason.basis
