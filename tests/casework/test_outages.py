"""Outages: applicants' last days move and only theirs; overlapping ones count once; nothing expires while one lasts."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.clock import outages
from casework.clock.days import calendar_for
from casework.clock.deadline import Deadline, Move, Outage
from casework.clock.outages import Overtaken, close, record, settled, too_late, withdraw
from casework.clock.tick import tick
from casework.core.models import Entry
from casework.core.perform import perform
from casework.journal.verify import verify
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
MONDAY = date(2026, 3, 2)


@pytest.fixture
def waiting(bureau, travel):
    """(a case that waits for the applicant until 2026-03-23, one that waits for the office, travel)."""
    cache.clear()
    travel("2026-03-02 09:00")
    office = bureau.submitted()
    case = bureau.submitted(full_name="天津市滨海新区另一家服务中心")
    case = perform(case, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08"}])
    assert case.due_on == date(2026, 3, 23)
    return case, office, travel


def due(case):
    """The last day as it stands now."""
    return type(case).objects.get(pk=case.pk).due_on


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=6), st.integers(0, 45))
@settings(max_examples=150, deadline=None)
def test_where_a_last_day_settles_is_a_walk_day_by_day(django_db_blocker, spans, start):
    with django_db_blocker.unblock():
        rows = [(MONDAY + timedelta(days=a), MONDAY + timedelta(days=a + length)) for a, length in spans]
        down = {first + timedelta(days=n) for first, last in rows for n in range((last - first).days + 1)}
        day = walked = MONDAY + timedelta(days=start)
        while walked in down:
            while walked in down:
                walked += timedelta(days=1)
            walked = calendar_for(walked).add(walked - timedelta(days=1), 1)
        assert settled(day, rows) == walked
        assert settled(day, list(reversed(rows))) == walked


def test_overlapping_and_adjacent_outages_count_once(bureau, waiting):
    case, office, travel = waiting
    before = due(office)
    now = travel("2026-03-25 18:00")
    record(now.replace(day=23, hour=10), now.replace(day=23, hour=12), "机房停电", bureau.admin)
    record(now.replace(day=23, hour=11), now.replace(day=24, hour=9), "网络中断", bureau.admin)
    assert due(case) == date(2026, 3, 25)
    record(now.replace(day=25, hour=8), now.replace(day=25, hour=9), "网络中断", bureau.admin)
    assert (due(case), due(office)) == (date(2026, 3, 26), before)
    rows = Move.objects.filter(deadline__case=case).order_by("pk")
    assert [(move.old.day, move.new.day) for move in rows] == [(23, 24), (24, 25), (25, 26)]
    page = at_desk_of(bureau.founder).get(f"/hall/cases/{case.number}/").content.decode()
    assert "机房停电" in page and "因系统中断调整期限" in page
    assert Entry.objects.filter(case=case, step="outage").count() == 3 and not verify().faults


def test_nothing_expires_while_one_lasts_and_the_end_moves_it(bureau, waiting):
    case, _, travel = waiting
    now = travel("2026-03-23 15:00")
    outage = record(now.replace(hour=9), None, "登录服务不能用", bureau.admin)
    assert "登录服务不能用" in Client().get("/help/").content.decode()
    travel("2026-03-24 00:05")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "correction_requested"
    close(outage, travel("2026-03-24 11:00"), bureau.admin)
    assert due(case) == date(2026, 3, 25)
    assert "登录服务不能用" not in Client().get("/about/").content.decode()
    travel("2026-03-26 00:05")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "lapsed"
    with pytest.raises(Overtaken):
        close(outage, now, bureau.admin)


def test_the_control_without_an_outage_expires(waiting):
    case, _, travel = waiting
    travel("2026-03-24 00:05")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "lapsed"


def test_one_written_down_late_undoes_nothing_and_lists_what_to_look_at(bureau, waiting):
    case, _, travel = waiting
    travel("2026-03-24 00:05")
    tick()
    now = travel("2026-03-27 10:00")
    outage = record(now.replace(day=23, hour=9), now.replace(day=23, hour=20), "机房停电", bureau.admin)
    assert type(case).objects.get(pk=case.pk).state == "lapsed"
    assert [row.case_id for row in too_late(outage)] == [case.pk]
    page = at_desk_of(bureau.admin).get(f"/desk/outages/{outage.pk}/").content.decode()
    assert "请逐件看" in page and case.number in page


def test_a_withdrawn_one_gives_the_days_back_but_never_yesterday(bureau, waiting):
    case, _, travel = waiting
    now = travel("2026-03-16 10:00")
    early = record(now.replace(day=12), now.replace(day=13), "误记", bureau.admin)
    assert due(case) == date(2026, 3, 23)
    now = travel("2026-03-23 18:00")
    outage = record(now.replace(hour=9), now.replace(hour=12), "误记的中断", bureau.admin)
    assert due(case) == date(2026, 3, 24)
    travel("2026-03-24 09:00")
    withdraw(outage, "当天系统正常，误记。", bureau.admin)
    assert due(case) == date(2026, 3, 24)
    withdraw(early, "误记。", bureau.admin)
    again = record(now.replace(day=24, hour=8), now.replace(day=24, hour=9), "网络中断", bureau.admin)
    assert due(case) == date(2026, 3, 25)
    travel("2026-03-23 19:00")
    withdraw(again, "不是当天。", bureau.admin)
    assert due(case) < date(2026, 3, 25)
    with pytest.raises(Overtaken):
        withdraw(outage, "再撤一次。", bureau.admin)


def test_the_page_says_what_is_wrong_and_only_administrators_write(bureau, waiting):
    _, _, travel = waiting
    travel("2026-03-23 18:00")
    admin, good = at_desk_of(bureau.admin), {"since": "2026-03-23T09:00", "until": "2026-03-23T12:00", "reason": "机房停电一上午"}
    for wrong, said in (
        ({"since": ""}, "请填写中断时间"), ({"until": "2026-03-23T08:00"}, "恢复时间应当晚于中断时间"), ({"since": "昨天"}, "请写成"),
        ({"until": "2026-03-24T08:00"}, "不能晚于现在"), ({"reason": "停"}, "写得具体些"),
    ):  # fmt: skip
        page = admin.post("/desk/outages/", good | wrong)
        assert page.status_code == 422 and said in page.content.decode(), wrong
    assert not Outage.objects.exists()
    assert admin.post("/desk/outages/", good).status_code == 303
    row = Outage.objects.get()
    reader = at_desk_of(bureau.auditor)
    assert reader.get(f"/desk/outages/{row.pk}/").status_code == 200
    assert reader.post("/desk/outages/", good).status_code == reader.post(f"/desk/outages/{row.pk}/", {"withdraw": "1"}).status_code == 404
    assert at_desk_of(bureau.clerk).get(f"/desk/outages/{row.pk}/").status_code == 404
    assert admin.post(f"/desk/outages/{row.pk}/", {"withdraw": "1", "reason": ""}).status_code == 422
    assert admin.post(f"/desk/outages/{row.pk}/", {"withdraw": "1", "reason": "误记，当天正常。"}).status_code == 303
    row.refresh_from_db()
    assert row.withdrawn_by == bureau.admin and Deadline.objects.exists()
    assert outages.notice() == ""
