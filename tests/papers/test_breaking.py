"""Lines of 28 cells: no mark where it may not stand, nothing torn apart, nothing lost. And titles in balanced lines."""

import pytest

from papers.breaking import LOOSEST, NO_END, NO_START, Breaker
from papers.grid import CELL, CELLS, SIZE, TRACKING
from papers.setting import spacing_class, spacing_rules
from papers.titles import balanced
from tests.papers.examples import HANZI, adversarial


def advance(character):
    """A face whose Latin letters are half an em wide."""
    return 0.5 if character.isascii() else 1.0


def breaker():
    return Breaker(advance)


def faults(text, lines):
    """What stands where it may not."""
    found = [text[line.start] for line in lines[1:] if text[line.start] in NO_START]
    return found + [text[line.stop - 1] for line in lines[:-1] if text[line.stop - 1] in NO_END]


def test_two_thousand_random_lines_have_no_fault():
    count, found, kept = 0, [], breaker()
    for text in adversarial(20260318, 330):
        lines = kept.lines(text)
        count += len(lines)
        found += faults(text, lines)
        assert "".join(text[line.start : line.stop] for line in lines).replace(" ", "") == text.replace(" ", "")
        for line in lines:
            assert line.spacing <= TRACKING + LOOSEST
    assert count > 2000 and found == []


def test_the_control_lines_cut_without_rules_have_faults():
    text = next(adversarial(1, 1, 2000))
    cut = [type("Cut", (), {"start": n, "stop": min(n + 28, len(text))}) for n in range(0, len(text), 28)]
    assert len(faults(text, cut)) > 5


def test_a_full_line_of_characters_is_twenty_eight_cells():
    lines = breaker().lines(HANZI * 4)
    assert [line.stop - line.start for line in lines[:3]] == [26, 28, 28]
    assert {round(line.spacing, 6) for line in lines[:3]} == {round(TRACKING, 6)}


@pytest.mark.parametrize("mark", ["，", "。", "）", "》"])
def test_one_closing_mark_more_is_let_into_the_line_at_half_width(mark):
    text = HANZI[:26] + mark + HANZI
    first, second = breaker().lines(text)[:2]
    assert text[first.stop - 1] == mark and text[second.start] == HANZI[0]
    width = 26 * SIZE + SIZE / 2 + first.spacing * 26
    assert width == pytest.approx(26 * CELL)


@pytest.mark.parametrize("word", ["3,420.5", "52120116MJ06A1B2C3", "2026", "36.8%", "UTF-8"])
def test_numbers_and_words_stay_whole(word):
    for before in range(1, 30):
        text = (HANZI * 2)[:before] + word + HANZI
        assert any(word in text[line.start : line.stop] for line in breaker().lines(text)), before


def test_only_what_is_longer_than_a_line_is_cut():
    text = "9" * 4000
    lines = breaker().lines(text)
    assert "".join(text[line.start : line.stop] for line in lines) == text
    assert all((line.stop - line.start) * (SIZE / 2 + TRACKING) <= CELLS * CELL for line in lines)


def test_two_closing_marks_in_a_row_share_their_white():
    text = "依照《社会团体登记管理条例》，" + HANZI
    assert breaker().lines(text)[0].squeezed == (text.index("》"),)


def test_every_spacing_a_line_can_get_has_its_rule():
    rules = spacing_rules()
    for points in (TRACKING - 0.4, 0.0, 1.234, TRACKING + LOOSEST):
        assert f".{spacing_class(points)}{{" in rules
    assert spacing_class(TRACKING) == ""


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("准予成立登记行政许可决定书", ["准予成立登记行政许可决定书"]),
        (
            "关于2026年全区社会组织工作情况和2027年工作安排的报告",
            ["关于2026年全区社会组织工作", "情况和2027年工作安排的报告"],
        ),
        ("某市某区社会组织管理联席会议第3次会议议程", ["某市某区社会组织管理", "联席会议第3次会议议程"]),
    ],
)
def test_a_title_breaks_between_words(title, lines):
    assert balanced(title) == lines


def test_a_title_of_any_length_fits():
    for length in (19, 21, 40, 61, 95, 200):
        lines = balanced((HANZI * 8)[:length])
        assert "".join(lines) == (HANZI * 8)[:length] and max(map(len, lines)) <= 20
