"""版记: at the foot of the last page of text where it fits there, else on the next page that may bear it.

The template puts it on a page of its own behind the text (class "imprint"; "even" where the standard wants an even page).
After the layout its box is moved back when there is room, so that the text is laid out once.
"""

GAP = 8.0  # pixels that stay free between the text and the 版记
SEALED = 11 * 96 / 25.4  # the same below a date that bears a seal: the seal reaches so far down
# The first page of 信函格式 bears no number: there it may stand in the room of the number, down to the lower red rule.
LOWER = 11 * 96 / 25.4
FEW = 62 * 96 / 25.4  # as far down the second page of a letter its text and signature may reach to be called a few rows


def placed(pages):
    """The pages with the imprint where it belongs; those that became empty are gone."""
    found = _imprint(pages[-1])
    written = [n for n, page in enumerate(pages[:-1]) if _body(page) is not None]
    if found is None or not written:
        return pages
    last = written[-1]
    target, foot = _body(pages[last]), found.children[-1]
    classes = found.element.get("class").split()
    down = LOWER if "low" in classes and last == 0 else 0
    gap = SEALED if any("seal" in element.get("class", "").split() for element in target.element.iter()) else GAP
    if ("even" in classes and last % 2 == 0) or _bottom(target) + gap > _top(foot) + down:  # counted from 0
        return pages
    found.translate(target.content_box_x() - _body(pages[-1]).content_box_x(), down)
    target.children = (*target.children, found)
    return pages[: last + 1]


def lonely(pages):
    """Whether the imprint of a letter, or of a paper of one page that needs no even last one, stands alone behind the text."""
    found = _imprint(pages[-1]) if len(pages) > 1 else None
    classes = found.element.get("class").split() if found is not None else []
    return "low" in classes or found is not None and "even" not in classes and len(pages) == 2


def short(pages):
    """Whether a letter of two pages has but a few rows on its second."""
    body = _body(pages[-1]) if len(pages) == 2 else None
    found = next((child for child in body.children if _low(child)), None) if body is not None else None
    rows = [child for child in body.children if child is not found] if found is not None else []
    return bool(rows) and max(_bottom(child) or child.position_y + child.margin_height() for child in rows) < body.content_box_y() + FEW


def _low(box):
    element = getattr(box, "element", None)
    return element is not None and {"imprint", "low"} <= set(element.get("class", "").split())


def _body(page):
    """The box of <body> on a page; a blank page has none."""
    roots = page._page_box.children[0].children
    return roots[0] if roots else None


def _imprint(page):
    body = _body(page)
    first = body.children[0] if body is not None and body.children else None
    element = getattr(first, "element", None)
    classes = element.get("class", "").split() if element is not None else []
    return first if "imprint" in classes else None


def _bottom(box):
    """The lowest edge of what stands in the flow of a box."""
    lowest = 0.0
    for child in getattr(box, "children", ()):
        if child.is_in_normal_flow():
            inner = _bottom(child)
            lowest = max(lowest, inner or child.position_y + child.margin_height())
    return lowest


def _top(box):
    return getattr(box, "_box", box).position_y
