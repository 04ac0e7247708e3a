"""Binding: the packet is typeset as one paper with empty leaves for the annexes, which are laid onto them; then every copy
gets its mark. So contents, bookmarks and page numbers are those of the whole.
"""

import hashlib
import io
from dataclasses import dataclass

import pikepdf
from django.utils import timezone

from meetings.packets.annexes import annexes_of
from meetings.packets.content import laid, withheld_from, words_of
from network.models import Unit
from papers.typeset import typeset

MM = 72 / 25.4
LEAF = pikepdf.Rectangle(20 * MM, 33 * MM, 190 * MM, 267 * MM)  # where an annexed page stands: between its title and the page number
SIZES = ((8, 48), (12, 36), (999, 26))  # a name of so many characters stands across the page in so many points


@dataclass(frozen=True)
class Bound:
    """One copy as bytes."""

    unit: object
    number: int
    pages: int
    content: bytes


def bind(packet, at):
    """([Bound], whether all are PDF/A, [sentence]); the office's copy comes first. Raises Unprintable with a sentence."""
    case = packet.meeting.meeting
    rows, made = laid(case), timezone.localtime(at)
    annexes, remarks = annexes_of(rows)
    units = [None, *Unit.objects.filter(slug__in=case.invited).order_by("id")]
    marks = pikepdf.open(io.BytesIO(typeset("papers/packet_mark.html", {"marks": [mark_of(unit, n) for n, unit in enumerate(units)]})))
    bodies, found = {}, []
    for n, unit in enumerate(units):
        hidden = withheld_from(unit.slug if unit else "", rows)
        if hidden not in bodies:
            shown = {number: pieces for number, pieces in annexes.items() if number not in hidden}
            bodies[hidden] = body(words_of(case, rows, hidden, shown, packet.version, made), shown, at)
        found.append(stamped(bodies[hidden], marks, n, unit))
    archival = all(annex.archival for pieces in annexes.values() for annex in pieces if annex.pages)
    return found, archival, [sentence for _, sentence in remarks]


def mark_of(unit, number):
    """What stands across every page of a copy, and in which size."""
    name = unit.short if unit else "办公室存档"
    size = next(points for most, points in SIZES if len(name) <= most)
    return {"name": name, "number": f"第{number:02d}份" if number else "", "size": size}


def body(words, annexes, at):
    """The packet without marks: typeset, then the annexed pages laid onto their leaves."""
    content = typeset("papers/packet.html", words, at=at)
    pieces = [annex for found in annexes.values() for annex in found if annex.pages]
    if not pieces:
        return content
    with pikepdf.open(io.BytesIO(content)) as document:
        for annex in pieces:
            lay(document, annex)
        if not all(annex.archival for annex in pieces):
            disclaim(document)
        return saved(document)


def lay(document, annex):
    """Lay the pages of one annex onto its leaves; a link in the contents tells where the first of them is."""
    target = pikepdf.NameTree(document.Root.Names.Dests)[annex.key]
    first = document.pages.index(pikepdf.Page(target[0] if isinstance(target, pikepdf.Array) else target.D[0]))
    with pikepdf.open(io.BytesIO(annex.content)) as source:
        for place, page in enumerate(source.pages):
            leaf = document.pages[first + place]
            overlay(leaf, document.copy_foreign(page.as_form_xobject()), LEAF, "Annexed")


def disclaim(document):
    """Take back that it is PDF/A: an annexed file may hold what that does not allow."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        for name in ("pdfaid:part", "pdfaid:conformance"):
            if name in said:
                del said[name]


def stamped(content, marks, number, unit):
    """A copy with its mark on every page."""
    with pikepdf.open(io.BytesIO(content)) as document:
        mark = document.copy_foreign(marks.pages[number].as_form_xobject())
        for page in document.pages:
            overlay(page, mark, pikepdf.Rectangle(*(float(edge) for edge in page.mediabox)), "CopyMark")
        return Bound(unit, number, len(document.pages), saved(document))


def overlay(page, form, rect, name):
    """Lay a form over a page, as pikepdf does, under a name of its own choice: pikepdf draws one by chance, and a copy could never
    be bound again to the same bytes.
    """
    placed = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/{name}"))
    drawn = page.calc_form_xobject_placement(form, placed, rect)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\n" + drawn)
    page.contents_coalesce()


def saved(document):
    """The bytes: the same for the same document."""
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()


def digest(content):
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
