"""A paper that would cost too much is stopped with a sentence, and nothing is left behind."""

import pytest
from weasyprint import HTML

from papers import apart
from papers.apart import made
from papers.limits import CELLS, PAGES, Unprintable, weigh
from papers.press import press
from papers.typeset import typeset
from tests.papers.examples import document
from tests.papers.measuring import opened

PAGE = '<html lang="zh-CN" class="official"><meta charset="utf-8"><title>试</title><body>'
BOMBS = {
    "colspan": ('<table><tr><td colspan="1000000" rowspan="60000">x</table>', "表格"),
    "columns": ('<table><col span="1000000"><tr><td>x</table>', "表格"),
    "twenty thousand cells": ("<table>" + ("<tr>" + "<td>字</td>" * 20 + "</tr>") * 1000 + "</table>", "表格有20000格"),
    "one word": (f'<p style="word-break:break-all">{"字" * 400_000}</p>', "一段长400000字"),
    "many words": (f"<p>{'字' * 19_000}</p>" * 12, "超过200000字"),
    "deep": ("<div>" * 3000 + "x", "层"),
}


@pytest.mark.parametrize(("body", "said"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_before_it_is_laid_out(body, said):
    with pytest.raises(Unprintable) as refused:
        press().pdf(PAGE + body)
    assert said in refused.value.problems[0]


def test_the_page_after_the_last_one_ends_the_layout():
    pages = PAGE + '<div style="break-after:page">页</div>' * 12
    assert len(opened(press().pdf(pages, pages=13))) in (12, 13)
    with pytest.raises(Unprintable, match="超过11页"):
        press().pdf(pages, pages=11)
    assert len(opened(press().pdf(PAGE + "<p>后面的文书照常。"))) == 1
    assert PAGES == 300


def test_a_large_paper_is_made_apart_and_is_the_same(monkeypatch):
    paper = document().paragraph("正文。" * 40)
    here = typeset(paper.template, paper.words(), record={"a": 1})
    monkeypatch.setattr("papers.limits.LARGE", {"characters": 100, "cells": 3000})
    ordered = []
    monkeypatch.setattr(apart, "made", lambda html, **given: ordered.append(html) or made(html, **given))
    assert typeset(paper.template, paper.words(), record={"a": 1}) == here and len(ordered) == 1


def test_a_child_is_stopped_at_the_limit_of_time():
    busy = PAGE + "<table>" + ("<tr>" + "<td>字</td>" * 20 + "</tr>") * 400 + "</table>"
    with pytest.raises(Unprintable, match="时间超过1秒"):
        made(busy, seconds=1)


def test_a_child_is_stopped_at_the_limit_of_memory():
    with pytest.raises(Unprintable, match="内存超过150 MB"):
        made(PAGE + "<p>字</p>" * 100, megabytes=150)


def test_a_child_says_why_it_refused():
    with pytest.raises(Unprintable, match="外部地址"):
        made(PAGE + '<img src="http://127.0.0.1:9/x.png">')


def test_a_long_agenda_is_not_taken_for_a_bomb():
    rows = "<tr><td>1</td><td>项</td><td>单位</td><td>12</td></tr>" * 2000
    weight = weigh(HTML(string=f"{PAGE}<table>{rows}</table>").etree_element)
    assert weight.cells == 8000 < CELLS and weight.large
