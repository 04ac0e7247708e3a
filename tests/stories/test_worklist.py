"""The worklist: what is due first stands first, buckets and filters agree with a recount, the view goes out as a table."""

import io
from datetime import timedelta

import pytest
from django.core.cache import cache
from openpyxl import load_workbook

from casework.core.begin import begin
from casework.core.models import Case, Intake
from casework.core.perform import perform
from casework.journal.instant import now, today
from matters.opening import open_matter
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def fresh():
    """No streets kept from elsewhere."""
    cache.clear()


def shown(page):
    """The numbers of the list in their order."""
    return [row["case"].number for row in page.context["rows"]]


def bucket(page, key):
    """The count of one bucket."""
    return next(row["count"] for row in page.context["buckets"] if row["key"] == key)


def waiting(bureau, count):
    """So many cases at the window, due one after another from five days ago on."""
    intake = Intake.objects.create(why="旧册", opened_at=now())
    made = [begin("establishment", bureau.team(), by=bureau.founder, division=bureau.street_division if n % 2 else bureau.district,
                  unit=bureau.units["approval"], intake=intake, state="submitted", title=f"第{n}件") for n in range(count)]  # fmt: skip
    for n, case in enumerate(made):
        Case.objects.filter(pk=case.pk).update(due_on=today() + timedelta(days=n - 5))
    return made


def test_buckets_are_a_recount_and_the_first_to_end_stands_first(bureau, travel):
    travel("2026-03-02 09:00")
    made = waiting(bureau, 30)
    page = at_desk_of(bureau.clerk).get("/desk/")
    assert shown(page) == [case.number for case in made[:25]]
    assert [bucket(page, key) for key in ("all", "over", "soon")] == [30, 5, 4]  # Monday to Thursday
    later = at_desk_of(bureau.clerk).get(f"/desk/?after={page.context['following']}")
    assert shown(later) == [case.number for case in made[25:]] and not later.context["following"]
    over = at_desk_of(bureau.clerk).get("/desk/?bucket=over")
    assert shown(over) == [case.number for case in made[:5]] and over.content.decode().count("超期") >= 5
    assert shown(at_desk_of(bureau.clerk).get("/desk/?bucket=nonsense&after=x.y")) == shown(page)


def test_filters_narrow_and_say_so_when_nothing_is_left(bureau, travel):
    travel("2026-03-02 09:00")
    made = waiting(bureau, 6)
    desk = at_desk_of(bureau.clerk)
    assert shown(desk.get("/desk/?q=第3件")) == [made[3].number] == shown(desk.get(f"/desk/?q={made[3].number.lower()}"))
    assert shown(desk.get(f"/desk/?street={bureau.street_division.code}")) == [case.number for case in made[1::2]]
    assert shown(desk.get("/desk/?process=name_check")) == []
    page = desk.get("/desk/?q=没有这件&process=establishment").content.decode()
    assert "没有符合条件的办件" in page and "清除筛选" in page and 'value="没有这件"' in page
    assert "今天的待办都处理完了" in at_desk_of(bureau.approver2).get("/desk/").content.decode()


def test_what_is_out_of_the_ordinary_is_noted(bureau):
    case = bureau.reach("under_review")
    open_matter(case, "consultation", by=bureau.reviewer, to="culture", question="该领域是否需要前置许可？", extract=[])
    open_matter(case, "clarification", by=bureau.reviewer, question="请说明资金的来源。")
    page = at_desk_of(bureau.reviewer).get("/desk/?bucket=others")
    assert shown(page) == [case.number] and "并行事项2件" in page.content.decode()
    assert bucket(page, "others") == 1 and bucket(page, "applicant") == 1
    assert shown(at_desk_of(bureau.reviewer2).get("/desk/?bucket=others")) == []


def test_a_second_hand_in_is_called_so(bureau):
    case = bureau.submitted()
    perform(case, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08", "note": ""}])
    perform(case, "resubmit", by=bureau.founder, commitment="on", unable="章程另行提交。")
    assert "第2稿" in at_desk_of(bureau.clerk).get("/desk/").content.decode()


def test_the_view_goes_out_as_it_is_narrowed_and_no_cell_is_a_formula(bureau, travel):
    travel("2026-03-02 09:00")
    made = waiting(bureau, 4)
    Case.objects.filter(pk=made[2].pk).update(title="=1+1第2件")
    book = load_workbook(io.BytesIO(at_desk_of(bureau.clerk).get("/desk/?q=第2件&format=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][:5] == ("编号", "办件", "事项", "环节", "最后一天") and len(rows) == 2
    assert rows[1][:2] == (made[2].number, "'=1+1第2件") and rows[1][4] == f"{today() - timedelta(days=3):%Y-%m-%d}"
