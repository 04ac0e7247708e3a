"""The words of whatever an address hands out: a page, a PDF, a spreadsheet, a file of data."""

import html
import io

import openpyxl
import pikepdf


def words_of(content, kind):
    """The text of an answer's bytes by its content type."""
    if kind.startswith("application/pdf"):
        return pdf_words(content)
    if "spreadsheetml" in kind:
        sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(str(cell.value) for sheet in sheets for row in sheet for cell in row if cell.value is not None)
    if kind.startswith("text/calendar"):  # long lines are folded, in the middle of a word too
        content = content.replace(b"\r\n ", b"").replace(b"\n ", b"")
    return html.unescape(content.decode(errors="replace"))


def pdf_words(content):
    """What a PDF shows, by its fonts' own tables, and what its properties say."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as document:
        found += [str(value) for value in document.docinfo.values()] if "/Info" in document.trailer else []
        for page in document.pages:
            fonts = page.obj.get("/Resources", {}).get("/Font", {})
            tables = {name: table(font) for name, font in fonts.items()}
            found.append(shown(page, tables))
    return "\n".join(found)


def shown(page, tables):
    """The characters of a page in the order they are drawn."""
    out, known = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            known = tables.get(str(operands[0]), {})
        elif str(operator) in ("Tj", "TJ", "'"):
            parts = operands[0] if str(operator) == "TJ" else [operands[-1]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    out += [known.get(raw[n : n + 2], "") for n in range(0, len(raw), 2)]
    return "".join(out)


def table(font):
    """Glyph (two bytes) -> characters, from a font's ToUnicode."""
    if "/ToUnicode" not in font:
        return {}
    known, inside = {}, False
    for line in font["/ToUnicode"].read_bytes().decode("latin-1").splitlines():
        if "beginbfchar" in line or "beginbfrange" in line:
            inside = True
        elif "endbf" in line:
            inside = False
        elif inside:
            codes = [bytes.fromhex(part.split(">")[0]) for part in line.split("<")[1:]]
            first, last, text = codes[0], codes[-2], codes[-1].decode("utf-16-be", "replace")
            for n in range(int.from_bytes(last, "big") - int.from_bytes(first, "big") + 1):
                glyph = (int.from_bytes(first, "big") + n).to_bytes(2, "big")
                known[glyph] = text[:-1] + chr(ord(text[-1]) + n) if n else text
    return known
