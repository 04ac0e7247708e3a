"""署名 and 成文日期: how far from the right edge, with a seal and without one, after GB/T 9704—2012."""

from papers.grid import CELL, MM, PITCH

SEAL = 42.0  # millimetres across
SEALED_RIGHT, PLAIN_RIGHT, STEP = 4, 2, 2  # cells: 右空四字, 右空二字, 右移二字


def place(sign, width):
    """Give the two lines of a .sign block and its seal their places; `width(text)` is in points.

    Class "plain" is without a seal. The block is three rows high, the first of them empty: the seal begins where the text
    ends, which is within one row of it.
    """
    for part in list(sign):
        if "who" in part.get("class", "").split():
            sign.remove(part)
            sign.extend(list(part))
    lines = [element for element in sign if element.tag == "p"]
    if len(lines) != 2:
        return
    name, date = (width("".join(line.itertext()).strip()) for line in lines)
    rights = _plain(name, date) if "plain" in sign.get("class", "").split() else _sealed(name, date)
    for row, (line, right) in enumerate(zip(lines, rights, strict=True), start=1):
        line.set("style", f"right:{right / MM:.4f}mm;top:{row * PITCH:.4f}mm")
    middle = (rights[1] + date / 2) / MM
    for element in sign:
        if "seal" in element.get("class", "").split():
            element.set("style", f"right:{middle - SEAL / 2:.4f}mm;top:{2 * PITCH - SEAL / 2:.4f}mm")


def accompany(parent, sign):
    """The paragraph before a .sign block gets the class "along": two rows of text go over with a signature that finds no room, never
    one alone (7.3.5.5; the rule in official.css).
    """
    place = list(parent).index(sign)
    if place and parent[place - 1].tag in ("p", "h2", "h3", "h4", "h5"):
        before = parent[place - 1]
        before.set("class", f"{before.get('class', '')} along{' short' if len(before) < 2 else ''}".strip())


def _sealed(name, date):
    """The date four cells from the edge, the name centred over it; a very long name moves both to the left."""
    right = max(SEALED_RIGHT * CELL, (name - date) / 2)
    return right + (date - name) / 2, right


def _plain(name, date):
    """The name two cells from the edge, the date begins two cells behind the name; a long date takes the two cells."""
    edge = PLAIN_RIGHT * CELL
    if name >= date + STEP * CELL:
        return edge, edge + name - STEP * CELL - date
    return edge + STEP * CELL + date - name, edge
