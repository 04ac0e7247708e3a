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
LOOSEST = 2.0  # points a gap may be widened; a line that needs more stays ragged
AROUND = 4  # cells
EPSILON = 0.05
USUAL = 0.0125  # points: a line this near to the usual letter spacing gets it (0.1 mm at its end)


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
    half of the letter spacing. `apart(character)` says what stands in a box of its own, behind which that is made good.
    """

    def __init__(self, advance, foreign=str.isascii, apart=lambda character: False, cells=CELLS, size=SIZE):
        self.advance, self.foreign, self.apart, self.cells, self.size = advance, foreign, apart, cells, size
        self._widths = {}
        # In some faces a dash is short and two of them are one glyph of two em, with one letter spacing.
        self.missing_dash = max(0.0, 1 - advance("—"))

    def width(self, text):
        """Points of a text on one line."""
        return self._extent(text, 0, len(text)) + len(text) * TRACKING

    def _extent(self, text, start, stop):
        """Points of the glyphs alone."""
        dashes = text.count("——", start, stop) if self.missing_dash else 0
        return sum(map(self._width, text[start:stop])) + dashes * 2 * self.missing_dash * self.size

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
        """How many characters of a token stay together: all, unless it would leave no room for the marks around it."""
        longest = self.cells - AROUND
        fits = stop - start <= longest or self.width(text[start:stop]) <= longest * CELL
        return stop - start if fits else longest

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
            wider = self._extent(text, start, stop) + (stop - start) * TRACKING
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
        taken = self._extent(text, start, stop) - (len(squeezed) + half) * self.size / 2
        changes = self._changes(
            text, max([start, *squeezed, *(n for n in range(start, stop) if self.apart(text[n]))]), stop
        )
        joined = text.count("——", start, stop) if self.missing_dash else 0
        needed = (room - taken) / max(1, stop - start - 1 - joined - changes / 2)
        if closes:
            return Line(start, stop, min(TRACKING, needed), tuple(squeezed))
        if abs(needed - TRACKING) < USUAL:
            needed = TRACKING
        ragged = needed - TRACKING > LOOSEST
        return Line(start, stop, TRACKING if ragged else needed, tuple(squeezed), ragged)

    def _changes(self, text, start, stop):
        """How often the face changes between two positions."""
        kinds = [self.foreign(character) for character in text[start:stop]]
        for n, character in enumerate(text[start + 1 : stop], 1):
            kinds[n] = kinds[n - 1] if character == " " else kinds[n]
        return sum(one != other for one, other in zip(kinds, kinds[1:], strict=False))
