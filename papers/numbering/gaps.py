"""Numbers of a year as the register knows them: used, void, missing; and why a missing one is missing."""

import re
from dataclasses import dataclass

from casework.core.answers import Problem, Refused
from casework.journal.instant import now
from casework.post.rows import Letter, Paper
from papers.numbering.rows import NumberEntry, NumberGap

PARTS = re.compile(r"(.+)〔(\d{4})〕(\d+)号")
MOST = 200  # gaps named one by one; a misread number leaves thousands


@dataclass(frozen=True)
class Line:
    """One series of a year: how many papers, the last number, how many were entered and are void, what is missing and why."""

    series: str
    last: int
    used: int
    entered: int
    void: int
    missing: list
    explained: list

    @property
    def spans(self):
        """The missing numbers in words: 3号、7—9号."""
        found = []
        for place in self.missing:
            if found and found[-1][1] == place - 1:
                found[-1][1] = place
            else:
                found.append([place, place])
        return [f"{first}号" if first == last else f"{first}—{last}号" for first, last in found]


def lines_of(year):
    """[Line] of all series in which something was numbered that year. Four queries."""
    used, void = {}, {}
    gone = set(Paper.objects.filter(void__isnull=False).values_list("pk", flat=True))
    gone |= set(Letter.objects.filter(cancelled_at__isnull=False, issued__isnull=False).values_list("issued__pk", flat=True))
    for pk, number in Paper.objects.filter(number__contains=f"〔{year}〕").values_list("pk", "number"):
        match = PARTS.fullmatch(number)
        if match and match[2] == str(year):
            used.setdefault(match[1], set()).add(int(match[3]))
            void[match[1]] = void.get(match[1], 0) + (pk in gone)
    entered, why = {}, {}
    for series in NumberEntry.objects.filter(year=year).values_list("series", flat=True):
        entered[series] = entered.get(series, 0) + 1
    for row in NumberGap.objects.filter(year=year).select_related("by").order_by("place"):
        why.setdefault(row.series, []).append(row)
    found = []
    for series, places in sorted(used.items()):
        told = {row.place for row in why.get(series, [])}
        missing = [place for place in range(1, max(places) + 1) if place not in places and place not in told]
        found.append(Line(series, max(places), len(places), entered.get(series, 0), void[series], missing[:MOST], why.get(series, [])))
    return found


def explain(series, year, place, *, by, reason):
    """Write down why a number of the book stands on no paper here. Raises Refused."""
    line = next((row for row in lines_of(year) if row.series == series), None)
    if line is None or place not in line.missing:
        raise Refused([Problem("这个号不缺，或者已经说明。", "place")])
    return NumberGap.objects.create(series=series, year=year, place=place, reason=reason.strip(), by=by, at=now())
