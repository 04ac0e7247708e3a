"""What the QR of a page to be signed says: one short line, without personal data, in characters a QR packs tightly."""

import re
from dataclasses import dataclass

PLACE = "#"  # where the press writes which page of how many it is
LINE = re.compile(r"QZ1:([0-9A-Z-]{3,40}):([A-Z0-9-]{1,20}):(\d{1,3})/(\d{1,3}):([0-9A-F]{16})")


@dataclass(frozen=True)
class Bond:
    """One page: of which case (`number`) and sheet (S for the application's own, L-<code> for a list's), which page of
    how many, and the first eight bytes of the digest of what it stands for, in hexadecimal capitals."""

    number: str
    sheet: str
    page: int
    pages: int
    mark: str

    @property
    def whole(self):
        """Whose sheet in which version it is, whatever the page."""
        return self.number, self.sheet, self.mark


def line(number, sheet, digest):
    """The text of a sheet's QR, PLACE where the page goes."""
    return f"QZ1:{number}:{sheet}:{PLACE}:{mark(digest)}"


def mark(digest):
    """The first eight bytes of a hexadecimal digest as a QR shows them."""
    return digest[:16].upper()


def parsed(text):
    """The Bond of a text, or None for any other QR."""
    found = LINE.fullmatch(text.strip())
    if not found:
        return None
    number, sheet, page, pages, shown = found.groups()
    return Bond(number, sheet, int(page), int(pages), shown) if 1 <= int(page) <= int(pages) else None
