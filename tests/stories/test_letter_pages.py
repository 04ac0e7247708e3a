"""A letter is a page: the paper's words, number and date, the PDF, and a short text for the chat."""

import html
import re

import pytest
from django.test import Client

from casework.core.perform import perform
from casework.post.outbox import post_due
from casework.post.papers import RENDERERS
from casework.post.rows import Letter, Paper
from casework.views.letters import chat, page_of
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def letters_of(case):
    """The letters that reached the applicant, with what their address needs."""
    return Letter.objects.filter(case_id=case.pk, party_id=case.party_id).select_related("case", "entry").order_by("id")


def text_of(answer):
    """What stands on the page."""
    return html.unescape(answer.content.decode())


def test_the_receipt_is_a_page_with_the_words_of_its_paper(bureau):
    case = bureau.submitted()
    post_due()
    letter, paper = letters_of(case).get(), Paper.objects.get(case_id=case.pk)
    answer = at_desk_of(bureau.founder).get(page_of(letter))
    page = text_of(answer)
    assert answer.status_code == 200
    assert f"<h1>{paper.title}</h1>" in page and letter.words["agency"] in page and case.number in page
    assert all(row["title"] in page and row["name"] in page for row in letter.words["materials"])
    assert re.search(r"\d{4}年\d+月\d+日", page.split('class="sign"')[1])
    assert f'href="/papers/{paper.code}/?download=1">下载 PDF</a>' in page
    letter.refresh_from_db()
    assert letter.read_by == bureau.founder


def test_a_decision_shows_its_number_and_its_reasons(bureau, travel):
    travel("2026-11-23 09:00")
    case = perform(bureau.submitted(), "request_correction", by=bureau.clerk, how="online",
                   gaps=[{"about": "charter", "code": "C08", "note": "缺终止程序"}])  # fmt: skip
    travel("2026-11-23 10:00")
    post_due()
    letter = letters_of(case).last()
    page = text_of(at_desk_of(bureau.founder).get(page_of(letter)))
    number = Paper.objects.get(letter=letter).number
    assert number and f'<p class="number flat">{number}</p>' in page and "缺终止程序" in page


def test_before_the_paper_is_made_the_letter_itself_is_shown(bureau):
    case = bureau.submitted()
    post_due()
    Paper.objects.filter(case_id=case.pk).update(made_at=None)
    page = text_of(at_desk_of(bureau.founder).get(page_of(letters_of(case).get())))
    assert "文书正在制作" in page and "下载 PDF" not in page


def test_a_letter_has_no_page_for_strangers_nor_before_it_was_delivered(bureau):
    case = bureau.submitted()
    address = page_of(letters_of(case).get())
    founder = at_desk_of(bureau.founder)
    assert founder.get(address).status_code == 404
    post_due()
    assert founder.get(address).status_code == 200
    assert [at_desk_of(user).get(address).status_code for user in (bureau.stranger, bureau.clerk, bureau.sponsor)] == [404] * 3
    assert Client().get(address).status_code == 302
    assert founder.get(address.replace(case.number, "2026-DJ-9999")).status_code == 404


def test_every_template_of_a_paper_takes_the_frame_of_a_page():
    """A paper whose template names its base outright would come as a bare sheet, without the hall around it."""
    from django.template.loader import get_template

    for made in RENDERERS.values():
        source = get_template(made.template).template.source
        assert re.match(r'{% extends layout\|default:"papers/(official|base)\.html" %}', source), made.template


def test_the_desk_copies_a_short_text_once_the_letter_has_gone_out(bureau, travel):
    travel("2026-11-23 09:00")
    case = perform(bureau.submitted(), "accept", by=bureau.clerk)
    before = text_of(at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/"))
    assert "申请已受理" in before and "复制到微信" not in before
    travel("2026-11-23 10:00")
    post_due()
    page = text_of(at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/"))
    shown = [chat(letter) for letter in letters_of(case)]
    assert all(f"<textarea rows=\"4\" readonly>{text}</textarea>" in page for text in shown)
    assert len(shown) == 2 and all(len(text.split("\n")[0]) <= 70 and page_of(letter) in text
                                   for text, letter in zip(shown, letters_of(case), strict=True))  # fmt: skip
