"""The page of GB/T 9704—2012, measured in the PDF: margins, 22 rows of 28 cells, the right edge, numbers, rules, 版记."""

import re
from functools import partial

import pytest

from papers import press as room
from papers.breaking import HALF
from papers.typeset import typeset
from tests.papers.examples import NOTICE, agenda, document, mixed_text, plain_text
from tests.papers.measuring import MM, opened, rows, rules

LEFT = {0: 28.0, 1: 26.0}  # by page index: the binding edge of an even page is on its right


@pytest.fixture(scope="module", params=["own", "noto"])
def press(request, tmp_path_factory):
    """With the faces that are there, and with nothing but what bootstrap installs by apt."""
    from django.conf import settings

    kept = settings.FONTS_DIR
    if request.param == "noto":
        settings.FONTS_DIR = tmp_path_factory.mktemp("no-fonts")
    room.forget()
    yield room.press()
    settings.FONTS_DIR = kept
    room.forget()


def made(paper):
    """The pages of a document."""
    return opened(typeset(paper.template, paper.words()))


def test_a_page_of_text_is_twenty_two_rows_of_twenty_eight_cells(press):
    pdf = made(plain_text())
    for n in (1, 2):
        body = rows(pdf[n], 16)
        full = [row for row in body if len(row.glyphs) == 28]
        assert len(body) == 22 and len(full) >= 20
        assert body[0].top == pytest.approx(37, abs=0.15) and body[-1].bottom == pytest.approx(262, abs=0.15)
        assert {round(row.left, 1) for row in full} == {LEFT[n % 2]}
        assert all(row.edge == pytest.approx(LEFT[n % 2] + 156, abs=0.2) for row in full)


def test_lines_with_numbers_and_marks_end_on_the_same_edge(press):
    pdf, seen = made(mixed_text()), 0
    for n in range(len(pdf)):
        left, body = LEFT[n % 2], rows(pdf[n], 16)
        for row, after in zip(body, body[1:], strict=False):
            if after.left < left + 1 and after.baseline - row.baseline < 11 and row.edge > left + 150:
                half = 4 * 2 * MM if row.glyphs[-1].text in HALF and row.edge > left + 157.5 else 0
                assert row.edge - half == pytest.approx(left + 156, abs=0.2), row.text
                seen += 1
        tops = [row.top for row in body if abs(row.left - left) < 0.3]
        assert [top for top in tops if abs((top - 37) / 10.4455 - round((top - 37) / 10.4455)) > 0.02] == []
    assert seen > 50


def test_page_numbers_stand_outside_seven_millimetres_below(press):
    pdf = made(plain_text())
    for n in range(3):
        number = next(row for row in rows(pdf[n], 14) if row.baseline > 264)
        assert number.text == f"—{n + 1}—"
        assert number.glyphs[0].ink_top == pytest.approx(269, abs=0.3)
        if n % 2:
            assert number.left == pytest.approx(26 + 4.94, abs=0.3)
        else:
            assert number.glyphs[-1].right == pytest.approx(184 - 4.94, abs=0.3)


def test_the_head_of_a_document_stands_where_the_standard_wants_it(press):
    page = made(document().paragraph("正文。"))[0]
    mark, number = rows(page)[0], next(row for row in rows(page, 16) if "〔2026〕" in row.text)
    title = [row for row in rows(page) if abs(row.size - 22) < 0.1]
    rule = rules(page, red=True)[0]
    assert mark.top == pytest.approx(72, abs=0.3) and mark.text == "某市某区民政局文件"
    assert (rule[0], rule[2]) == pytest.approx((28, 184), abs=0.1)
    assert rule[1] - number.bottom == pytest.approx(4, abs=0.2)
    assert [row.text for row in title] == ["关于2026年全区社会组织工作", "情况和2027年工作安排的报告"]
    assert title[0].top - rule[1] > 2 * 10.4455 - 0.5
    assert all((row.left + row.edge) / 2 == pytest.approx(28 + 78, abs=0.3) for row in title)


def imprint(page):
    """The lowest edge of the rules of the 版记, or None."""
    found = [rule[3] for rule in rules(page) if rule[1] > 200]
    return max(found) if found else None


# Every length that is measured here, half a millimetre off and less: in the style sheet, what it is and what it becomes.
OFF = {
    "margin: $top 26mm $bottom 28mm": "margin: <<$top+.5>> 26mm <<$bottom+.5>> 28.5mm", "margin: $top 28mm $bottom 26mm": "margin: <<$top+.5>> 28mm <<$bottom+.5>> 26.5mm",
    "padding: $below 0 0 4.94mm": "padding: <<$below+1>> 0 0 4mm", "margin-top: $redgap": "margin-top: <<$redgap+.5>>",
    "bottom: $leading": "bottom: <<$leading+1.2>>", "letter-spacing: $tracking": "letter-spacing: <<$tracking+.05>>",
}  # fmt: skip


def test_the_control_a_page_that_is_a_little_off_fails_every_measure(monkeypatch, tmp_path):
    for sheet in room.FOLDER.iterdir():
        text = sheet.read_text(encoding="utf-8")
        for said, wrong in OFF.items() if sheet.name == "official.css" else ():
            assert text.count(said) == 1, said
            text = text.replace(said, wrong)
        (tmp_path / sheet.name).write_text(text, encoding="utf-8")
    filled = room.filled
    added = partial(re.sub, r"<<([-.\d]+)(mm|pt)\+([.\d]+)>>", lambda m: f"{float(m[1]) + float(m[3]):.4f}{m[2]}")
    monkeypatch.setattr(room, "FOLDER", tmp_path)
    monkeypatch.setattr(room, "filled", lambda *given: added(filled(*given)))
    room.forget()
    pdf = made(plain_text(2, 900))
    room.forget()
    body, first = rows(pdf[1], 16), pdf[0]
    full = [row for row in body if len(row.glyphs) == 28]
    number = next(row for row in rows(pdf[1], 14) if row.baseline > 264)
    docket = next(row for row in rows(first, 16) if "〔2026〕" in row.text)
    assert len(body) == 21 and body[0].top > 37.4 and {round(row.left, 1) for row in full} == {26.5}
    assert min(row.edge for row in full) > 26 + 156 + 0.4
    assert number.glyphs[0].ink_top > 269.3 and number.left < 26 + 4.94 - 0.3
    assert rules(first, red=True)[0][1] - docket.bottom > 4.3
    assert all(abs(imprint(pdf[n]) - 262) > 0.5 for n in range(len(pdf)) if imprint(pdf[n]))


@pytest.mark.parametrize(
    ("paragraphs", "length", "where"), [(1, 60, (2, 1)), (1, 420, (2, 1)), (1, 560, (2, 1)), (2, 900, (4, 3))]
)
def test_the_imprint_is_at_the_foot_of_an_even_page(paragraphs, length, where):
    pdf = made(plain_text(paragraphs, length))
    assert (len(pdf), next(n for n in range(len(pdf)) if imprint(pdf[n]))) == where
    assert imprint(pdf[where[1]]) == pytest.approx(262, abs=0.5)
    texts = ["".join(row.text for row in rows(pdf[n])) for n in range(len(pdf))]
    assert "抄送：区委办公室。" in texts[where[1]] and "2026年11月23日印发" in texts[where[1]]
    assert sum("抄送" in text for text in texts) == 1


def test_an_imprint_alone_bears_no_number_and_one_below_text_does():
    alone, below = made(document().paragraph("正文。")), made(plain_text(1, 420))
    assert not [row for row in rows(alone[1], 14) if row.baseline > 264]
    assert [row.text for row in rows(below[1], 14) if row.baseline > 264] == ["—2—"]


def test_a_letter_has_its_double_rules_and_the_checking_block_on_its_only_page(press):
    pdf = opened(typeset("papers/notice.html", NOTICE))
    page = pdf[0]
    red = rules(page, red=True)
    assert len(pdf) == 1 and rows(page)[0].top == pytest.approx(30, abs=0.3)
    assert [(rule[0], rule[2]) for rule in red] == [pytest.approx((21, 191), abs=0.3)] * 4
    assert red[-1][3] == pytest.approx(277, abs=0.2)
    text = "".join(row.text for row in rows(page))
    assert "核验码：ABCDEFGH2345" in text and not [row for row in rows(page, 14) if row.baseline > 264]


def test_name_and_date_stand_by_the_rule_with_a_seal_and_without():
    sealed, plain = (made(document(sealed=flag).paragraph("正文。"))[0] for flag in (True, False))
    name, date = rows(sealed, 16)[-2:]
    assert 184 - date.edge == pytest.approx(4 * 156 / 28, abs=0.3)
    assert (name.left + name.edge) / 2 == pytest.approx((date.left + date.edge) / 2, abs=0.3)
    name, date = rows(plain, 16)[-2:]
    assert date.left - name.left == pytest.approx(2 * 156 / 28, abs=0.3)
    assert 184 - max(name.edge, date.edge) == pytest.approx(2 * 156 / 28, abs=0.3)


def test_a_long_table_repeats_its_head_and_splits_no_row():
    pdf = opened(typeset("papers/agenda.html", agenda(annex_rows=40)))
    heads = [n for n in range(len(pdf)) if any(row.text.startswith("序号材料") for row in rows(pdf[n]))]
    assert len(heads) >= 2 and heads == list(range(heads[0], heads[-1] + 1))
    text = "".join(row.text for n in range(len(pdf)) for row in rows(pdf[n]))
    assert all(f"关于第{n}项审议事项" in text for n in range(1, 41)) and "附件：审议事项材料清单" in text


def test_without_a_version_record_the_checking_block_needs_no_even_page():
    short = {name: words for name, words in agenda(1).items() if name not in ("copies_to", "printed_by", "mark", "number", "note", "sealed")}
    pdf = opened(typeset("papers/agenda.html", short | {"code": NOTICE["code"], "qr": NOTICE["qr"]}))
    assert len(pdf) == 1 and f"核验码：{NOTICE['code']}" in "".join(row.text for row in rows(pdf[0]))


@pytest.mark.parametrize(("paragraphs", "sheets", "pitch"), [(8, 1, 10.45), (9, 1, 9.4), (11, 2, 10.45)])
def test_the_checking_block_of_an_agenda_stands_alone_on_no_page(paragraphs, sheets, pitch):
    """What fits is set on the grid, what just does not with rows closer, what needs a second page on the grid again."""
    words = {name: NOTICE[name] for name in ("code", "head", "qr", "case_number", "agency", "date")} | {
        "title": "专题会议议程", "time": "2026年11月19日14时30分", "place": "区政府三号楼205会议室",
        "items": [{"title": "一件事", "reporter": "区民政局", "minutes": 15}], "body": [{"p": "背景和问题。"}] * paragraphs,
    }  # fmt: skip
    pdf = opened(typeset("papers/agenda.html", words))
    text = rows(pdf[0], 16)

    assert len(pdf) == sheets
    assert text[2].baseline - text[1].baseline == pytest.approx(pitch, abs=0.05)
