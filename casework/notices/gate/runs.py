"""Runs: groups of digits that stand so close that they may be one number, and which groupings people write."""

import re
from dataclasses import dataclass
from functools import cached_property

GROUP = re.compile(r"[0-9]+(?:X(?![A-Z0-9]))?|(?<![A-Z])X(?![A-Z0-9])")
# Blanks, dashes and line breaks between digits; a point, a stroke or a dot only directly between two of them.
GAP = re.compile(r"[ \-\n\t]{1,6}|[._·/•]")
DAY = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
BESIDE, WORDS, DIGITS = re.compile(r"[\n\t]"), re.compile(r"[^\W\d]|[¥$]"), re.compile(r"[0-9]")
POINT = re.compile(r"[._·/•]")
LONGEST = 19
PHONE = {(3, 4, 4), (3, 8), (7, 4), (2, 3, 4, 4)}
CARD = {(4, 4, 4, 4), (4, 4, 4, 5), (4, 4, 4, 6), (4, 4, 4, 7), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3),
        (6, 10), (6, 13), (4, 6, 6), (6, 6, 4), (8, 8), (6, 4, 4, 5)}  # fmt: skip


@dataclass(frozen=True)
class Window:
    """Some neighbouring groups of a run: their digits together, and where they stand in the folded text.

    `whole`: nothing else of the run stands beside them on their lines; `single`: the run has one line end only.
    """

    text: str
    groups: tuple
    gaps: tuple
    start: int
    end: int
    whole: bool
    single: bool

    @cached_property
    def number(self):
        """The digits without what stands between them."""
        return "".join(self.groups)

    @property
    def sizes(self):
        """How many digits each group has."""
        return tuple(len(group) for group in self.groups)

    @property
    def around(self):
        """What stands before the window on its first line, and after it on its last."""
        after = self.text[self.end : self.end + 400].partition("\n")[0]
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start] + "\n" + after

    @property
    def beside(self):
        """The lines above and below those of the window; None where the text ends."""
        first, last = self.text.rfind("\n", 0, self.start), self.text.find("\n", self.end)
        above = self.text[self.text.rfind("\n", 0, first) + 1 : first] if first > 0 else None
        return above, None if last < 0 else self.text[last + 1 : last + 400].partition("\n")[0]

    @property
    def worded(self):
        """Whether other words stand on these lines, or above and below them, so that it is no column of figures."""
        if self.single or WORDS.search(self.around):
            return True
        return all(line is None or WORDS.search(line) for line in self.beside)

    @property
    def breaks(self):
        """How many line ends lie within."""
        return sum("\n" in gap for gap in self.gaps)

    def written_as(self, sizes):
        """Whether people write such a number in these groups: usual ones, even ones, or cut once by a line's end."""
        if len(self.groups) == 1:
            return True
        if self.breaks > 1 or any("\t" in gap for gap in self.gaps):
            return False
        if self.breaks and len(self.groups) == 2:
            return self.worded
        if any(DAY.fullmatch(group) for group in self.groups):
            return False
        if self.sizes in sizes and (self._years() < 2 or set(self.gaps) == {"-"}):
            return not self.breaks or len(self.groups) > 2
        if any(POINT.fullmatch(gap) for gap in self.gaps):
            return False
        even = len(set(self.sizes[:-1])) == 1 and self.sizes[-1] <= self.sizes[0] < 4
        return self.whole and (even or not (self._years() or DIGITS.search(self.around)))

    def called(self, words):
        """Whether the words before it call it such a number, so that any grouping will do."""
        return self.breaks < 2 and "\t" not in "".join(self.gaps) and bool(words.search(self.text, max(self.start - 28, 0), self.start))

    def _years(self):
        """How many groups may be years: two of them stand in a row of figures, not in a phone number."""
        return sum(len(group) == 4 and "1949" <= group <= "2099" for group in self.groups)


def windows(text):
    """Every window of at most 19 digits, each beginning and ending with a group."""
    for run in runs(text):
        gaps = ["\n", *(text[a.end() : b.start()] for a, b in zip(run, run[1:], strict=False)), "\n"]
        single = sum("\n" in gap for gap in gaps) == 3  # of the run's own, beside the two added here
        for first in range(len(run)):
            digits, last = 0, first
            while last < len(run) and (digits := digits + len(run[last][0])) <= LONGEST:
                start, end = run[first].start(), run[last].end()
                yield Window(
                    text, tuple(group[0] for group in run[first : last + 1]), tuple(gaps[first + 1 : last + 1]), start, end,
                    bool(BESIDE.search(gaps[first]) and BESIDE.search(gaps[last + 1])), single,
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
