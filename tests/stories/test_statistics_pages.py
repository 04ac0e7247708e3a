"""Statistics on their pages: figures lead to their lists, nonsense gets a sentence, a month is closed, a form is filled."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from casework.core import guards
from casework.core.models import Barred
from casework.journal.instant import now
from network.models import Post
from orgs.models import ReportPeriod
from orgs.statistics import catalogue, period, workbook
from tests.orgs.statistics import register
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def test_every_link_leads_to_as_many_rows_as_its_figure_says(bureau, travel):
    travel("2026-11-20 09:00")
    register.grown(12)
    bureau.reach("approved")
    desk = at_desk_of(bureau.chief)
    page = desk.get("/desk/statistics/", {"on": "2026-11"})
    assert page.status_code == 200
    checked = 0
    for _, figures, parts in page.context["groups"]:
        wanted = [(f.code, {}, n) for f, n, *_ in figures if not f.measure]
        wanted += [(part.code, {"part": key}, n) for part, rows in parts for key, _, n in rows]
        for code, part, n in wanted:
            shown = desk.get(f"/desk/statistics/{code}/", {"on": "2026-11"} | part)
            assert (shown.status_code, shown.context["page"].paginator.count) == (200, n), (code, part)
            assert len(shown.context["rows"]) == min(n, 50)
            checked += bool(n)
    assert checked > 20
    body = page.content.decode()
    for figure in catalogue.FIGURES.values():
        assert figure.basis in body
    assert "每万人拥有数" in body and "没有录入这个区划的常住人口，所以没有数" in body


def test_a_list_is_saved_as_a_spreadsheet(bureau, travel):
    travel("2026-11-20 09:00")
    register.entered(1, date(2026, 5, 6), sponsor="=HYPERLINK(1)")
    answer = at_desk_of(bureau.auditor).get("/desk/statistics/kind/", {"part": "private_unit", "xlsx": "1"})
    assert answer["Content-Disposition"] == "attachment; filename=kind-2026-11-20.xlsx"
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[1][:3] == ("名称", "统一社会信用代码", "类型")
    assert [row[0] for row in rows[2:]] == ["第1号中心"] and rows[2][6] == "'=HYPERLINK(1)"


def test_who_left_a_case_counts_it_and_sees_nothing_of_it(bureau, travel):
    travel("2026-11-20 09:00")
    case = bureau.reach("accepted")
    desk = at_desk_of(bureau.chief)
    assert case.title in desk.get("/desk/statistics/in_hand/").content.decode()
    Barred.objects.create(case_id=case.pk, user=bureau.chief, reason="是发起人的亲属", since=now())
    page = desk.get("/desk/statistics/in_hand/")
    assert page.context["page"].paginator.count == 1
    assert case.title not in page.content.decode() and case.number not in page.content.decode()
    book = load_workbook(io.BytesIO(desk.get("/desk/statistics/in_hand/?xlsx=1").content)).active
    text = str(list(book.iter_rows(values_only=True)))
    assert case.number not in text and case.title not in text and "成立登记" in text


@pytest.mark.parametrize("query", [
    {"on": "去年"}, {"on": "2999-01"}, {"on": "2026-02-30"}, {"known": "昨天"}, {"known": "2999-01-01"}, {"on": "\x00"}, {"on": "0001-01"},
    {"on": "99999999999999999999-1"},
])  # fmt: skip
def test_nonsense_gets_a_sentence_and_keeps_what_was_typed(bureau, query):
    desk = at_desk_of(bureau.chief)
    for url in ("/desk/statistics/", "/desk/statistics/standing/"):
        page = desk.get(url, query)
        assert page.status_code == 422
        ((name, typed),) = query.items()
        assert page.context["form"].errors[name][0] in page.content.decode()
        assert f'value="{typed}"' in page.content.decode()


@pytest.mark.parametrize("url", [
    "standing/?page=x", "standing/?page=-1", "kind/?part=nobody", "kind/?part=%00", "reason/?part=no-such", "stage/?part=",
    "reason/?part=establishment-%25%27%22", "street/?part=%E4%B8%8D",
])  # fmt: skip
def test_odd_addresses_show_empty_lists(bureau, url):
    assert at_desk_of(bureau.chief).get(f"/desk/statistics/{url}").context["page"].paginator.count == 0


def test_unknown_figures_and_months_are_not_there(bureau):
    desk = at_desk_of(bureau.chief)
    for url in ("nothing/", "kind/", "periods/2026-10/", "periods/2026-13/", "periods/x/", "periods/0001-01/"):
        assert desk.get(f"/desk/statistics/{url}").status_code == 404, url


@pytest.mark.parametrize("rows", [3, 30])
def test_pages_cost_the_same_however_much_is_in_the_register(bureau, rows, travel, django_assert_num_queries):
    travel("2026-11-20 09:00")
    for number in range(rows):
        register.entered(number, date(2026, 11, 3), sponsor=f"第{number}局")
    desk = at_desk_of(bureau.chief)
    for url, queries in (("/desk/statistics/", 94), ("/desk/statistics/standing/", 6), ("/desk/statistics/established/", 6),
                         ("/desk/statistics/kind/?part=association", 6)):  # fmt: skip
        desk.get(url)
        with django_assert_num_queries(queries):
            assert desk.get(url).status_code == 200


@pytest.mark.parametrize("rows", [3, 30])
def test_a_list_of_cases_costs_the_same_however_long(bureau, rows, travel, django_assert_num_queries):
    travel("2026-11-20 09:00")
    for _ in range(rows):
        bureau.submitted()
    desk = at_desk_of(bureau.chief)
    with django_assert_num_queries(11):
        assert desk.get("/desk/statistics/in_hand/").status_code == 200


def test_a_month_is_closed_read_and_filled_into_the_form_of_the_city(bureau, travel, tmp_path):
    travel("2026-10-08 09:00")
    register.entered(1, date(2026, 5, 6))
    approver, chief = at_desk_of(bureau.approver), at_desk_of(bureau.chief)
    url = "/desk/statistics/periods/"
    assert 'value="2026-09"' in approver.get(url).content.decode()
    assert "我已经核对" not in chief.get(url).content.decode()
    assert chief.post(url, {"month": "2026-09", "sure": "on"}).status_code == 404
    unsure = approver.post(url, {"month": "2026-10"})
    assert (
        unsure.status_code == 422
        and "请先核对数字" in unsure.content.decode()
        and 'value="2026-10"' in unsure.content.decode()
    )
    assert "还没有过完" in approver.post(url, {"month": "2026-10", "sure": "on"}).content.decode()
    assert "月份请写成" in approver.post(url, {"month": "0001-01", "sure": "on"}).content.decode()
    assert not ReportPeriod.objects.exists()
    done = approver.post(url, {"month": "2026-09", "sure": "on"})
    assert (done.status_code, done.url) == (303, f"{url}2026-09/")

    register.ended(register.Organization.objects.get(), date(2026, 9, 9), known=date(2026, 10, 9))
    page = chief.get(done.url).content.decode()
    made = ReportPeriod.objects.get()
    assert made.digest in page and "不同" in page
    assert (
        '在册社会组织</td><td data-l="冻结" class="r num"><b>1</b></td><td data-l="当时所知" class="r num">1</td>'
        in page
    )
    assert '<td data-l="现在所知" class="r num">0 <span class="tag amber">不同' in page
    book = load_workbook(io.BytesIO(chief.get(f"{done.url}?xlsx=1").content))
    ((sheet, where),) = book.defined_names["standing"].destinations
    assert book[sheet][where].value == 1

    city = SimpleUploadedFile("市表.xlsx", workbook.template())
    told = chief.post(done.url, {"book": city, "check": "1"})
    assert told.status_code == 200 and "已填写" in told.content.decode()
    city.seek(0)
    assert chief.post(done.url, {"book": city}).content[:2] == b"PK"
    wrong = chief.post(done.url, {"book": SimpleUploadedFile("a.xls", b"x")})
    assert wrong.status_code == 422 and "旧格式" in wrong.content.decode()
    assert "请选择表格文件" in chief.post(done.url, {}).content.decode()
    guards.lift()
    ReportPeriod.objects.update(body=made.body.replace('"standing":1', '"standing":7'))
    assert "关账以后被改动过" in chief.get(url).content.decode()


def test_who_leads_a_part_of_the_district_sees_that_part_and_closes_nothing(bureau, travel):
    travel("2026-10-08 09:00")
    register.entered(1, date(2026, 5, 6), street="120116005")
    register.entered(2, date(2026, 5, 6), street="120116006")
    Post.objects.filter(user=bureau.approver2).update(division=bureau.street_division)
    desk = at_desk_of(bureau.approver2)
    assert desk.get("/desk/statistics/standing/").context["page"].paginator.count == 1
    assert desk.get("/desk/statistics/periods/").status_code == 404
    assert desk.post("/desk/statistics/periods/", {"month": "2026-09", "sure": "on"}).status_code == 404
    with pytest.raises(period.NotClosable):
        period.close(date(2026, 9, 1), by=bureau.approver2)
    for who in (
        bureau.clerk,
        bureau.street,
        bureau.reviewer,
        bureau.publisher,
        bureau.admin,
        bureau.security,
        bureau.founder,
    ):
        for url in ("", "standing/", "standing/?xlsx=1", "periods/", "periods/2026-09/"):
            assert at_desk_of(who).get(f"/desk/statistics/{url}").status_code == 404
