"""署名不得单独成页 (GB/T 9704—2012, 7.3.5.5): a signature that goes over to another page takes at least two rows of text along.

Measured on the page itself: the rows above the signature.
"""

from papers.press import filled, press
from papers.typeset import typeset
from tests.papers.examples import NOTICE
from tests.papers.measuring import opened, rows

AGENCY, RULE = NOTICE["agency"], ".along > line:last-child, .along.short { break-before: avoid; }"
# What stands last is a paragraph of one row, or of three of which one would go over.
LAST = {"one row": {"paragraphs": ["依照规定办理并按期答复的事项" * 4] * 5},
        "three rows": {"paragraphs": ["依照规定办理并按期答复的事项" * 4] * 4, "remedies": "如不服本决定可以依法申请复议或者提起诉讼。" * 3}}  # fmt: skip


def over(words):
    """(number of pages, rows of text above the signature on the last one)."""
    document = opened(typeset("papers/notice.html", NOTICE | words))
    found = rows(document[len(document) - 1])
    signed = next(row.baseline for row in found if AGENCY in row.text and row.size > 15)
    return len(document), sum(row.baseline < signed - 1 and row.size > 15 for row in found)


def test_two_rows_of_text_stand_with_it(monkeypatch):
    assert [over(words) for words in LAST.values()] == [(2, 2), (2, 2)]

    text = filled("official.css")
    assert RULE in text
    monkeypatch.setitem(press().looks, "official", [press()._sheet(text.replace(RULE, ""))])
    assert over(LAST["three rows"]) == (2, 1)  # the control: without the rule one row stands there alone
