"""Runs: groups of digits that stand so close that they may be one number, and which groupings people write."""

import re
from dataclasses import dataclass
from functools import cached_property

GROUP = re.compile(r"[0-9]+(?:X(?![A-Z0-9]))?|(?<![A-Z])X(?![A-Z0-9])")
# Blanks, dashes and line breaks between digits; a point, a stroke or a dot only directly between two of them.
GAP = re.compile(r"[ \-\n\t]{1,6}|[._·/•]")
DAY = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
LONGEST = 19
PHONE = {(3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5), (2, 3, 4, 4), (4, 7), (5, 6), (6, 5)}
CARD = {(4, 4, 4, 4), (4, 4, 4, 5), (4, 4, 4, 6), (4, 4, 4, 7), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3),
        (6, 10), (6, 13), (4, 6, 6), (6, 6, 4), (8, 8), (6, 4, 4, 5)}  # fmt: skip


@dataclass(frozen=True)
class Window:
    """Some neighbouring groups of a run: their digits together, and where they stand in the folded text."""

    groups: tuple
    gaps: tuple
    start: int
    end: int
    whole: bool
    broken_once: bool

    @cached_property
    def number(self):
        """The digits without what stands between them."""
        return "".join(self.groups)

    @property
    def sizes(self):
        """How many digits each group has."""
        return tuple(len(group) for group in self.groups)

    @property
    def dated(self):
        """Whether a group may be a year: then this may be a date or a serial number."""
        return self._years() > 0

    def written_as(self, sizes):
        """Whether people write such a number in these groups: usual ones, even ones, or cut once by a line's end."""
        if len(self.groups) == 1:
            return True
        if any("\t" in gap for gap in self.gaps):
            return False
        broken = sum("\n" in gap for gap in self.gaps)
        if self.sizes in sizes and self._years() < 2 and not any(DAY.fullmatch(group) for group in self.groups):
            return broken == 0 or (broken == 1 and (self.broken_once or len(self.groups) > 2))
        if len(self.groups) == 2 and broken == 1 and self.broken_once:
            return True
        even = len(set(self.sizes[:-1])) == 1 and self.sizes[-1] <= self.sizes[0] and self.whole
        return (even and self.sizes[0] < 4) or (self.whole and broken <= 1 and not self.dated)

    def _years(self):
        """How many groups may be years: two of them stand in a row of figures, not in a phone number."""
        return sum(len(group) == 4 and "1949" <= group <= "2099" for group in self.groups)


def windows(text):
    """Every window of at most 19 digits, each beginning and ending with a group."""
    for run in runs(text):
        gaps = [text[a.end() : b.start()] for a, b in zip(run, run[1:], strict=False)]
        lines = sum("\n" in gap for gap in gaps)
        for first in range(len(run)):
            digits, last = 0, first
            while last < len(run) and (digits := digits + len(run[last][0])) <= LONGEST:
                yield Window(
                    tuple(group[0] for group in run[first : last + 1]), tuple(gaps[first:last]),
                    run[first].start(), run[last].end(), first == 0 and last == len(run) - 1, lines == 1,
                )  # fmt: skip
                last += 1


def runs(text):
    """Lists of matches of groups that only gaps separate."""
    run = []
    for group in GROUP.finditer(text):
        if run and not GAP.fullmatch(text, run[-1].end(), group.start()):
            yield run
            run = []
        run.append(group)
    if run:
        yield run
