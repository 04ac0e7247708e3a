"""The press: one font configuration and one set of parsed style sheets for the whole process, made at the first paper.

WeasyPrint is imported here and nowhere else, and this module only when a paper is made: it takes half a second.
"""

import gc
import hashlib
import io
import json
import os
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from string import Template

import cssselect2
from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from papers import fonts, grid, limits
from papers.bonding import marked
from papers.fetching import Strict
from papers.imprint import lonely, placed, short, thin
from papers.levelling import EM_BOX
from papers.limits import Unprintable
from papers.setting import Setter, spacing_rules, width_rules

FOLDER = Path(__file__).parent / "css"
LOOKS = {"official": ("official.css",), "sheet": ("sheet.css",), "certificate": ("sheet.css", "certificate.css")}
# The colour profile is laid in by hand: WeasyPrint would leave its file open at every paper.
PROFILE = "srgb"
SRGB = ("relative-colorimetric", (["r"], ["g"], ["b"]))
OPTIONS = {"pdf_variant": "pdf/a-3u", "pdf_tags": True, "output_intent": ""}
# Millimetres of a row where the checking block would otherwise stand alone on a last page, or a letter end there with a few
# rows: the standard lets rows stand closer together when what belongs to the signature finds no room.
CLOSER = (9.4, 8.6)
# The same where that is not enough and a single row went over with the signature: rows further apart take more of the text along.
LOOSER = (10.7, 11.2)
MADE = {}
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Press:
    """Makes PDF bytes out of HTML, one paper at a time: Pango shares its fonts between threads, but not safely."""

    def __init__(self):
        self.lock = threading.Lock()
        self.fonts = FontConfiguration()
        self.setter = Setter()
        self.profile = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
        self.faces = self._sheet(fonts.rules())
        self.spacings, self.widths = self._sheet(spacing_rules()), self._sheet(width_rules())
        self.looks = {look: [self._sheet(filled(name)) for name in names] for look, names in LOOKS.items()}

    def _sheet(self, text):
        return CSS(string=text, font_config=self.fonts, url_fetcher=Strict())

    def pdf(self, html, *, record=None, at=None, apart=True, pages=limits.PAGES):
        """The bytes: the same for the same arguments, PDF/A-3u, tagged, with `record` attached as record.json.

        `at` is the instant the paper bears. Raises Unprintable with a sentence; nothing is left half written.
        """
        try:
            source = HTML(string=html, url_fetcher=Strict(), base_url="paper:")
            weight = limits.weigh(source.etree_element)
            if apart and weight.large:
                from papers.apart import made

                return made(html, record=record, at=at, pages=pages)
            with self.lock, limits.counted(pages), unswept():
                return self._printed(source, html, record, at or LONG_AGO)
        except FatalURLFetchingError as refused:
            raise Unprintable(f"文书里引用了外部地址，没有制作：{refused}") from None
        except RecursionError:
            raise Unprintable("这份文书的结构太深，不能排版。") from None

    def _printed(self, source, html, record, at):
        root = self.setter.set(source.etree_element)
        source.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        look = next((name for name in root.get("class", "").split() if name in LOOKS), "sheet")
        sheets = [self.faces, *([self.spacings] if look == "official" else []), self.widths, *self.looks[look]]
        document = self._laid_out(source, sheets)
        if look == "official" and (lonely(document.pages) or short(document.pages)):
            document = self._closer(document, source, sheets)
        if look == "official" and thin(document.pages):
            document = self._looser(document, source, sheets)
        document.output_intent = PROFILE
        document.color_profiles[PROFILE] = ColorProfile(io.BytesIO(self.profile), "sRGB2014.icc", *SRGB)
        return document.write_pdf(
            **OPTIONS, pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            attachments=[_attachment(record, at)] if record is not None else None,
        )  # fmt: skip

    def _closer(self, document, source, sheets):
        """The letter with rows just so much closer that it ends a page earlier; as it was where that does not help."""
        for look in self.closer:
            closer = self._laid_out(source, [*sheets[:-1], look])
            if len(closer.pages) < len(document.pages):
                return closer
        return document

    def _looser(self, document, source, sheets):
        """The paper with rows just so much further apart that the signature stands with enough text; as it was where that does not help."""
        for look in self.looser:
            looser = self._laid_out(source, [*sheets[:2], look])
            if len(looser.pages) == len(document.pages) and not thin(looser.pages):
                return looser
        return document

    @cached_property
    def looser(self):
        """The looks of a paper whose rows stand further apart, the closest first."""
        return [self._sheet(filled("official.css", row)) for row in LOOSER]

    @cached_property
    def closer(self):
        """The looks of a letter whose rows stand closer together, the widest first."""
        return [self._sheet(filled("official.css", row)) for row in CLOSER]

    def _laid_out(self, source, sheets):
        document = source.render(font_config=self.fonts, stylesheets=sheets, **OPTIONS)
        document.pages = placed(document.pages)
        marked(document.pages, Strict())
        return document


@contextmanager
def unswept():
    """A layout makes hundreds of thousands of objects that live to its end: looking for rubbish among them takes a fifth of a
    long paper's time. What is rubbish is swept after it.
    """
    sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeping:
            gc.enable()


def _attachment(record, at):
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Attachment(
        string=text.encode(), name="record.json", description="文书数据", relationship="Data", created=at, modified=at,
        url_fetcher=Strict(),
    )  # fmt: skip


def filled(name, row=grid.PITCH):
    """A style sheet with the lengths and faces it names; `row` is the height of a row in millimetres."""
    down = _sinking("body") * grid.EM
    lengths = {
        "pitch": row, "cell1": grid.CELL_MM, "cell2": 2 * grid.CELL_MM, "cell3": 3 * grid.CELL_MM, "cell4": 4 * grid.CELL_MM,
        "top": grid.TOP - grid.LEADING - down, "bottom": 297 - grid.TOP - grid.HEIGHT - grid.LEADING + down,
        "area": grid.HEIGHT + 2 * grid.LEADING, "leading": grid.LEADING - down, "rows2": 2 * row, "rows3": 3 * row, "rows4": 4 * row,
        "below": 7 - grid.LEADING - 2.79, "marktop": 35 + grid.LEADING + down,
        "redgap": 4 - grid.LEADING + down, "redrest": 2 * row - (4 - grid.LEADING) - 0.71 - down,
        "lettertop": 30 - grid.TOP + grid.LEADING + down, "lettername": 17 - grid.TOP + 33 + grid.LEADING + down,
    }  # fmt: skip
    names = {name: f"{length:.4f}mm" for name, length in lengths.items()}
    names |= {role: fonts.family(role) for role in fonts.ROLES}
    names |= {"tracking": f"{grid.TRACKING:.4f}pt", "titleweight": "400" if fonts.file_of("title") else "700"}
    names["titleline"] = f"{1 - 2 * _sinking('title'):.4f}"
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(names)


def _sinking(role):
    """Em by which a face stands lower in its row than one of the Chinese em box."""
    ascent, descent = fonts.measures(role)
    return (ascent - descent) / 2 - (EM_BOX[0] - EM_BOX[1]) / 2


def press():
    """The press of this process. A forked child makes its own: lock and faces of an inherited one are its parent's."""
    found = MADE.get(os.getpid())
    if found is None:
        forget()
        found = MADE[os.getpid()] = Press()
    return found


def forget():
    """Drop the press, so that the next paper makes one with the faces that are there then."""
    for process, inherited in MADE.items():
        if process != os.getpid():
            inherited.fonts._folder = None  # else the child's end would delete the faces of its parent
    MADE.clear()
