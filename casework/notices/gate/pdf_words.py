"""PDF: the text of every page in the order it is drawn, and every other string: properties, XMP, notes, fields, outlines."""

import pikepdf
from pdf_fonts import Font

ONE = (1, 0, 0, 1, 0, 0)
DEEP = 6


def read(path):
    """([(where, text)], [what nobody has read])."""
    pieces, unread = [], []
    with pikepdf.open(path) as document:
        fonts = {}
        for number, page in enumerate(document.pages, start=1):
            reader = Page(fonts)
            reader.draw(page.obj, page.obj.get("/Resources") or page.resources)
            pieces.append([f"第{number}页", "".join(reader.said)])
            if reader.blind:
                unread.append(f"第{number}页的字体没有带字符表，机器读不出文字，请逐字看过，或者重新导出PDF。")
            elif reader.pictures:
                unread.append(f"第{number}页有图片或者是扫描件，机器看不到画面里的字，请逐页看过。")
        beside = dict.fromkeys(text for thing in document.objects for text in strings(thing))
        pieces += [["文档的附加信息", text] for text in beside]
    return pieces, unread


def strings(thing, depth=0):
    """Strings of one object that stand in no page: values of dictionaries, and XMP."""
    if depth > DEEP or thing is None:
        return
    if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/Metadata":
        yield thing.read_bytes().decode("utf-8", errors="replace")
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            if key not in ("/ID", "/CIDSystemInfo", "/Parent", "/P") and not _apart(value):
                yield from strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not _apart(value):
                yield from strings(value, depth + 1)


def _apart(value):
    """Whether a value is an object of its own, met anyway."""
    return isinstance(value, pikepdf.Object) and value.is_indirect


class Page:
    """Draws one page and writes down what is said: where the pen jumps there is a blank, a tab or a new line."""

    def __init__(self, fonts):
        self.fonts, self.said = fonts, []
        self.blind = self.pictures = False
        self.font, self.size = None, 1.0
        self.matrix, self.kept = ONE, []
        self.line, self.pen, self.leading, self.shown = ONE, None, 0.0, 0.0

    def draw(self, holder, resources, depth=0):
        """Follow the operators of a page or of a form drawn on it."""
        if depth > DEEP:
            return
        for operands, operator in pikepdf.parse_content_stream(holder):
            name = str(operator)
            if name == "Do":
                self._form(operands[0], resources, depth)
            elif name in ("INLINE IMAGE", "BI"):
                self.pictures = True
            elif name == "Tf":
                self._choose(operands, resources)
            else:
                self._move(name, operands)
                self._show(name, operands)

    def _form(self, name, resources, depth):
        held = (resources or {}).get("/XObject", {}).get(name)
        if held is None:
            return
        if held.get("/Subtype") == "/Image":
            self.pictures = True
            return
        before = self.matrix
        self.matrix = times([float(n) for n in held.get("/Matrix", ONE)], self.matrix)
        self.draw(held, held.get("/Resources") or resources, depth + 1)
        self.matrix = before

    def _choose(self, operands, resources):
        row = (resources or {}).get("/Font", {}).get(operands[0])
        self.size = float(operands[1]) or 1.0
        if row is not None:
            if row.objgen == (0, 0):
                self.font = Font(row)
            else:
                self.font = self.fonts.setdefault(row.objgen, None) or Font(row)
                self.fonts[row.objgen] = self.font

    def _move(self, name, operands):
        """Keep track of where the pen is."""
        if name == "q":
            self.kept.append(self.matrix)
        elif name == "Q":
            self.matrix = self.kept.pop() if self.kept else ONE
        elif name == "cm":
            self.matrix = times([float(n) for n in operands], self.matrix)
        elif name == "BT":
            self.line = ONE
        elif name == "Tm":
            self.line = tuple(float(n) for n in operands)
        elif name in ("Td", "TD"):
            across, up = (float(n) for n in operands)
            self.leading = -up if name == "TD" else self.leading
            self.line = times((1, 0, 0, 1, across, up), self.line)
        elif name == "TL":
            self.leading = float(operands[0])
        elif name in ("T*", "'", '"'):
            self.line = times((1, 0, 0, 1, 0, -self.leading), self.line)
        if name in ("BT", "Tm", "Td", "TD", "T*", "'", '"'):
            self.shown = 0.0

    def _show(self, name, operands):
        if name in ("Tj", "'", '"'):
            self._write([operands[-1]])
        elif name == "TJ":
            self._write(operands[0])

    def _write(self, parts):
        """Write strings, with the gaps the numbers between them make."""
        if self.font is None:
            return
        self.blind = self.blind or self.font.blind
        place = times(times((1, 0, 0, 1, self.shown, 0), self.line), self.matrix)
        across, up, scale = place[4], place[5], (abs(place[0]) or abs(place[1]) or 1) * abs(self.size)
        self.said.append(self._jump(across, up, scale))
        wide = 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                text = self.font.read(bytes(part))
                self.said.append(text)
                wide += self.font.width(bytes(part), text)
            else:
                shift = -float(part) / 1000
                wide += shift
                self.said.append("\t" if shift > 1.5 else " " if shift > 0.3 else "")
        self.pen = (across + wide * scale, up)
        self.shown += wide * abs(self.size)  # strings shown without a move between them follow each other

    def _jump(self, across, up, scale):
        if self.pen is None:
            return ""
        if abs(up - self.pen[1]) > 0.5 * scale:
            return "\n"
        gap = (across - self.pen[0]) / scale
        return "\t" if gap > 0.8 or gap < -3 else " " if gap > 0.15 else ""


def times(a, b):
    """Two matrices of PDF, one after the other."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip
