"""Grades, inspections, lists, people, money and residents: figures equal a plain recount in both times, sums their list."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from network.models import Population
from orgs.models import Organization
from orgs.statistics import catalogue, period, sheets, workbook
from orgs.statistics.figure import decimal
from orgs.statistics.span import Span, month
from tests.orgs.statistics import beside, register
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
DAYS = [("2026-03", None), ("2026-05", "2026-05-25"), ("2026-06", "2026-07-01"), ("2026-06", None), ("2026-08", None)]


def span(text, known=None):
    """A month as known on a day."""
    return Span(*month(text), register.instant(date.fromisoformat(known)) if known else None)


@pytest.fixture
def grown(bureau):
    """Sixty organizations, half of them older than the reported year, with what was told of them."""
    register.grown(60)
    for n, o in enumerate(Organization.objects.order_by("id")):
        if n % 2:  # founded in 2024: their first facts go back as far
            days = timedelta(days=730)
            o.facts.filter(valid_from=o.established_on).update(valid_from=o.established_on - days)
            Organization.objects.filter(pk=o.pk).update(established_on=o.established_on - days)
    beside.told()


def test_figures_equal_a_recount_on_any_day_in_both_times(grown):
    seen = set()
    for days in DAYS:
        asked = span(*days)
        found, parts, sums, standing = beside.recount(asked.last, asked.known)
        assert {code: catalogue.FIGURES[code].value(asked) for code in found} == found, days
        for code, expected in parts.items():
            counts = catalogue.BREAKDOWNS[code].counts(asked)
            assert {key: n for key, n in counts.items() if n} == expected, (days, code)
        for code, rows in sums.items():
            figure = catalogue.FIGURES[code]
            added = sum(rows) if rows else None
            money = figure.amount == "元"
            assert figure.value(asked) == (f"{added // 100}.{added % 100:02d}" if money and rows else added), (days, code)
            listed = [row.amount for row in figure.rows(asked)]
            assert sorted(listed) == sorted(rows)  # the list behind the sum, amount by amount
        for rate, part, whole in (("graded_rate", found["graded"], standing),
                                  ("inspection_rate", found["inspected"], found["inspection_due"])):  # fmt: skip
            assert catalogue.FIGURES[rate].value(asked) == decimal(100 * part, whole)
        seen.add((*found.values(), *map(sum, sums.values())))
    assert len(seen) == len(DAYS)  # every day and every knowledge tells another story
    assert all(found[code] for code in found), found


def test_a_grade_announced_and_not_yet_in_force_does_not_count(bureau):
    made = register.entered(1, date(2019, 1, 5))
    beside.say(made, "grade", "3A", date(2022, 1, 1), date(2026, 12, 31), known=date(2022, 1, 1))
    assert [catalogue.FIGURES[c].value(span("2026-11")) for c in ("graded", "grades_ending")] == [1, 1]
    beside.say(made, "grade", "4A", date(2027, 1, 1), date(2031, 12, 31), known=date(2026, 11, 13))
    november = span("2026-11")
    assert {k: n for k, n in catalogue.BREAKDOWNS["grade"].counts(november).items() if n} == {"3a": 1}
    assert [catalogue.FIGURES["grades_ending"].value(s) for s in (november, span("2026-11", "2026-11-01"))] == [0, 1]
    assert catalogue.FIGURES["grades_ending"].value(Span(date(2028, 2, 1), date(2028, 2, 29))) == 0


def test_nothing_reported_is_no_number_and_zero_is_one(bureau):
    made, june = register.entered(1, date(2019, 1, 5)), span("2026-06")
    wanted = ("staff", "full_time", "party_members", "assets", "income", "per_10000")
    assert [catalogue.FIGURES[c].value(june) for c in wanted] == [None] * 6
    assert [catalogue.FIGURES[c].value(june) for c in ("uncounted", "unreported")] == [1, 1]
    beside.say(made, "full_time", 0, date(2026, 1, 1), known=date(2026, 1, 1))
    beside.say(made, "income", 0, date(2025, 1, 1), date(2025, 12, 31), known=date(2026, 4, 1))
    assert [catalogue.FIGURES[c].value(june) for c in ("staff", "income", "uncounted", "unreported")] == [0, "0.00", 0, 0]


def people(residents, counted, known, code="120116", source="统计公报"):
    """Residents of a division, entered on a day."""
    from network.models import Division

    return Population.objects.create(division=Division.objects.get(code=code, valid_to__isnull=True), residents=residents,
                                     counted_on=counted, source=source, recorded_at=register.instant(known))  # fmt: skip


def test_per_ten_thousand_residents_in_both_times_and_for_a_part(bureau):
    for n in range(9):
        register.entered(n, date(2024, 1, 5), street="120116005" if n < 3 else "120116006")
    figure = catalogue.FIGURES["per_10000"]
    assert figure.value(span("2026-06")) is None and "没有录入" in figure.beside(span("2026-06"))
    people(50_000, date(2024, 12, 31), date(2025, 3, 1))
    old = people(40_000, date(2025, 12, 31), date(2026, 3, 1))
    assert [figure.value(span(m)) for m in ("2025-06", "2025-11", "2026-06")] == ["1.8", "1.8", "2.3"]
    assert figure.value(span("2026-06", "2026-02-01")) == "1.8"
    old.ended_recorded_at = register.instant(date(2026, 7, 1))
    old.save()
    people(30_000, date(2025, 12, 31), date(2026, 7, 1), source="更正公报")
    assert [figure.value(span("2026-06")), figure.value(span("2026-06", "2026-06-30"))] == ["3.0", "2.3"]
    assert figure.beside(span("2026-06")) == "常住人口30,000人，截至2025年12月31日，来源：更正公报。"
    assert figure.value(span("2026-06"), "120116005") is None  # a street has its own residents or none
    people(10_000, date(2025, 12, 31), date(2026, 3, 1), code="120116005")
    assert figure.value(span("2026-06"), "120116005") == "3.0"


def test_they_are_frozen_with_the_month_and_stand_in_the_form(bureau, grown, travel, tmp_path):
    travel("2026-07-08 09:00")
    closed = period.close(date(2026, 6, 1), by=bureau.approver)
    found, parts, sums, _ = beside.recount(date(2026, 6, 30), closed.known)
    frozen = closed.told["figures"]
    assert {code: frozen[code] for code in found} == found and frozen["full_time"] == sum(sums["full_time"])
    assert frozen["grade_3a"] == parts["grade"]["3a"] and frozen["annual_unknown"] == parts["annual"].get("unknown", 0)
    beside.say(Organization.objects.first(), "grade", "5A", date(2026, 1, 1), date(2030, 12, 31), known=date(2026, 7, 9))
    assert closed.told["figures"] == frozen
    (tmp_path / "t.xlsx").write_bytes(workbook.template())
    book = load_workbook(io.BytesIO(workbook.fill(tmp_path / "t.xlsx", frozen, "2026-06").content))

    def cell(name):
        ((sheet, where),) = book.defined_names[name].destinations
        return book[sheet][where].value

    assert [cell("grade_3a"), cell("annual_passed"), cell("abnormal")] == [
        parts["grade"]["3a"], parts["annual"].get("passed", 0), found["abnormal"]]  # fmt: skip
    assert Decimal(str(cell("income"))) == Decimal(frozen["income"]) and cell("per_10000") is None


def test_a_month_closed_before_a_figure_was_there_is_not_compared_with_it(bureau, travel, monkeypatch):
    register.entered(1, date(2024, 1, 5))
    travel("2026-07-08 09:00")
    with monkeypatch.context() as before:
        for code in ("graded", "uncounted"):
            before.delitem(catalogue.FIGURES, code)
        before.delitem(catalogue.BREAKDOWNS, "grade")
        closed = period.close(date(2026, 6, 1), by=bureau.approver)
    lines = {line[0]: line for line in period.recounted(closed)}
    assert not {"graded", "uncounted", "grade_none"} & set(lines)
    assert lines["annual_unknown"][2:5] == (1, 1, 1) and not any(line[-1] for line in lines.values())


def test_the_spreadsheet_of_a_sum_adds_up_and_a_list_says_why(grown):
    asked = span("2026-08")
    for code, column in (("income", "数额（元）"), ("staff", "数额（人）")):
        figure = catalogue.FIGURES[code]
        rows = list(load_workbook(io.BytesIO(sheets.sheet(figure, asked))).active.iter_rows(values_only=True))
        place = rows[1].index(column)
        total = sum((Decimal(str(row[place])) for row in rows[2:]), Decimal())
        assert total == Decimal(str(figure.value(asked))) and len(rows) > 10
    rows = list(load_workbook(io.BytesIO(sheets.sheet(catalogue.FIGURES["abnormal"], asked))).active.iter_rows(values_only=True))
    assert rows[1][-1] == "列入原因" and {row[-1] for row in rows[2:]} == {"未报送"}


def test_the_pages_show_amounts_and_their_sum(bureau, grown, travel):
    travel("2026-08-31 09:00")
    desk, asked = at_desk_of(bureau.chief), span("2026-08")
    page = desk.get("/desk/statistics/", {"on": "2026-08"}).content.decode()
    value = catalogue.FIGURES["income"].value(asked)
    shown = f"{Decimal(value):,}"
    assert f">{shown}</a> 元" in page and "上一年度是2025年度。" in page
    page = desk.get("/desk/statistics/income/", {"on": "2026-08"})
    first = catalogue.FIGURES["income"].rows(asked)[0]
    assert f"{shown} 元" in page.content.decode()
    assert f"{Decimal(first.amount) / 100:,.2f}元" in page.context["rows"][0][2]
    assert f'清单共 <b class="num">{page.context["page"].paginator.count}</b> 家' in page.content.decode()
    rate = desk.get("/desk/statistics/graded_rate/", {"on": "2026-08"}).content.decode()
    assert f"<b>{catalogue.FIGURES['graded_rate'].value(asked)} %</b>" in rate  # a rate, not the count of its list


@pytest.mark.parametrize("rows", [3, 300])
def test_pages_cost_the_same_for_three_and_three_hundred(bureau, rows, travel, django_assert_num_queries):
    travel("2026-11-20 09:00")
    made = [register.entered(number, date(2024, 11, 3)) for number in range(rows)]
    beside.Fact.objects.bulk_create(
        beside.Fact(organization=o, kind=kind, value=value, valid_from=first, valid_to=last, batch=register.SOURCE,
                    recorded_at=register.instant(date(2026, 1, 5)))
        for o in made for kind, value, first, last in (
            ("grade", "3A", date(2025, 1, 1), date(2027, 1, 1)), ("full_time", "3", date(2025, 12, 31), None),
            ("income", "500", date(2025, 1, 1), date(2025, 12, 31)), ("abnormal_list", "未报送", date(2026, 1, 1), None))
    )  # fmt: skip
    people(20_000, date(2025, 12, 31), date(2026, 3, 1))
    desk = at_desk_of(bureau.chief)
    for url, queries in (("", 97), ("income/", 7), ("graded/", 6), ("per_10000/", 9), ("grade/?part=3a", 6)):
        desk.get(f"/desk/statistics/{url}")
        with django_assert_num_queries(queries):
            assert desk.get(f"/desk/statistics/{url}").status_code == 200
