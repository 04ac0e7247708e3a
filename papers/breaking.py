"""Breaks a paragraph into lines of 28 cells: 避头尾, 标点挤压, numbers and Latin words kept whole.

WeasyPrint stretches only the space between words, of which Chinese has none, so a paragraph set by it has a ragged right
edge. Here every full line gets the letter spacing with which it ends exactly on the edge.
"""

import re
from dataclasses import dataclass

from papers.grid import CELL, CELLS, SIZE, TRACKING

# 避头: marks that may not begin a line. 避尾: marks that may not end one.
NO_START = frozenset("，。、；：？！）》〉」』】〕］｝％‰℃”’…—·～.,;:?!)]}%")
NO_END = frozenset("（《〈「『【〔［｛“‘￥＄([{")
# Their ink stands in the left half of the em box: the right half may be given up.
HALF = frozenset("，。、；：）》〉」』】〕”’")
TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.,:/@_%+-]+[A-Za-z0-9]+)*%?|——|……|[^\S　]+|.", re.S)
JOINT = re.compile(r"(?<=[/@._?&=-])(?=[A-Za-z0-9])")
LOOSEST = 4.0  # points a gap may be widened; a line that needs more stays ragged
EPSILON = 0.05


@dataclass(frozen=True)
class Line:
    """Characters `start` to `stop` of the paragraph; `spacing` is the letter spacing in points.

    `squeezed` are the positions, within the paragraph, of marks set at half width.
    """

    start: int
    stop: int
    spacing: float
    squeezed: tuple = ()
    ragged: bool = False


def _touch(text, n):
    """Whether the mark at `n` stands before another closing mark and gives up its right half."""
    return text[n] in HALF and text[n + 1] in HALF


class Breaker:
    """Breaks texts set in one size; `advance(character)` is its width in em.

    `foreign(character)` says what is set from another face within the line: where the face changes, Pango gives the gap
    half of the letter spacing.
    """

    def __init__(self, advance, foreign=str.isascii, cells=CELLS, size=SIZE):
        self.advance, self.foreign, self.cells, self.size = advance, foreign, cells, size
        self._widths = {}

    def width(self, text):
        """Points of a text on one line."""
        return sum(self._width(character) + TRACKING for character in text)

    def lines(self, text, indent=2):
        """[Line] of a paragraph whose first line begins `indent` cells later."""
        tokens, found, first = self._tokens(text), [], 0
        while first < len(tokens):
            room = (self.cells - (0 if found else indent)) * CELL
            line, first = self._line(text, tokens, first, room)
            found.append(line)
            while first < len(tokens) and self._blank(text, tokens[first]):
                first += 1
        return found

    def _tokens(self, text):
        """[(start, stop)] of what may not be broken."""
        found = []
        for match in TOKEN.finditer(text):
            pieces = [match.span()]
            if "//" in match[0] or "@" in match[0] or "www." in match[0]:
                cuts = [match.start(), *(match.start() + m.start() for m in JOINT.finditer(match[0])), match.end()]
                pieces = list(zip(cuts, cuts[1:], strict=False))
            for start, stop in pieces:
                longest = self._fitting(text, start, stop)
                found += [(n, min(n + longest, stop)) for n in range(start, stop, longest)]
        return found

    def _fitting(self, text, start, stop):
        """How many characters of a token fit on a line; only what is longer than a line is ever cut."""
        if stop - start < self.cells:
            return stop - start
        return stop - start if self.width(text[start:stop]) <= self.cells * CELL else self.cells

    def _width(self, character):
        found = self._widths.get(character)
        if found is None:
            found = self._widths[character] = self.advance(character) * self.size
        return found

    def _blank(self, text, token):
        return text[token[0] : token[1]].isspace()

    def _line(self, text, tokens, first, room):
        """(Line, index of the token after it)."""
        last = self._filled(text, tokens, first, room)
        if last == len(tokens):
            return self._made(text, tokens, first, last, room, closes=True), last
        if self._may_hang(text, tokens, last):  # 挤进: one more closing mark, at half width
            return self._made(text, tokens, first, last + 1, room, half=True, closes=last + 1 == len(tokens)), last + 1
        while last > first + 1 and not self._may_break(text, tokens[last][0]):
            last -= 1  # 推出: the mark takes its word with it to the next line
        return self._made(text, tokens, first, last, room), last

    def _filled(self, text, tokens, first, room):
        """The first token that no longer fits; at least one does."""
        width, last = 0.0, first
        while last < len(tokens):
            start, stop = tokens[last]
            wider = self.width(text[start:stop])
            if last > first and _touch(text, start - 1):
                wider -= self.size / 2
            if last > first and width + wider > room + EPSILON:
                break
            width += wider
            last += 1
        return last

    def _may_break(self, text, n):
        """Whether a line may begin at `n`, spaces left aside."""
        before, after = text[:n].rstrip()[-1:], text[n:].lstrip()[:1]
        return before not in NO_END and after not in NO_START

    def _may_hang(self, text, tokens, index):
        start, stop = tokens[index]
        return stop - start == 1 and text[start] in HALF and self._may_break(text, stop)

    def _made(self, text, tokens, first, last, room, *, half=False, closes=False):
        start, stop = tokens[first][0], tokens[last - 1][1]
        while stop > start + 1 and text[stop - 1].isspace():
            stop -= 1
        squeezed = [n for n in range(start, stop - 1) if _touch(text, n)]
        taken = sum(map(self._width, text[start:stop])) - (len(squeezed) + half) * self.size / 2
        changes = sum(self.foreign(text[n]) != self.foreign(text[n + 1]) for n in range(start, stop - 1))
        needed = (room - taken) / max(1, stop - start - 1 - changes / 2)
        if closes:
            return Line(start, stop, min(TRACKING, needed), tuple(squeezed))
        ragged = needed - TRACKING > LOOSEST
        return Line(start, stop, TRACKING if ragged else needed, tuple(squeezed), ragged)
