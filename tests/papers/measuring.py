"""Measures a PDF in millimetres from the upper left corner, by the positions of its own glyphs and rules."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps

MM = 25.4 / 72
ABOVE, BELOW = 0.88, 0.12  # the em box around the baseline


@dataclass(frozen=True)
class Glyph:
    """One glyph: its origin, its size in points, where its advance ends, the upper edge of its ink."""

    text: str
    x: float
    y: float
    size: float
    right: float
    ink_top: float


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
    def edge(self):
        """Where the last glyph ends: a full-width one is one em."""
        last = self.glyphs[-1]
        return last.right if last.text.isascii() else last.x + last.size * MM

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
    sides = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    for n in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, n))
        if character.isspace() or not pdfium.FPDFText_GetCharOrigin(text, n, x, y):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, n, box)
        pdfium.FPDFText_GetMatrix(text, n, matrix)
        size = pdfium.FPDFText_GetFontSize(text, n) * abs(matrix.d)
        pdfium.FPDFText_GetCharBox(text, n, *sides)
        ink = (height - sides[3].value) * MM
        found.append(Glyph(character, x.value * MM, (height - y.value) * MM, size, box.right * MM, ink))
    return found


def rows(page, size=None):
    """[Row] from the top, of one size in points or of all."""
    lines = {}
    for glyph in glyphs(page):
        if size is None or abs(glyph.size - size) < 0.1:
            lines.setdefault(round(glyph.y, 1), []).append(glyph)
    return [Row(tuple(sorted(found, key=lambda g: g.x))) for _, found in sorted(lines.items())]


def rules(page, *, red=False, dpi=300):
    """[(left, top, right, bottom)] of the horizontal rules wider than 130 mm, from the top, as they are painted."""
    scale = dpi / 25.4
    picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
    column = picture.crop((round(35 * scale), 0, round(165 * scale), picture.height)).resize(
        (1, picture.height), Image.BOX
    )
    hits = [n for n in range(picture.height) if _is_rule(column.getpixel((0, n)), red)]
    runs = [[n] for n in hits if n - 1 not in hits]
    for run in runs:
        while run[-1] + 1 in hits:
            run.append(run[-1] + 1)
    found = []
    for run in runs:
        middle = run[len(run) // 2]
        line = ImageOps.invert(picture.crop((0, middle, picture.width, middle + 1)).convert("L")).point(
            lambda v: 255 * (v > 90)
        )
        left, _, right, _ = line.getbbox()
        found.append((left / scale, run[0] / scale, right / scale, (run[-1] + 1) / scale))
    return found


def _is_rule(colour, red):
    """Text covers less than half of such a row."""
    return max(colour[1:]) < 128 and (colour[0] > 170) == red
