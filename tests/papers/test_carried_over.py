"""署名不得单独成页 (GB/T 9704—2012, 7.3.5.5): a signature that goes over to another page takes at least two rows of text along.

Measured on the page itself: rows above the signature, and how far apart they stand.
"""

from itertools import pairwise
from statistics import median

import pytest

from papers.grid import PITCH
from papers.press import LOOSER, press
from papers.typeset import typeset
from tests.papers.examples import NOTICE
from tests.papers.measuring import opened, rows

AGENCY = NOTICE["agency"]
# Five paragraphs of three rows and the items: one row more than the first page holds.
OVER = NOTICE | {"paragraphs": ["依照规定办理并按期答复的事项" * 4] * 5}


def above_the_signature(content):
    """(number of pages, rows above the signature on the last page, how far rows of the first stand apart in millimetres)."""
    document = opened(content)
    first = [row.baseline for row in rows(document[0]) if 15 < row.size < 17]
    found = rows(document[len(document) - 1])
    signed = next(row.baseline for row in found if AGENCY in row.text and row.size > 15)
    text = [row for row in found if row.baseline < signed - 1 and row.size > 15]
    return len(document), len(text), median(after - before for before, after in pairwise(first))


def test_two_rows_of_text_stand_with_it():
    pages, text, apart = above_the_signature(typeset("papers/notice.html", OVER))
    assert (pages, text) == (2, 2)
    assert min(abs(apart - row) for row in LOOSER) < 0.05  # rows a little further apart, and nothing else


def test_the_control_without_the_remedy_one_row_goes_over(monkeypatch):
    monkeypatch.setattr(press(), "looser", [])
    pages, text, apart = above_the_signature(typeset("papers/notice.html", OVER))
    assert (pages, text) == (2, 1) and abs(apart - PITCH) < 0.05


@pytest.mark.parametrize(("paragraphs", "pages"), [(2, 1), (7, 2)])
def test_what_has_room_keeps_its_rows(monkeypatch, paragraphs, pages):
    words = NOTICE | {"paragraphs": OVER["paragraphs"][:1] * paragraphs}
    made = typeset("papers/notice.html", words)
    monkeypatch.setattr(press(), "looser", [])
    assert len(opened(made)) == pages and typeset("papers/notice.html", words) == made
