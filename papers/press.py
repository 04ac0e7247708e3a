"""The press: one font configuration and one set of parsed style sheets for the whole process, made at the first paper.

WeasyPrint is imported here and nowhere else, and this module only when a paper is made: it takes half a second.
"""

import hashlib
import json
import threading
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from string import Template

import cssselect2
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from papers import fonts, grid, limits
from papers.fetching import Strict
from papers.imprint import placed
from papers.limits import Unprintable
from papers.setting import Setter, spacing_rules

FOLDER = Path(__file__).parent / "css"
LOOKS = {"official": ("official.css",), "sheet": ("sheet.css",), "certificate": ("sheet.css", "certificate.css")}
VARIANT = "pdf/a-3u"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Press:
    """Makes PDF bytes out of HTML, one paper at a time: Pango shares its fonts between threads, but not safely."""

    def __init__(self):
        self.lock = threading.Lock()
        self.fonts = FontConfiguration()
        self.setter = Setter()
        self.faces = self._sheet(fonts.rules())
        self.spacings = self._sheet(spacing_rules())
        self.looks = {look: [self._sheet(_filled(name)) for name in names] for look, names in LOOKS.items()}

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
            with self.lock, limits.counted(pages):
                return self._printed(source, html, record, at or LONG_AGO)
        except FatalURLFetchingError as refused:
            raise Unprintable(f"文书里引用了外部地址，没有制作：{refused}") from None
        except RecursionError:
            raise Unprintable("这份文书的结构太深，不能排版。") from None

    def _printed(self, source, html, record, at):
        root = self.setter.set(source.etree_element)
        source.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        look = next((name for name in root.get("class", "").split() if name in LOOKS), "sheet")
        sheets = [self.faces, *([self.spacings] if look == "official" else []), *self.looks[look]]
        document = source.render(font_config=self.fonts, stylesheets=sheets, pdf_variant=VARIANT, pdf_tags=True)
        document.pages = placed(document.pages)
        return document.write_pdf(
            pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            attachments=[_attachment(record, at)] if record is not None else None,
        )  # fmt: skip


def _attachment(record, at):
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Attachment(
        string=text.encode(), name="record.json", description="文书数据", relationship="Data", created=at, modified=at,
        url_fetcher=Strict(),
    )  # fmt: skip


def _filled(name):
    """A style sheet with the lengths and faces it names."""
    down = _sinking()
    row = grid.PITCH
    lengths = {
        "pitch": row, "cell1": grid.CELL_MM, "cell2": 2 * grid.CELL_MM, "cell3": 3 * grid.CELL_MM, "cell4": 4 * grid.CELL_MM,
        "top": grid.TOP - grid.LEADING - down, "bottom": 297 - grid.TOP - grid.HEIGHT - grid.LEADING + down,
        "area": grid.HEIGHT + 2 * grid.LEADING, "leading": grid.LEADING - down, "rows2": 2 * row,
        "below": 7 - grid.LEADING - 2.1 + down, "marktop": 35 + grid.LEADING + down,
        "redgap": 4 - grid.LEADING, "redrest": 2 * row - (4 - grid.LEADING) - 0.71,
        "lettertop": 30 - grid.TOP + grid.LEADING + down, "lettername": 17 - grid.TOP + 33 + grid.LEADING + down, "lettertitle": 4 * row,
    }  # fmt: skip
    names = {name: f"{length:.4f}mm" for name, length in lengths.items()}
    names |= {role: fonts.family(role) for role in fonts.ROLES}
    names |= {"tracking": f"{grid.TRACKING:.4f}pt", "titleweight": "400" if fonts.file_of("title") else "700"}
    return Template((FOLDER / name).read_text(encoding="utf-8")).substitute(names)


def _sinking():
    """Millimetres by which the body's face stands lower in its row than a face of 0.88 over 0.12 em."""
    faces = fonts.stack("body")
    return ((faces[0].ascent - faces[0].descent) / 2 - 0.38) * grid.EM if faces else 0.0


@lru_cache(maxsize=1)
def press():
    """The press of this process."""
    return Press()
