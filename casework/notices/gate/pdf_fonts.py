"""Fonts of a PDF: which characters the codes on a page stand for."""

import re

import pikepdf

HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
GLYPHS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "hyphen": "-", "space": " ", "minus": "-", "endash": "-", "period": ".", "plus": "+",
}  # fmt: skip
UNICODE = re.compile(r"/?(?:uni|u)([0-9A-Fa-f]{4,6})")
CODES = (("UTF16", "utf-16-be"), ("UCS2", "utf-16-be"), ("GBK", "gb18030"), ("GB-", "gb18030"), ("GBpc", "gb18030"),
         ("UTF8", "utf-8"))  # fmt: skip


class Font:
    """How to read the strings shown in one font; `blind` when nobody can tell."""

    def __init__(self, row):
        self.wide = str(row.get("/Subtype")) == "/Type0"
        self.blind, self.code, self.map, self.sizes = False, "cp1252", {}, {1}
        self.widths, self.usual = _widths(row, self.wide)
        if "/ToUnicode" in row:
            self._told(row["/ToUnicode"].read_bytes())
        elif self.wide:
            name = str(row.get("/Encoding", ""))
            self.code = next((code for sign, code in CODES if sign in name), "")
            self.blind = not self.code
        else:
            self._differences(row.get("/Encoding"))

    def read(self, raw):
        """The characters of a shown string."""
        if not self.map:
            return "" if self.blind else raw.decode(self.code, errors="replace")
        found, place = [], 0
        while place < len(raw):
            size = next((s for s in sorted(self.sizes, reverse=True) if raw[place : place + s] in self.map), None)
            if size is None:
                size = 2 if self.wide else 1
                found.append("" if self.wide else raw[place : place + 1].decode("cp1252", errors="replace"))
            else:
                found.append(self.map[raw[place : place + size]])
            place += size
        return "".join(found)

    def width(self, raw, text):
        """How far the pen moves, in sizes of the font; guessed where the font does not say."""
        step = 2 if self.wide else 1
        codes = [int.from_bytes(raw[place : place + step]) for place in range(0, len(raw), step)]
        if self.usual or (self.widths and all(code in self.widths for code in codes)):
            return sum(self.widths.get(code, self.usual) for code in codes) / 1000
        return sum(0.55 if char.isascii() else 1.0 for char in text)

    def _told(self, raw):
        """The font's own table of characters (ToUnicode)."""
        for kind, body in SECTION.findall(raw):
            if kind == b"bfchar":
                codes = [_bytes(code) for code in HEX.findall(body)]
                self.map |= {source: _text(target) for source, target in zip(codes[::2], codes[1::2], strict=False)}
            elif kind == b"bfrange":
                for first, last, target, listed in RANGE.findall(body):
                    self._range(_bytes(first), _bytes(last), target, listed)
        self.sizes = {len(code) for code in self.map} or {1}

    def _range(self, first, last, target, listed):
        start, end = int.from_bytes(first), int.from_bytes(last)
        targets = [_bytes(code) for code in HEX.findall(listed)]
        for step in range(min(end - start, 65535) + 1):
            code = (start + step).to_bytes(len(first))
            if listed:
                self.map[code] = _text(targets[step]) if step < len(targets) else ""
            else:
                base = _bytes(target)
                value = int.from_bytes(base) + step
                self.map[code] = _text(value.to_bytes(max(len(base), (value.bit_length() + 7) // 8)))

    def _differences(self, encoding):
        """A simple font's own order of glyphs, read by their names."""
        if not isinstance(encoding, pikepdf.Dictionary) or "/Differences" not in encoding:
            return
        self.map = {bytes([code]): bytes([code]).decode("cp1252", errors="replace") for code in range(256)}
        code = 0
        for item in encoding["/Differences"]:
            if isinstance(item, pikepdf.Name):
                self.map[bytes([code & 255])] = _glyph(str(item)[1:])
                code += 1
            else:
                code = int(item)


def _widths(row, wide):
    """(code -> width in thousandths, width of all others or 0); empty and 0 where it cannot be told."""
    if not wide:
        first = int(row.get("/FirstChar", 0))
        return {first + place: float(number) for place, number in enumerate(row.get("/Widths", []))}, 0
    if "Identity" not in str(row.get("/Encoding", "")):
        return {}, 0
    inner, found = row["/DescendantFonts"][0], {}
    rest = list(inner.get("/W", []))
    while len(rest) > 1:
        first = int(rest.pop(0))
        if isinstance(rest[0], pikepdf.Array):
            found |= {first + place: float(number) for place, number in enumerate(rest.pop(0))}
        elif len(rest) > 1:
            last, number = int(rest.pop(0)), float(rest.pop(0))
            found |= dict.fromkeys(range(first, min(last, 65535) + 1), number)
    return found, float(inner.get("/DW", 1000))


def _glyph(name):
    found = UNICODE.fullmatch(name)
    return chr(int(found[1], 16)) if found else GLYPHS.get(name, name if len(name) == 1 else "")


def _bytes(code):
    text = b"".join(code.split())
    return bytes.fromhex((text + b"0" * (len(text) % 2)).decode())


def _text(raw):
    return raw.decode("utf-16-be", errors="replace") if len(raw) > 1 else raw.decode("latin-1")
