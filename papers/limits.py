"""What a paper may cost: weighed before it is typeset, counted while it is, and apart in a process of its own when large."""

from contextlib import contextmanager
from dataclasses import dataclass

from casework.core.answers import Refused

PAGES = 300
CHARACTERS = 200_000
CELLS = 10_000
WORD = 20_000  # characters of one paragraph
DEPTH = 100
# Beyond these a paper takes more than a few seconds and is made in a process that can be stopped (papers/apart.py).
LARGE = {"characters": 60_000, "cells": 3_000}
SECONDS, WALL, MEGABYTES = 60, 120, 1500


class Unprintable(Refused):
    """The paper cannot be made as it is written; the sentence says what to change. Nothing was written."""

    def __init__(self, sentence):
        super().__init__([sentence])


@dataclass
class Weight:
    """What a document is made of; `word` is its longest paragraph or cell, spans count as the cells they cover."""

    characters: int = 0
    cells: int = 0
    word: int = 0
    depth: int = 0

    @property
    def large(self):
        """Whether it is to be made apart."""
        return any(getattr(self, name) > limit for name, limit in LARGE.items())


def weigh(root):
    """The Weight of a document's tree. Raises Unprintable when it is beyond what is ever typeset."""
    found = Weight()
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        text = max(len(element.text or ""), len(element.tail or ""))
        found.characters += len(element.text or "") + len(element.tail or "")
        found.word, found.depth = max(found.word, text), max(found.depth, depth)
        if element.tag in ("td", "th"):
            found.cells += _span(element, "colspan") * _span(element, "rowspan")
        if element.tag in ("col", "colgroup"):
            found.cells += _span(element, "span")
        waiting += [(child, depth + 1) for child in element]
    for name, limit, sentence in (
        ("cells", CELLS, "这份文书的表格有{}格，超过{}格，请分成几份附件。"),
        ("word", WORD, "这份文书有一段长{}字，超过{}字，请分段或者分成附件。"),
        ("characters", CHARACTERS, "这份文书有{}字，超过{}字，请分成几份附件。"),
        ("depth", DEPTH, "这份文书的结构有{}层，超过{}层，不能排版。"),
    ):
        if getattr(found, name) > limit:
            raise Unprintable(sentence.format(getattr(found, name), limit))
    return found


def _span(element, name):
    said = element.get(name, "1").strip()
    return max(1, int(said)) if said.isdecimal() and len(said) < 10 else 1


def too_many_pages(limit=PAGES):
    """The refusal of a paper that is too long."""
    return Unprintable(f"这份文书超过{limit}页，请分成几份附件。")


@contextmanager
def counted(limit=PAGES):
    """While it lasts, a layout ends with Unprintable on the page after the last one allowed."""
    from weasyprint import layout

    make = layout.make_all_pages

    def pages(*arguments):
        for number, page in enumerate(make(*arguments), 1):
            if number > limit:
                raise too_many_pages(limit)
            yield page

    layout.make_all_pages = pages
    try:
        yield
    finally:
        layout.make_all_pages = make
