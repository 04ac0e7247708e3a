"""Binding: pieces become one PDF with cover, 目录, page numbers and 备考表, and one ZIP with every file and its hash."""

import hashlib
import io
import json
import re
import zipfile
from datetime import datetime

import pikepdf
from PIL import Image

from casework.core.process import process_of
from casework.journal.instant import day_of
from papers.dossier.pieces import pieces_of
from papers.dossier.sheets import front, sheet
from papers.words import zh_date

WIDTH, HEIGHT = 595, 842  # A4 in points
UNSAFE = re.compile(r'[\\/:*?"<>|\s]+')
FIRST = datetime(1980, 1, 1).timetuple()[:6]  # what every entry of the ZIP bears, so that equal files make an equal ZIP


def bind(case, faults, on):
    """(PDF bytes, number of pages, ZIP bytes, [{n, title, from, to, sha256}]); `faults` and the instant `on` go on the 备考表.

    Only what was issued here and inspected on arrival comes in; raises nothing of its own.
    """
    process, head = process_of(case), case.entries.order_by("seq").last().digest
    pieces = pieces_of(case)
    contents = [piece.read() for piece in pieces]
    with pikepdf.new() as body:
        rows, kept = [], []
        for place, (piece, content) in enumerate(zip(pieces, contents, strict=True), start=1):
            first = len(body.pages) + 1
            with pikepdf.open(io.BytesIO(as_pdf(piece, content))) as part:
                body.pages.extend(part.pages)
            rows.append((place, piece.title, piece.maker, zh_date(piece.day), piece.number, span(first, len(body.pages))))
            kept.append({"n": place, "title": piece.title, "from": first, "to": len(body.pages), "sha256": digest(content)})
        number(body)
        pages = len(body.pages)
        with pikepdf.open(io.BytesIO(front(case, process, rows, pages, head))) as cover:
            for place, page in enumerate(cover.pages):
                body.pages.insert(place, page)
        with pikepdf.open(io.BytesIO(note(case, pages, faults, head, on))) as last:
            body.pages.extend(last.pages)
        out = io.BytesIO()
        body.docinfo["/Title"] = f"卷宗 {case.number}"
        body.save(out, deterministic_id=True)
    pdf = out.getvalue()
    return pdf, pages, archive(case, pieces, contents, kept, pdf, head), kept


def as_pdf(piece, content):
    """A document as pages: PDF as it is, a picture on A4, anything else as a sheet that says where it is."""
    if piece.kind == "pdf":
        return content
    if piece.kind in ("jpg", "png"):
        out = io.BytesIO()
        with Image.open(io.BytesIO(content)) as image:
            plain = Image.new("RGB", image.size, "white")
            plain.paste(image.convert("RGBA"), mask=image.convert("RGBA").getchannel("A"))
        plain.thumbnail((1654, 2339))  # A4 at 200 dpi
        plain.save(out, "PDF", resolution=200, creationDate=None, modDate=None)
        return out.getvalue()
    return sheet(piece.title, says="这一件是电子文件，不能装订成页，见电子卷宗里的同名文件。",
                 items=[("文件", piece.name), ("SHA-256", digest(content))])  # fmt: skip


def number(document):
    """Write the page's number at the outer lower corner of each."""
    font = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
    for place, page in enumerate(document.pages, start=1):
        left, bottom, right, _ = (float(edge) for edge in page.mediabox)
        x = right - 40 - 5 * len(str(place)) if place % 2 else left + 40
        page.contents_add(b"q", prepend=True)
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/DossierNumber"))
        page.contents_add(f"Q q BT /DossierNumber 10 Tf 0 g {x:.1f} {bottom + 18:.1f} Td ({place}) Tj ET Q".encode())


def note(case, pages, faults, head, on):
    """备考表: how many pages, what is missing and why, who binds and checks."""
    missing = [f"{fault['title']}：{fault['says']}" for fault in faults] or ["自查没有发现缺少或者矛盾之处。"]
    return sheet("卷内备考表", items=[("办件编号", case.number), ("本卷页数", f"{pages}页")], after=missing, head=head,
                 columns=("立卷人", "检查人", "立卷时间"), rows=[("", "", zh_date(day_of(on)))], widths=(52, 52, 0), look="hands")  # fmt: skip


def archive(case, pieces, contents, kept, pdf, head):
    """The ZIP: every document under its number, the bound PDF, the list of contents and the hashes of all."""
    out = io.BytesIO()
    files = [(f"{row['n']:03d}-{UNSAFE.sub('_', piece.name)[:80]}", content) for row, piece, content in zip(kept, pieces, contents, strict=True)]
    about = {"case": case.number, "title": case.title, "process": case.process, "closed_at": case.closed_at.isoformat(), "head": head,
             "documents": [row | {"file": name} for row, (name, _) in zip(kept, files, strict=True)]}  # fmt: skip
    files += [("卷宗.pdf", pdf), ("contents.json", json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True).encode())]
    files.append(("sha256.txt", "".join(f"{digest(content)}  {name}\n" for name, content in files).encode()))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(zipfile.ZipInfo(f"{case.number}/{name}", FIRST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def digest(content):
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def span(first, last):
    """Pages in words; nothing for a document without any."""
    return "" if last < first else str(first) if first == last else f"{first}—{last}"
