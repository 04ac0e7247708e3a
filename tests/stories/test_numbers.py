"""The number book: a number drawn here or entered from the office's book, never twice; what is missing is listed and explained."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from casework.core.answers import Refused
from casework.core.models import Entry
from casework.core.perform import perform
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from casework.post.papers import draw
from casework.post.rows import Letter, Outbox, Paper
from papers.numbering.book import enter_number, fault, is_by_hand, set_book
from papers.numbering.gaps import lines_of
from papers.numbering.rows import NumberBook, NumberEntry
from papers.sealing.holding import stage_of
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db]
SERIES, PAGE = "滨社登不受", "/desk/papers/numbers/"


def refused(bureau):
    """A refusal to accept: its letter, and the paper that stands in the register for it, or None."""
    case = perform(bureau.submitted(), "refuse_acceptance", by=bureau.chief, reason="not_ours", proper_agency="市民政局", facts="不属于本机关职权范围。")
    letter = Letter.objects.select_related("case", "entry").get(case_id=case.pk, name="not_accepted")
    return letter, Paper.objects.select_related("case", "letter__entry").filter(letter=letter).first()


def by_hand(bureau):
    """From today on the approval office numbers this series by hand."""
    set_book(SERIES, bureau.units["approval"], hand=True, effective_from=today(), by=bureau.chief)


def enters(user, paper, number):
    """Somebody enters a number on the paper's page."""
    return at_desk_of(user).post(f"/desk/papers/{paper.code}/", {"do": "number", "number": number})


def test_a_paper_waits_for_its_number_and_is_made_with_it(bureau, travel):
    travel("2026-11-23 09:00")
    by_hand(bureau)
    letter, paper = refused(bureau)
    travel("2026-11-23 10:00")
    Outbox.objects.exclude(letter=letter).delete()
    post_due()
    assert (paper.number, stage_of(paper), letter.waits_for) == ("", "number", "number")
    assert not Outbox.objects.filter(letter=letter).exists() and not Paper.objects.get(pk=paper.pk).made_at
    page = at_desk_of(bureau.clerk).get(f"/desk/papers/{paper.code}/").content.decode()
    assert "待编号" in page and f"例如：{SERIES}〔2026〕12号" in page
    assert [row["seal"] for row in at_desk_of(bureau.clerk).get("/desk/papers/?stage=number").context["rows"]] == [("amber", "待编号")]
    assert enters(bureau.auditor, paper, f"{SERIES}〔2026〕3号").status_code == 404
    assert enters(bureau.clerk, paper, f"{SERIES}[2026] 3号").status_code == 303  # other brackets are read as the right ones
    Outbox.objects.filter(letter=letter, channel="email").delete()
    post_due()
    paper = Paper.objects.select_related("case", "letter").get(pk=paper.pk)
    assert paper.number == f"{SERIES}〔2026〕3号" and paper.made_at and paper.letter.posted_at
    assert Entry.objects.filter(case_id=paper.case_id, step="paper_numbered").exists()
    assert enters(bureau.clerk, paper, f"{SERIES}〔2026〕4号").status_code == 422  # once


def test_a_number_is_used_once_and_what_is_drawn_follows(bureau, travel):
    travel("2026-11-23 09:00")
    by_hand(bureau)
    (_, first), (_, second) = refused(bureau), refused(bureau)
    enter_number(first, by=bureau.clerk, number=f"{SERIES}〔2026〕7号")
    answer = enters(bureau.clerk, second, f"{SERIES}〔2026〕7号")
    assert answer.status_code == 422 and f"已经用在{first.case.number}的" in answer.content.decode() and f"{SERIES}〔2026〕7号" in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():  # the control: the table itself
        NumberEntry.objects.create(paper=second, series=SERIES, year=2026, place=7, by=bureau.clerk, at=now())
    assert draw(SERIES, 2026) == f"{SERIES}〔2026〕8号"


@pytest.mark.parametrize(("text", "said"), [
    ("12", "要写成"), (f"{SERIES}〔2026〕012号", "不编虚位"), (f"{SERIES}〔2026〕第12号", "不写“第”字"), (f"{SERIES}〔26〕12号", "四位数字"),
    ("滨社登准〔2026〕12号", f"代字是“{SERIES}”"), (f"{SERIES}〔2025〕12号", "文书的年份2026"), (f"{SERIES}〔2026〕0号", "要写成"), ("12' OR 1=1", "要写成"),
])  # fmt: skip
def test_what_is_no_number_is_told(text, said, travel):
    travel("2026-11-23 09:00")
    place, sentence = fault(text, SERIES, today())
    assert place is None and said in sentence
    assert fault(f"{SERIES}（2026）12号", SERIES, today()) == (12, None)


def test_gaps_are_listed_and_explained_once(bureau, travel):
    travel("2026-11-23 09:00")
    by_hand(bureau)
    for place in (2, 6):
        enter_number(refused(bureau)[1], by=bureau.clerk, number=f"{SERIES}〔2026〕{place}号")
    chief = at_desk_of(bureau.chief)
    assert "1号、3—5号" in chief.get(PAGE).content.decode()
    given = {"do": "gap", "series": SERIES, "place": "4", "reason": "用于平台以外的文件"}
    assert chief.post(PAGE, given).status_code == 303
    page = chief.get(PAGE).content.decode()
    assert "1号、3号、5号" in page and "4号：用于平台以外的文件" in page
    for wrong in (given, given | {"place": "2"}, given | {"place": "-1"}, given | {"reason": " "}, given | {"series": "没有"}, given | {"reason": "打13800138000"}):
        answer = chief.post(PAGE, wrong)
        assert answer.status_code == 422 and wrong["reason"].strip() in answer.content.decode()
    assert at_desk_of(bureau.auditor).post(PAGE, given).status_code == 404
    (line,) = [row for row in lines_of(2026) if row.series == SERIES]
    assert (line.last, line.used, line.entered, line.missing) == (6, 2, 2, [1, 3, 5])


def test_the_setting_is_a_dated_row_of_one_unit(bureau, travel):
    travel("2026-11-23 09:00")
    chief, tomorrow = at_desk_of(bureau.chief), today() + timedelta(days=1)
    given = {"do": "book", "series": SERIES, "way": "hand", "effective_from": tomorrow.isoformat()}
    assert chief.post(PAGE, given).status_code == 303
    office = bureau.units["approval"]
    assert not is_by_hand(SERIES, office, today()) and is_by_hand(SERIES, office, tomorrow) and not is_by_hand(SERIES, bureau.units["civil"], tomorrow)
    assert refused(bureau)[0].waits_for == ""  # the control: today the platform still draws
    assert chief.post(PAGE, given | {"way": "drawn"}).status_code == 303 and not is_by_hand(SERIES, office, tomorrow)
    for wrong in ({"effective_from": "2026-11-01"}, {"effective_from": "明天"}, {"way": ""}, {"series": "别的"}):
        assert chief.post(PAGE, given | wrong).status_code == 422
    assert at_desk_of(bureau.clerk).post(PAGE, given).status_code == 404 and NumberBook.objects.count() == 2
    for year in ("2001", "9999", "x", "²", "9" * 5000):
        assert chief.get(PAGE, {"year": year}).status_code == 200


def test_a_recalled_step_leaves_no_number(bureau, travel):
    travel("2026-11-23 09:00")
    by_hand(bureau)
    letter, paper = refused(bureau)
    perform(letter.case_id, "recall", by=bureau.chief)
    paper.letter.refresh_from_db()
    assert stage_of(paper) == "void"
    with pytest.raises(Refused, match="不等着编号"):
        enter_number(paper, by=bureau.clerk, number=f"{SERIES}〔2026〕1号")
