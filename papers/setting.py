"""Sets the paragraphs of a paper on the grid: what a template writes as plain <p> and <h2> becomes lines of 28 cells.

Only what stands inside class "grid" is set; tables, figures and everything else flows as WeasyPrint lays it out. Each line
is a block of one row: a character from another face cannot make the row taller, and a page is full after 22 of them.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from papers import closing, fonts
from papers.breaking import Breaker
from papers.grid import CELL_MM, CELLS, MM, TRACKING, WIDTH
from papers.titles import balanced

INDENT = {"p": 2, "h2": 2, "h3": 2, "h4": 2, "h5": 2}
LEFT_ALONE = {"table", "svg", "img", "figure"}
# 发文机关标志 by class: the largest size in points and the width in which it must stand.
LARGEST = {"mark": (40, WIDTH * MM), "agency": (34, 160 * MM)}
BLANKS = re.compile(r"[ \t\r\n]+")
STEP = 0.01  # points: letter spacings are rounded to classes, so that a line needs no style of its own
SPACINGS = range(-120, 420)


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph with the element it came in (None for the paragraph itself)."""

    text: str
    element: object = None


def spacing_class(points):
    """The class of a letter spacing; "" for the usual one."""
    step = max(SPACINGS.start, min(SPACINGS.stop - 1, round(points / STEP)))
    return "" if abs(points - TRACKING) < STEP / 2 else f"s{step}".replace("-", "m")


def spacing_rules():
    """The style rules of all spacing classes."""
    return "\n".join(f".s{n}".replace("-", "m") + f"{{letter-spacing:{n * STEP:.2f}pt}}" for n in SPACINGS)


def width_rules():
    """The style rules of column widths, `w13` for 13 mm: a paper is read as a web page too, and the CSP refuses inline styles."""
    return "\n".join(f".w{n}{{width:{n}mm}}" for n in range(1, 157))


def width_of(role):
    """The function from a character to its width in em, in the faces of a role."""
    faces = fonts.stack(role)
    latin = fonts.stack("latin") if fonts.file_of("latin") else faces

    def advance(character):
        if character <= "~":
            return latin[0].advance(character) if latin else 0.5
        return next((face.advance(character) for face in faces if face.covers(character)), 1.0)

    return advance


class Setter:
    """Sets whole documents; made once, because it remembers the widths and the faces of characters."""

    def __init__(self):
        self.own, self.borrowed, self.narrow = fonts.stack("body")[:1], {}, {}
        foreign = _is_latin if fonts.file_of("latin") else _is_letter
        self.breaker = Breaker(width_of("body"), foreign, self._is_borrowed)

    def set(self, root):
        """Set every grid of the document, in place."""
        for element in root.iter():
            if element.tag == "table":
                _count(element)
            if "grid" in element.get("class", "").split():
                self._walk(element)
        if "sheet" in root.get("class", "").split():
            for title in list(root.iter("h1")):
                self._title(title)
        return root

    def _walk(self, parent):
        for child in list(parent):
            classes = child.get("class", "").split()
            if child.tag == "h1":
                self._title(child)
            elif "sign" in classes:
                closing.place(child, self.breaker.width)
                closing.accompany(parent, child)
            elif LARGEST.keys() & set(classes):
                _fit(child, LARGEST[next(name for name in classes if name in LARGEST)])
            elif child.tag == "dl":
                self._facts(parent, child)
            elif child.tag in INDENT and "free" not in classes:
                self._paragraph(child, classes)
            elif child.tag not in LEFT_ALONE and "free" not in classes:
                self._walk(child)

    def _title(self, title):
        """A break that the author made is kept."""
        if title.find("br") is None:
            text = BLANKS.sub(" ", "".join(title.itertext())).strip()
            attributes = dict(title.attrib)
            title.clear()
            title.attrib.update(attributes)
            for line in balanced(text):
                SubElement(title, "line").text = line

    def _facts(self, parent, facts):
        """A list of label and value: each a paragraph of its own."""
        place = list(parent).index(facts)
        parent.remove(facts)
        for offset, row in enumerate(facts):
            paragraph = Element("p")
            for part in row:
                paragraph.text = (paragraph.text or "") + "".join(part.itertext())
            self._paragraph(paragraph, [])
            parent.insert(place + offset, paragraph)

    def _paragraph(self, paragraph, classes):
        first = int(paragraph.get("data-first", 0 if "flat" in classes else INDENT[paragraph.tag]))
        rest = int(paragraph.get("data-rest", 0))
        runs = _runs(paragraph)
        text = "".join(run.text for run in runs)
        attributes = dict(paragraph.attrib)
        paragraph.clear()
        paragraph.attrib.update(attributes)
        if rest:
            paragraph.set("style", f"padding-left:{rest * CELL_MM:.4f}mm")
        for n, line in enumerate(self._breaker(rest).lines(text, first - rest)):
            element = SubElement(paragraph, "line")
            names = [spacing_class(line.spacing), "" if n or first == rest else f"i{first - rest}".replace("-", "m")]
            if any(names):
                element.set("class", " ".join(filter(None, names)))
            self._fill(element, line, _cut(runs, line.start, line.stop))

    def _breaker(self, rest):
        """Lines that hang begin `rest` cells later and are as much shorter."""
        if not rest:
            return self.breaker
        if rest not in self.narrow:
            self.narrow[rest] = Breaker(self.breaker.advance, self.breaker.foreign, self._is_borrowed, CELLS - rest)
        return self.narrow[rest]

    def _fill(self, element, line, runs):
        """The text of one line, with elements only where one is needed."""
        at = line.start
        for run in runs:
            target = element
            if run.element is not None:
                target = SubElement(element, run.element.tag, run.element.attrib)
            for text, kind in self._pieces(run.text, at, line.squeezed):
                if kind:
                    SubElement(target, kind).text = text
                elif len(target):
                    target[-1].tail = (target[-1].tail or "") + text
                else:
                    target.text = (target.text or "") + text
            at += len(run.text)

    def _pieces(self, text, at, squeezed):
        """[(text, "")], and (mark, "half") of those at half width, (character, "other") of those from another face."""
        plain = ""
        for n, character in enumerate(text, at):
            kind = "half" if n in squeezed else "other" if self._is_borrowed(character) else ""
            if not kind:
                plain += character
                continue
            if plain:
                yield plain, ""
            yield character, kind
            plain = ""
        if plain:
            yield plain, ""

    def _is_borrowed(self, character):
        found = self.borrowed.get(character)
        if found is None:
            known = character <= "~" or any(face.covers(character) for face in self.own)
            found = self.borrowed[character] = not known
        return found


def _is_latin(character):
    return "!" <= character <= "~"


def _is_letter(character):
    return character.isascii() and character.isalpha()


def _fit(mark, largest):
    """The size of the mark: a long name is set smaller, on one line."""
    size, width = largest
    length = max(1, len("".join(mark.itertext()).strip()))
    mark.set("style", f"font-size:{min(size, width / length):.2f}pt")


def _count(table):
    """Class "counted" for a table whose first column holds nothing but short numbers or codes: it is as narrow as they are."""
    firsts = ["".join(row[0].itertext()) for row in table.iter("tr") if len(row)]
    if firsts and max(map(len, firsts)) <= 4:
        table.set("class", f"{table.get('class', '')} counted".strip())


def _runs(paragraph):
    """[Run] of a paragraph, with white space as HTML shows it."""
    found = [Run(paragraph.text or "")]
    for child in paragraph:
        found += [Run("".join(child.itertext()), child), Run(child.tail or "")]
    runs, before = [], " "
    for run in found:
        text = BLANKS.sub(" ", run.text)
        text = text[1:] if text.startswith(" ") and before.endswith(" ") else text
        if text:
            runs.append(Run(text, run.element))
            before = text
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].element)
    return runs


def _cut(runs, start, stop):
    """The runs between two positions."""
    at, found = 0, []
    for run in runs:
        text = run.text[max(0, start - at) : max(0, stop - at)]
        if text:
            found.append(Run(text, run.element))
        at += len(run.text)
    return found
