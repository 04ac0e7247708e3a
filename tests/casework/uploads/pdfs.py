"""PDF files written by hand: every object, cross-reference and trailer under the test's control."""

import io
import zlib

import pikepdf

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FIRST = 5  # the number of the first extra object


def stream(data, entries=b""):
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def numbered(bodies, trailer=b"", head=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"):
    """A PDF file of these objects (number 1 is the catalog), with a right cross-reference table."""
    out, places = bytearray(head), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)
    return bytes(out)


def pdf(catalog=b"", page=b"", extra=(), pages=1, text=b"Articles of association", trailer=b"", **more):
    """A PDF: `catalog` and `page` are further entries; `extra` are objects numbered from 5; the pages come last."""
    first = FIRST + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + i) for i in range(pages))
    leaf = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> %s >>" % page
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        FONT,
        stream(b"BT /F1 18 Tf 72 720 Td (%s) Tj ET" % text),
        *extra,
        *[leaf] * pages,
    ]
    return numbered(bodies, trailer, **more)


def annotated(annotation, extra=()):
    """A PDF whose page has one annotation with these entries."""
    return pdf(page=b"/Annots [<< /Type /Annot /Rect [72 700 200 730] %s >>]" % annotation, extra=extra)


def acting(action, extra=()):
    """A PDF whose link does this action."""
    return annotated(b"/Subtype /Link /A << %s >>" % action, extra)


def saved(raw, change=None, **options):
    """The same file written anew by pikepdf: compressed, with object streams, locked …"""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as document:
        if change:
            change(document)
        document.save(out, **options)
    return out.getvalue()


def packed(raw):
    """The same file with its objects inside compressed object streams."""
    return saved(raw, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)


def locked(raw, user="", owner="owner"):
    """The same file, encrypted."""
    return saved(raw, encryption=pikepdf.Encryption(user=user, owner=owner, R=6))


def appended(raw, number, body):
    """The same file with one object replaced by an incremental update."""
    before = int(raw.rsplit(b"startxref\n", 1)[1].split()[0])
    size = int(raw.rsplit(b"/Size ", 1)[1].split()[0])
    place = len(raw)
    more = b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    tail = b"trailer\n<< /Size %d /Root 1 0 R /Prev %d >>\n" % (max(size, number + 1), before)
    return raw + more + table + tail + b"startxref\n%d\n%%%%EOF\n" % (place + len(more))


def swelling(megabytes=3000, kind=b"/Type /ObjStm"):
    """A PDF of a few kilobytes whose object stream, deflated twice, swells to gigabytes."""
    deflate, first = zlib.compressobj(9, zlib.DEFLATED, -15), b"5 0 << /A 1 >> "
    start = deflate.compress(first) + deflate.flush(zlib.Z_FULL_FLUSH)
    million = deflate.compress(b" " * (1 << 20)) + deflate.flush(zlib.Z_FULL_FLUSH)
    low, high = 1, 0
    for byte in first:
        low, high = low + byte, high + low + byte
    count = megabytes << 20
    high += count * low + 32 * count * (count + 1) // 2
    check = ((high % 65521) << 16) | ((low + 32 * count) % 65521)
    inner = b"\x78\xda" + start + million * megabytes + b"\x03\x00" + check.to_bytes(4, "big")
    data = zlib.compress(inner, 9)
    packing = kind + b" /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]"
    out = bytearray(b"%PDF-1.7\n")
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"]
    bodies += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>", stream(data, packing)]
    rows = [b"\0\0\0\xff"]
    for number, body in enumerate(bodies, 1):
        rows.append(b"\1" + len(out).to_bytes(2, "big") + b"\0")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows += [b"\2\0\4\0", b"\1" + start.to_bytes(2, "big") + b"\0"]  # object 5 is inside stream 4; 6 is this table
    table = stream(b"".join(rows), b"/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R")
    return bytes(out) + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start)
