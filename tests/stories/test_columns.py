"""Which columns the worklist shows is each official's own choice; the spreadsheet and the printed list follow it."""

import io
import re

import pytest
from django.core.cache import cache
from openpyxl import load_workbook

from casework.officials.columns import ShownColumns
from casework.officials.kept import KeptFilter
from desk.columns import USUAL
from tests.stories.pages import at_desk_of
from tests.stories.test_worklist import waiting

pytestmark = [pytest.mark.story, pytest.mark.django_db]
HERE = "/desk/?bucket=all&q=第"


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


def heads(page):
    """The headings of the list."""
    return re.findall(r'<th scope="col">(.*?)</th>', page.content.decode())


def sheet(client, url):
    """The first two rows of the spreadsheet."""
    return list(load_workbook(io.BytesIO(client.get(url).content)).active.iter_rows(values_only=True))[:2]


def test_the_usual_columns_are_those_of_the_design(bureau):
    waiting(bureau, 1)
    page = at_desk_of(bureau.clerk).get("/desk/")
    assert heads(page) == ["期限", "办件", "环节", "要留意的", "承办"]
    assert "成立登记 · 2026-DJ-0001 · " in page.content.decode()


def test_columns_are_chosen_kept_and_followed_by_the_spreadsheet(bureau, travel):
    travel("2026-03-02 09:00")
    waiting(bureau, 1)
    desk = at_desk_of(bureau.clerk)
    answer = desk.post(HERE, {"choose": "1", "columns": ["party", "street", "due"]})
    assert (answer.status_code, answer["Location"].startswith("/desk/?bucket=all")) == (303, True)
    page = desk.get("/desk/")
    assert heads(page) == ["期限", "办件", "街镇", "申请人"]
    assert "成立登记 · 2026-DJ-0001</small>" in page.content.decode()  # the street stands in its own column now
    assert re.findall(r'value="(\w+)"[^>]*checked', page.content.decode()) == ["due", "street", "party"]
    head, line = sheet(desk, "/desk/?format=xlsx")
    assert head == ("编号", "办件", "事项", "最后一天", "街镇", "申请人") and line[3] == "2026-02-25"
    assert heads(at_desk_of(bureau.clerk2).get("/desk/")) == ["期限", "办件", "环节", "要留意的", "承办"]
    assert tuple(desk.get("/desk/cases/").context["columns"]) == USUAL  # the choice is the worklist's


@pytest.mark.parametrize("columns", [[], [key for key in USUAL if key != "title"]])
def test_the_usual_columns_or_none_forget_the_choice(bureau, columns):
    desk = at_desk_of(bureau.clerk)
    desk.post("/desk/", {"choose": "1", "columns": ["party"]})
    assert ShownColumns.objects.get().names == ["party"]
    desk.post("/desk/", {"choose": "1", "columns": columns})
    assert not ShownColumns.objects.exists()


def test_a_column_that_is_none_is_refused_beside_the_boxes(bureau):
    answer = at_desk_of(bureau.clerk).post(HERE, {"choose": "1", "columns": ["party", "salary"]})
    assert answer.status_code == 422 and "请从列出的列中选择" in answer.content.decode()
    assert 'value="第"' in answer.content.decode() and not ShownColumns.objects.exists()


def test_filters_and_columns_are_read_together(bureau):
    desk = at_desk_of(bureau.clerk)
    desk.post(HERE, {"name": "乙"})
    desk.post(HERE, {"name": "甲"})
    desk.post("/desk/", {"choose": "1", "columns": ["number"]})
    page = desk.get("/desk/")
    assert [one["name"] for one in page.context["kept"]] == sorted(["甲", "乙"]) and list(page.context["columns"]) == ["title", "number"]
    assert KeptFilter.objects.count() == 2


@pytest.mark.parametrize("count", [3, 300])
def test_every_column_costs_no_more_and_the_page_stays_small(bureau, count, django_assert_num_queries):
    waiting(bureau, count)
    desk = at_desk_of(bureau.clerk)
    desk.post("/desk/", {"choose": "1", "columns": ["due", "process", "number", "street", "party", "step", "notes", "submitted", "unit", "handler"]})
    desk.get("/desk/")
    with django_assert_num_queries(12):
        page = desk.get("/desk/")
    assert len(page.content) < 60_000
