"""The QR of a page to be signed, another on every page: which page of how many it is, is known once all are laid out.

A template marks the picture with `data-bond`, the text of casework.intake.bond.text.line; the press writes the pages in.
"""

import io
from xml.etree import ElementTree

import segno

from casework.intake.bond.text import PLACE


def code(text):
    """A QR, in capitals and digits so that its squares are large; M survives a fold or a stamp's edge."""
    return segno.make(text, error="m", micro=False)


def picture(text):
    """The same as a data address."""
    return code(text).svg_data_uri(omitsize=True, border=0)


def marked(pages, fetcher):
    """Give every marked picture of a layout the QR of its own page."""
    from weasyprint.images import SVGImage

    for number, page in enumerate(pages, start=1):
        for box in page._page_box.descendants():
            text = box.element.get("data-bond") if getattr(box, "element", None) is not None else None
            if text and hasattr(box, "replacement"):
                drawn = io.BytesIO()
                code(text.replace(PLACE, f"{number}/{len(pages)}")).save(drawn, kind="svg", omitsize=True, border=0)
                box.replacement = SVGImage(ElementTree.fromstring(drawn.getvalue()), "paper:", fetcher, None)
