"""Deadlines day by day: make-up days, holidays, the year's end, stops, the day of receipt."""

from datetime import date
from types import SimpleNamespace

import pytest

from casework.clock.days import due
from casework.clock.deadline import Deadline
from casework.core.case import NEVER
from casework.core.models import Case
from policy import calendar

pytestmark = [pytest.mark.engine, pytest.mark.django_db]


def day(text):
    """2026-11-23, or 11-23 of 2026."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


WORKING = [
    # start, working days, last day
    ("11-20", 1, "11-23"), ("11-20", 5, "11-27"), ("11-21", 1, "11-23"), ("11-22", 1, "11-23"), ("11-23", 1, "11-24"),
    ("11-23", 5, "11-30"), ("11-27", 5, "12-04"), ("11-30", 20, "12-28"), ("02-12", 1, "02-13"), ("02-13", 1, "02-14"),
    ("02-13", 2, "02-24"), ("02-14", 1, "02-24"), ("02-14", 5, "02-28"), ("02-15", 1, "02-24"), ("02-27", 1, "02-28"),
    ("02-28", 1, "03-02"), ("04-03", 1, "04-07"), ("04-06", 1, "04-07"), ("04-30", 1, "05-06"), ("04-30", 3, "05-08"),
    ("04-30", 4, "05-09"), ("05-08", 1, "05-09"), ("05-08", 2, "05-11"), ("05-09", 1, "05-11"), ("06-18", 1, "06-22"),
    ("06-19", 1, "06-22"), ("09-18", 1, "09-20"), ("09-19", 1, "09-20"), ("09-24", 1, "09-28"), ("09-24", 3, "09-30"),
    ("09-30", 1, "10-08"), ("09-30", 3, "10-10"), ("10-09", 1, "10-10"), ("10-10", 1, "10-12"), ("12-30", 1, "12-31"),
    ("12-31", 1, "2027-01-04"), ("12-30", 2, "2027-01-04"), ("12-28", 5, "2027-01-05"), ("12-28", 20, "2027-01-26"),
    ("2025-12-31", 1, "01-04"), ("2025-12-31", 2, "01-05"),
]  # fmt: skip
CALENDAR = [
    # start, number, unit, last day
    ("11-20", 60, "calendar_day", "2027-01-19"), ("11-23", 30, "calendar_day", "12-23"), ("11-20", 1, "calendar_day", "11-23"),
    ("11-20", 2, "calendar_day", "11-23"), ("11-20", 3, "calendar_day", "11-23"), ("11-20", 4, "calendar_day", "11-24"),
    ("09-01", 30, "calendar_day", "10-08"), ("09-30", 1, "calendar_day", "10-08"), ("02-01", 15, "calendar_day", "02-24"),
    ("12-02", 30, "calendar_day", "2027-01-04"), ("01-31", 1, "month", "02-28"), ("08-31", 1, "month", "09-30"),
    ("04-01", 6, "month", "10-08"), ("11-23", 6, "month", "2027-05-24"), ("12-31", 2, "month", "2027-03-01"),
    ("2024-02-29", 1, "year", "2025-02-28"), ("2023-02-28", 1, "year", "2024-02-28"), ("01-01", 1, "year", "2027-01-04"),
    ("11-26", 5, "year", "2031-11-26"), ("10-31", 1, "month", "11-30"),
]  # fmt: skip
STOPS = [
    # start, number, unit, [(stop's first event, resumption)], last day: the event's day counts, the day of resumption not
    ("11-23", 5, "working_day", [("11-24", "11-26")], "12-02"), ("11-23", 5, "working_day", [("11-23", "11-23")], "11-30"),
    ("11-23", 5, "working_day", [("11-27", "11-30")], "12-01"), ("11-23", 10, "calendar_day", [("11-25", "12-05")], "12-14"),
    ("11-23", 10, "calendar_day", [("11-24", "11-25"), ("11-27", "11-28")], "12-07"),
    ("11-23", 60, "calendar_day", [("12-01", "12-21")], "2027-02-11"), ("11-23", 2, "working_day", [("11-20", "11-22")], "11-25"),
]  # fmt: skip


@pytest.mark.parametrize(("start", "number", "last"), WORKING)
def test_working_days(start, number, last):
    assert due(day(start), number, "working_day", (), calendar.load(2023, 2032)) == day(last)


@pytest.mark.parametrize(("start", "number", "unit", "last"), CALENDAR)
def test_calendar_periods_end_on_a_working_day(start, number, unit, last):
    assert due(day(start), number, unit, (), calendar.load(2023, 2032)) == day(last)


@pytest.mark.parametrize(("start", "number", "unit", "stops", "last"), STOPS)
def test_stops_move_the_last_day(start, number, unit, stops, last):
    rows = [SimpleNamespace(since=day(a), until=day(b)) for a, b in stops]

    assert due(day(start), number, unit, rows, calendar.load(2023, 2032)) == day(last)


def test_a_year_published_later_moves_what_rested_on_guesses(bureau, travel):
    from casework.clock.tick import tick

    travel("2026-12-28 09:00")
    case = bureau.submitted()
    row = case.deadlines.get(kind="state", met_at=None)
    assert (row.due_on, row.provisional) == (date(2027, 1, 5), True)

    calendar.load_year(2027, [(date(2027, 1, n), "holiday", "元旦") for n in (1, 4)], "试验安排")
    assert tick()["recomputed"] >= 1

    row.refresh_from_db()
    assert (row.due_on, row.provisional, row.moves.count()) == (date(2027, 1, 6), False, 1)
    assert type(case).objects.get(pk=case.pk).due_on == date(2027, 1, 6)


def test_silence_of_the_applicant_ends_a_correction_and_an_extension_counts(bureau, travel):
    from casework.clock.tick import tick
    from casework.core.perform import perform

    travel("2026-11-02 09:00")
    case = bureau.submitted()
    case = perform(
        case, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08"}]
    )
    assert case.due_on == date(2026, 11, 23)
    case = perform(case, "extend_correction", by=bureau.clerk, reason="等待银行证明")
    assert case.due_on == date(2026, 12, 7)

    travel("2026-12-07 23:59")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "correction_requested"
    travel("2026-12-08 00:01")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "lapsed"


def test_an_outage_moves_the_applicants_deadline_not_the_offices(bureau, travel):
    from casework.clock.outages import record

    travel("2026-11-02 09:00")
    waiting = bureau.submitted()
    from casework.core.perform import perform

    case = bureau.submitted(full_name="天津市滨海新区另一家服务中心")
    case = perform(
        case, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08"}]
    )
    instant = travel("2026-11-23 18:00")
    record(instant.replace(hour=14), instant, "机房停电", bureau.admin)

    assert type(case).objects.get(pk=case.pk).due_on == date(2026, 11, 24)
    assert type(case).objects.get(pk=waiting.pk).due_on == date(2026, 11, 9)


def test_a_draft_nobody_has_touched_bears_its_last_day(bureau):
    case = Case.objects.get(pk=bureau.draft().pk)
    (row,) = Deadline.objects.filter(case_id=case.pk, met_at__isnull=True)
    assert case.due_on == row.due_on < NEVER
