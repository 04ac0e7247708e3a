"""Annex: what a unit attached to its topic, as pages of the packet, within limits; what does not fit is named."""

import io
from dataclasses import dataclass

import pikepdf

from casework.intake import store
from meetings.packets.content import reports_of
from papers.dossier.binding import as_pdf
from papers.dossier.pieces import LIKE_PAPER, Piece

MOST, MOST_IN_ALL = 60, 200  # pages of one annex and of all; a packet of more is not read


@dataclass(frozen=True)
class Annex:
    """One attached file: `pages` of it are bound (0 for none, `says` then tells why), `content` its PDF."""

    key: str
    title: str
    pages: int = 0
    says: str = ""
    content: bytes = b""
    archival: bool = True

    @property
    def leaves(self):
        """Numbers of its pages."""
        return range(1, self.pages + 1)


def annexes_of(rows):
    """({topic number: [Annex]}, [sentence of what was left out or bars PDF/A]) of a whole agenda."""
    found, remarks, left = {}, [], MOST_IN_ALL
    for n, _, topic in rows:
        for m, upload in enumerate(reports_of(topic), start=1):
            annex = made(f"annex-{n}-{m}", f"议题{n}附件{m}：{upload.name}", upload, left)
            found.setdefault(topic.number, []).append(annex)
            left -= annex.pages
            if annex.says:
                remarks.append((topic.number, f"《{upload.name}》{annex.says}"))
            elif not annex.archival:
                remarks.append((topic.number, f"《{upload.name}》不是PDF/A，含它的汇编不能作为PDF/A存档。"))
    return found, remarks


def made(key, title, upload, left):
    """The annex of one upload."""
    if upload.kind not in LIKE_PAPER:
        return Annex(key, title, says="是可编辑文件，没有编成页，请在平台查看。")
    piece = Piece(title, "", upload.uploaded_at.date(), "", upload.kind, None, upload.name)
    content = as_pdf(piece, store.path_of(upload).read_bytes())
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            pages = len(document.pages)
            # A picture becomes plain pixels in RGB, which PDF/A allows; a PDF has to say that it is one.
            archival = upload.kind != "pdf" or bool(document.open_metadata().pdfa_status)
    except pikepdf.PdfError:
        return Annex(key, title, says="打不开，没有编入，请在平台查看。")
    if pages > min(MOST, left):
        return Annex(key, title, says=f"有{pages}页，超过汇编的限度（每件{MOST}页，合计{MOST_IN_ALL}页），没有编入，请在平台查看。")
    return Annex(key, title, pages, content=content, archival=archival)
