"""The working-day calendar: published years, years that are only guessed, and a year typed in line by line."""

from datetime import date

import pytest

from policy import calendar, periods
from policy.models import CalendarDay, CalendarYear
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
URL = "/desk/rules/calendar/"
SOURCE = "国办发明电〔2026〕9号"


def test_a_year_that_is_not_published_rests_on_fixed_days_and_says_so():
    days = calendar.load(2027, 2027)
    assert days.provisional(date(2027, 3, 1))
    fixed = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
    off = {(m, d) for m, d in fixed if not days.is_working(date(2027, m, d))}
    assert off == fixed
    assert days.is_working(date(2027, 1, 4))
    assert not days.is_working(date(2027, 1, 2))  # a Saturday
    assert not calendar.load(2026, 2026).provisional(date(2026, 3, 1))


def test_even_a_year_nobody_has_heard_of_counts():
    assert not CalendarYear.objects.filter(year=2040).exists()
    assert calendar.load(2040, 2040).add(date(2040, 9, 30), 1) == date(2040, 10, 4)


def test_a_day_worked_for_a_holiday_counts_and_the_holiday_does_not():
    calendar.load_year(2027, [(date(2027, 2, 8), "holiday", "春节"), (date(2027, 2, 20), "workday", "调休")], SOURCE)
    days = calendar.load(2027, 2027)
    assert [days.is_working(date(2027, 2, day)) for day in (8, 9, 20, 21)] == [False, True, True, False]
    assert days.next_working(date(2027, 2, 6)) == date(2027, 2, 9)
    assert days.add(date(2027, 2, 5), 1) == date(2027, 2, 9)
    assert days.is_working(date(2027, 5, 3))
    assert not days.is_working(date(2027, 5, 1))  # a Saturday, and no longer a guess


def test_counting_is_the_inverse_of_adding():
    days = calendar.load(2026, 2027)
    start = date(2026, 12, 28)
    for number in (1, 5, 20):
        end = days.add(start, number)
        assert (days.count(start, end), days.count(end, start)) == (number, -number)
        assert days.is_working(end)


@pytest.mark.parametrize(
    ("day", "number", "unit", "last"),
    [((2026, 1, 31), 1, "month", (2026, 2, 28)), ((2028, 2, 29), 1, "year", (2029, 2, 28)),
     ((2026, 11, 30), 3, "month", (2027, 2, 28)), ((2026, 11, 23), 7, "calendar_day", (2026, 11, 30))],
)  # fmt: skip
def test_periods_end_in_shorter_months_on_their_last_day(day, number, unit, last):
    assert periods.raw(date(*day), number, unit) == date(*last)
    working = calendar.load(2026, 2029)
    end = periods.plus(date(*day), number, unit, working)
    assert (end, working.is_working(end)) == (working.next_working(date(*last)), True)


def test_a_period_in_an_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="not a period of days: week"):
        periods.raw(date(2026, 1, 1), 1, "week")


def test_a_year_is_read_line_by_line_as_people_type_it():
    text = "2027-02-08，放假，春节\n\n  2027-02-20 , workday , 调休 \n2027-02-09,holiday\n"
    rows, faults = calendar.parse_year(2027, text)
    assert faults == []
    assert rows == [(date(2027, 2, 8), "holiday", "春节"), (date(2027, 2, 20), "workday", "调休"),
                    (date(2027, 2, 9), "holiday", "")]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [("2027-02-30,放假", "第2行：日期请写成 2027-02-06 的样子。"), ("2026-02-08,放假", "第2行：2026-02-08 不在2027年。"),
     ("2027-02-08,休息", "第2行：第二栏请写“放假”或者“上班”。"), ("2027-02-08", "第2行：第二栏请写“放假”或者“上班”。"),
     ("2027-01-01,放假", "第2行：2027-01-01 写了两次。"), ("2027-02-10,上班", "第2行：2027-02-10 本来就是工作日，不用写“上班”。"),
     ("2027-02-08,放假," + "春" * 41, "第2行：第三栏的名称不能超过40个字。")],
)  # fmt: skip
def test_a_faulty_line_is_named_and_the_page_keeps_what_was_typed(bureau, line, said):
    admin, before = at_desk_of(bureau.admin), list(CalendarDay.objects.values_list("day", "kind"))
    typed = {"year": "2027", "source": SOURCE, "days": f"2027-01-01,放假,元旦\n{line}"}

    answer = admin.post(URL, typed)

    assert answer.context["form"].errors == {"days": [said]}
    page = answer.content.decode()
    assert said in page
    assert line in page
    assert SOURCE in page
    assert list(CalendarDay.objects.values_list("day", "kind")) == before
    assert CalendarYear.objects.get(year=2027).provisional

    assert admin.post(URL, typed | {"days": "2027-01-01,放假,元旦"}).status_code == 303  # the control
    assert not CalendarYear.objects.get(year=2027).provisional


def test_a_year_entered_again_replaces_what_stood_there_and_no_other_year(bureau):
    admin = at_desk_of(bureau.admin)
    other = CalendarDay.objects.filter(day__year=2026).count()
    for days in ("2027-01-01,放假,元旦\n2027-02-08,放假,春节", "2027-02-09,放假,春节"):
        assert admin.post(URL, {"year": "2027", "source": SOURCE, "days": days}).status_code == 303
    assert list(CalendarDay.objects.filter(day__year=2027).values_list("day", "name")) == [(date(2027, 2, 9), "春节")]
    assert CalendarDay.objects.filter(day__year=2026).count() == other
    assert (CalendarYear.objects.filter(year=2027).count(), CalendarYear.objects.get(year=2027).source) == (1, SOURCE)
    page = admin.get(URL).content.decode()
    assert page.count("未公布，暂按固定节日推算") == CalendarYear.objects.filter(provisional=True).count()


@pytest.mark.parametrize(("typed", "field"), [({"year": "1999"}, "year"), ({"year": "明年"}, "year"), ({"source": ""}, "source")])
def test_a_year_without_a_number_or_a_ground_is_not_entered(bureau, typed, field):
    given = {"year": "2027", "source": SOURCE, "days": "2027-01-01,放假,元旦"} | typed
    answer = at_desk_of(bureau.admin).post(URL, given)
    (said,) = answer.context["form"].errors[field]
    assert said in answer.content.decode()
    assert "2027-01-01,放假,元旦" in answer.content.decode()
    assert any("一" <= sign <= "鿿" for sign in said)
    assert CalendarYear.objects.get(year=2027).provisional
