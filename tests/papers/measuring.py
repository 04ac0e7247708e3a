"""Measures a PDF in millimetres from the upper left corner, by the positions of its own glyphs and rules."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72
ABOVE, BELOW = 0.88, 0.12  # the em box around the baseline


@dataclass(frozen=True)
class Glyph:
    """One glyph: its origin, its size in points, where its advance ends."""

    text: str
    x: float
    y: float
    size: float
    right: float


@dataclass(frozen=True)
class Row:
    """The glyphs on one baseline."""

    glyphs: tuple

    @property
    def text(self):
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self):
        return self.glyphs[0].x

    @property
    def right(self):
        return self.glyphs[-1].right

    @property
    def baseline(self):
        return self.glyphs[0].y

    @property
    def size(self):
        return self.glyphs[0].size

    @property
    def top(self):
        return self.baseline - ABOVE * self.size * MM

    @property
    def bottom(self):
        return self.baseline + BELOW * self.size * MM


def opened(content):
    """The document of some bytes."""
    return pypdfium2.PdfDocument(content)


def glyphs(page):
    """[Glyph] of a page."""
    height, text = page.get_height(), page.get_textpage()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    box, found = pdfium.FS_RECTF(), []
    for n in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, n))
        if character.isspace() or not pdfium.FPDFText_GetCharOrigin(text, n, x, y):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, n, box)
        pdfium.FPDFText_GetMatrix(text, n, matrix)
        size = pdfium.FPDFText_GetFontSize(text, n) * abs(matrix.d)
        found.append(Glyph(character, x.value * MM, (height - y.value) * MM, size, box.right * MM))
    return found


def rows(page, size=None):
    """[Row] from the top, of one size in points or of all."""
    lines = {}
    for glyph in glyphs(page):
        if size is None or abs(glyph.size - size) < 0.1:
            lines.setdefault(round(glyph.y, 1), []).append(glyph)
    return [Row(tuple(sorted(found, key=lambda g: g.x))) for _, found in sorted(lines.items())]


def rules(page, *, red=False):
    """[(left, top, right, bottom)] of filled and drawn rules wider than 100 mm, from the top."""
    height, found = page.get_height(), []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=5):
        left, bottom, right, top = thing.get_bounds()
        channels = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetFillColor(thing, *channels)
        if right - left > 100 / MM and top - bottom < 3 / MM and (channels[0].value > 200 > channels[1].value) == red:
            found.append(tuple(round(v * MM, 3) for v in (left, height - top, right, height - bottom)))
    return sorted(set(found), key=lambda rule: rule[1])
