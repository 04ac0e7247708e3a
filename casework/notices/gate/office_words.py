"""Word, Excel and OFD files: cells, paragraphs, comments, headers, properties, links; whatever any of their parts says."""

import io
import re
import zipfile
from decimal import Decimal, InvalidOperation

import image_words
from defusedxml import ElementTree
from PIL import Image

BLOCKS = {"p", "si", "text", "comment", "t", "TextCode", "lpstr"}
PICTURES = re.compile(r"/media/[^/]+\.(jpe?g|png)$", re.IGNORECASE)
LONG = re.compile(r"[0-9０-９][^\n]{9,}")
MOST = 60  # pictures whose notes are read


def read(path):
    """([(where, text)], [what nobody has read])."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        shared = _shared(archive) if "xl/sharedStrings.xml" in names else []
        pieces = []
        for name in names:
            if name.endswith((".xml", ".rels", ".vml")) and name != "xl/sharedStrings.xml":
                tree = ElementTree.fromstring(archive.read(name), forbid_dtd=True)
                pieces += sheet(name, tree, shared) if "xl/worksheets/sheet" in name else part(name, tree)
        pictures = [name for name in names if PICTURES.search(name)]
        for name in pictures[:MOST]:
            with Image.open(io.BytesIO(archive.read(name))) as image:
                image.load()
                pieces += [["里面图片的附加信息", text] for text in image_words.beside(image)]
    unread = [f"里面有 {len(pictures)} 张图片，机器看不到画面里的字，请逐张看过。"] if pictures else []
    return pieces, unread


def local(element):
    """A tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def said(element):
    """All text in an element; tabs and breaks as such, phonetic hints and formulas left alone."""
    found = []
    for inner in element.iter():
        name = local(inner)
        found.append({"tab": "\t", "br": "\n", "cr": "\n"}.get(name, ""))
        found.append(inner.text or "")
    return "".join(found)


def part(name, tree):
    """One part: its blocks line by line, then long attributes (links, names)."""
    label = _label(name)
    inside = {id(inner) for block in tree.iter() if local(block) in BLOCKS for inner in block.iter() if inner is not block}
    lines = []
    for element in tree.iter():
        if id(element) in inside:
            continue
        text = said(element) if local(element) in BLOCKS else (element.text or "")
        lines.append(text.strip())
    pieces = [[label, "\n".join(line for line in lines if line)]]
    pieces += [[label, value] for e in tree.iter() for value in e.attrib.values() if LONG.search(value) and "://" not in value[:8]]
    return [piece for piece in pieces if piece[1]]


def sheet(name, tree, shared):
    """A worksheet: every cell by its address; what is left (headers, links, validation) as one piece."""
    label, pieces = _label(name), []
    for row in tree.iter():
        if local(row) != "row":
            continue
        cells = [(cell.get("r") or "", _value(cell, shared)) for cell in row if local(cell) == "c"]
        pieces += [[f"{label}{place}", text] for place, text in cells if text]
        singles = [text for _, text in cells if len(text.strip()) == 1]
        if len(singles) >= 11:  # a form with one box for each digit
            pieces.append([f"{label}第{row.get('r')}行", " ".join(singles)])
        row.clear()
    return pieces + part(name, tree)


def _shared(archive):
    tree = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"), forbid_dtd=True)
    return [said(item) for item in tree if local(item) == "si"]


def _value(cell, shared):
    """A cell's text; a number as people see it: no power of ten, no more digits than a sheet keeps (15)."""
    text = "".join(inner.text or "" for inner in cell if local(inner) == "v")
    kind = cell.get("t", "n")
    if kind == "s":
        return shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
    if kind == "inlineStr":
        return said(cell)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if number == number.to_integral_value() and abs(number) < 10**20:
        return str(int(number))
    return f"{float(number):.12g}"


def _label(name):
    """A part as people call it."""
    number = re.search(r"(\d+)\.xml$", name)
    for sign, label in (("xl/worksheets/sheet", "工作表"), ("comment", "批注"), ("docProps/", "文档属性"), ("header", "页眉"),
                        ("footer", "页脚"), ("word/document", "正文"), ("drawing", "图形")):  # fmt: skip
        if sign in name:
            return f"第{number[1]}张工作表 " if label == "工作表" and number else label
    return "附加内容"
