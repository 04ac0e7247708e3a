"""Figures equal a plain recount on any past day, in both times, and their lists are what they count."""

from datetime import date

import pytest

from casework.core.perform import perform
from orgs.organization import Organization
from orgs.statistics import catalogue
from orgs.statistics.figure import decimal
from orgs.statistics.span import Span, Unclear, asked, month
from tests.bureau import ID
from tests.orgs.statistics import register

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
DAYS = [("2026-03-01", "2026-03-31", None), ("2026-05-01", "2026-05-20", "2026-05-25"),
        ("2026-06-01", "2026-06-30", "2026-07-01"), ("2026-08-01", "2026-08-31", None)]  # fmt: skip


def span(first, last, known=None):
    """A span from text."""
    known = register.instant(date.fromisoformat(known)) if known else None
    return Span(date.fromisoformat(first), date.fromisoformat(last), known)


def test_figures_of_the_register_equal_a_recount(bureau):
    register.grown(60)
    seen = set()
    for days in DAYS:
        asked_for = span(*days)
        found, parts = register.recount(asked_for.first, asked_for.last, asked_for.known)
        assert {code: catalogue.FIGURES[code].value(asked_for) for code in found} == found, days
        for code, expected in parts.items():
            counts = catalogue.BREAKDOWNS[code].counts(asked_for)
            assert {key: n for key, n in counts.items() if n} == expected, (days, code)
        seen.add(tuple(found.values()))
    assert len(seen) == len(DAYS)
    late = span("2026-05-01", "2026-05-20"), span("2026-05-01", "2026-05-20", "2026-05-25")
    assert catalogue.FIGURES["standing"].value(late[0]) != catalogue.FIGURES["standing"].value(late[1])


def test_what_came_less_what_went_is_what_stands(bureau):
    register.grown(60)
    stood = 0
    for number in range(1, 11):
        value = {c: catalogue.FIGURES[c].value(Span(*month(f"2026-{number:02d}"))) for c in (
            "standing", "established", "cancelled", "revoked", "restored")}  # fmt: skip
        stood += value["established"] + value["restored"] - value["cancelled"] - value["revoked"]
        assert value["standing"] == stood, number
    assert stood


def test_a_cancellation_taken_back_restores(bureau):
    made = register.entered(1, date(2026, 1, 5))
    register.ended(made, date(2026, 2, 5))
    register.register.change(made, day=date(2026, 3, 5), instant=register.instant(date(2026, 3, 5)), batch=register.SOURCE,
                             status="registered")  # fmt: skip
    march = Span(*month("2026-03"))
    assert [catalogue.FIGURES[c].value(march) for c in ("standing", "restored", "established")] == [1, 1, 0]


def every(asked_for, scope=""):
    """Every figure and every part, as figures."""
    yield from catalogue.FIGURES.values()
    for part in catalogue.BREAKDOWNS.values():
        yield from (part.of(key) for key in part.counts(asked_for, scope))


def test_every_figure_of_cases_and_its_list_agree(bureau, travel):
    travel("2026-09-07 09:00")
    cases = [bureau.submitted(full_name=f"天津市滨海新区盐业文化第{n}服务中心") for n in "一二三四"]
    travel("2026-09-08 09:00")
    for case in cases[:3]:
        bureau.reach("accepted", case)
    travel("2026-09-10 09:00")
    for step, by, facts in bureau.way("approval")[1:]:
        perform(cases[0].pk, step, by=by, **facts)
    travel("2026-09-15 09:00")
    perform(cases[0].pk, "grant", by=bureau.approver)
    perform(
        cases[3].pk, "refuse_acceptance", by=bureau.chief, reason="not_needed", facts="属于内部活动，依法不需要登记。"
    )
    travel("2026-12-20 09:00")
    september, december = Span(*month("2026-09")), Span(date(2026, 12, 1), date(2026, 12, 20))
    told = {c: f.value(september) for c, f in catalogue.FIGURES.items()}
    assert {c: told[c] for c in ("received", "accepted", "mended", "decided", "granted", "refused", "not_accepted", "in_hand",
                                 "overdue", "in_time")} == {
        "received": 4, "accepted": 3, "mended": 0, "decided": 1, "granted": 1, "refused": 0, "not_accepted": 1, "in_hand": 3,
        "overdue": 0, "in_time": 1}  # fmt: skip
    assert (told["mended_once_rate"], told["in_time_rate"], told["average_days"]) == (None, "100.0", "5.0")
    assert catalogue.BREAKDOWNS["stage"].counts(september) == {"establishment-accepted": 2, "establishment-approved": 1}
    assert catalogue.BREAKDOWNS["reason"].counts(september) == {"establishment-not_needed": 1}
    assert catalogue.FIGURES["overdue"].value(december) == 2
    assert catalogue.FIGURES["in_hand"].value(Span(date(2026, 9, 1), date(2026, 9, 7))) == 4  # as it stood on that day
    for asked_for in (september, december):
        for figure in every(asked_for):
            rows = list(figure.rows(asked_for, ""))
            assert len({row.pk for row in rows}) == len(rows), figure.code
            if not figure.measure:
                assert figure.value(asked_for) == len(rows), figure.code
        for part in catalogue.BREAKDOWNS.values():
            for key, n in part.counts(asked_for).items():
                assert part.of(key).value(asked_for) == n, (part.code, key)


def test_a_division_sees_its_own(bureau):
    register.entered(1, date(2026, 1, 5), street="120116005")
    register.entered(2, date(2026, 1, 5), street="120116006")
    january = Span(*month("2026-01"))
    assert [catalogue.FIGURES["standing"].value(january, scope) for scope in ("", "120116", "120116005", "120117")] == [
        2,
        2,
        1,
        0,
    ]


def test_no_person_stands_in_a_list(bureau):
    from openpyxl import load_workbook

    from orgs.statistics import sheets

    bureau.reach("announced")
    assert Organization.objects.get().legal_representative.name == "冉志勤"
    today = asked("", "", date.today())
    for figure in every(today):
        content = sheets.sheet(figure, today)
        book = load_workbook(__import__("io").BytesIO(content))
        text = "".join(str(cell) for row in book.active.iter_rows(values_only=True) for cell in row)
        assert "冉志勤" not in text and ID not in text and "13800000000" not in text, figure.code
    assert "盐业文化" in text or catalogue.FIGURES["standing"].value(today) == 1


@pytest.mark.parametrize(("on", "known", "says"), [
    ("去年", "", "2026-10-31"), ("2026-13", "", "月份请写成"), ("2026-02-30", "", "2026-10-31"), ("2999-01-01", "", "还没有到"),
    ("2999-01", "", "还没有到"), ("1900-01", "", "1949"), ("1948-01-01", "", "1949"), ("", "x", "日期请写成"),
    ("", "2999-01-01", "不能晚于今天"), ("0000-00", "", "月份请写成"), ("9999-12", "", "月份请写成"),
])  # fmt: skip
def test_nonsense_gets_a_sentence(on, known, says):
    with pytest.raises(Unclear, match=says):
        asked(on, known, date(2026, 11, 27))


def test_a_month_under_way_ends_today_and_a_day_counts_from_its_first():
    today = date(2026, 11, 27)
    assert asked("2026-11", "", today) == asked("", "", today) == Span(date(2026, 11, 1), today)
    assert asked("2026-02", "", today) == Span(date(2026, 2, 1), date(2026, 2, 28))
    assert asked("2026-03-05", "", today) == Span(date(2026, 3, 1), date(2026, 3, 5))


def test_rounding():
    assert [decimal(1, 3), decimal(200, 3), decimal(1, 4), decimal(0, 5), decimal(5, 0)] == [
        "0.3",
        "66.7",
        "0.3",
        "0.0",
        None,
    ]
