"""A closed month stays as it was sealed; what is learnt late goes to the next, with a note; tampering is told."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from casework.core import guards
from casework.journal.entry import canonical, seal
from orgs.models import ReportPeriod
from orgs.organization import Organization
from orgs.statistics import period
from tests.orgs.statistics import register

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def closed(bureau, travel):
    """September closed on the eighth of October: two organizations stood, one of them had come."""
    register.entered(1, date(2026, 5, 6))
    register.entered(2, date(2026, 9, 7))
    travel("2026-10-08 09:00")
    return period.close(SEPTEMBER, by=bureau.approver)


def figures(row, *codes):
    """Some of what was frozen."""
    return [row.told["figures"][code] for code in codes]


def test_a_closed_month_is_frozen_and_late_facts_go_to_the_next(bureau, closed, travel):
    assert figures(closed, "standing", "established", "cancelled") == [2, 1, 0]
    assert (closed.closed_by, closed.post, closed.told["late"]) == (
        bureau.approver,
        "approver",
        {"count": 0, "lines": []},
    )
    register.entered(3, date(2026, 9, 10), known=date(2026, 10, 20))
    register.ended(Organization.objects.get(name="第1号中心"), date(2026, 9, 28), known=date(2026, 10, 21))
    register.entered(4, date(2026, 10, 5))

    travel("2026-11-03 09:00")
    october = period.close(OCTOBER, by=bureau.approver)
    assert figures(ReportPeriod.objects.get(month=SEPTEMBER), "standing", "established", "cancelled") == [2, 1, 0]
    assert figures(october, "standing", "established", "cancelled") == [3, 2, 1]
    late = october.told["late"]
    about = {(line["about"], line["what"], line["happened"], line["learnt"], line["why"]) for line in late["lines"]}
    one, three = (Organization.objects.get(name=f"第{n}号中心").uscc for n in (1, 3))
    assert (one, "状态：已注销", "2026-09-28", "2026-10-21", "名册导入第1批") in about
    assert (three, "状态：正常", "2026-09-10", "2026-10-20", "名册导入第1批") in about
    assert {line[0] for line in about} == {one, three} and late["count"] == len(late["lines"])

    again = {code: (frozen, then, now, differs) for code, _, frozen, then, now, differs in period.recounted(closed)}
    assert again["cancelled"] == (0, 0, 1, True) and again["established"] == (1, 1, 2, True)
    assert again["restored"] == (0, 0, 0, False)
    assert all(frozen == then for frozen, then, _, _ in again.values())
    assert list(period.faults()) == []


def test_a_late_change_is_counted_once_and_a_fact_that_got_its_end_is_no_change(bureau, closed, travel):
    made = Organization.objects.get(name="第1号中心")
    register.register.change(made, day=date(2026, 9, 9), instant=register.instant(date(2026, 10, 20)), batch=register.SOURCE,
                             address="新区路1号")  # fmt: skip
    travel("2026-11-03 09:00")
    assert figures(period.close(OCTOBER, by=bureau.approver), "changed") == [1]
    register.register.change(made, day=date(2026, 11, 9), instant=register.instant(date(2026, 11, 9)), batch=register.SOURCE,
                             address="新区路2号")  # fmt: skip
    travel("2026-12-03 09:00")
    november = period.close(date(2026, 11, 1), by=bureau.approver)
    assert figures(november, "changed") == [1] and november.told["late"]["count"] == 0
    travel("2027-01-05 09:00")
    assert figures(period.close(date(2026, 12, 1), by=bureau.approver), "changed") == [0]


def test_a_late_step_of_a_case_goes_to_the_next(bureau, travel):
    from casework.core.perform import perform
    from casework.journal.instant import at

    travel("2026-09-07 09:00")
    case = bureau.submitted()
    travel("2026-10-08 09:00")
    assert figures(period.close(SEPTEMBER, by=bureau.approver), "received", "accepted") == [1, 0]
    travel("2026-10-09 09:00")
    with at(register.instant(date(2026, 9, 8))):
        perform(case, "accept", by=bureau.clerk)
    travel("2026-11-03 09:00")
    october = period.close(OCTOBER, by=bureau.approver)
    assert figures(october, "received", "accepted") == [0, 1]
    assert [(x["about"], x["what"], x["happened"], x["why"]) for x in october.told["late"]["lines"]] == [
        (case.number, "受理", "2026-09-08", "日志补录")
    ]


def test_what_is_being_written_while_a_month_is_closed_is_counted_in_the_next(bureau, travel):
    instant = travel("2026-10-08 09:00")
    for number, seconds in ((1, 59), (2, 61)):
        made = register.entered(number, date(2026, 9, 5))
        made.facts.update(recorded_at=instant - timedelta(seconds=seconds))
    assert figures(period.close(SEPTEMBER, by=bureau.approver), "established") == [1]
    travel("2026-11-03 09:00")
    assert figures(period.close(OCTOBER, by=bureau.approver), "established", "standing") == [1, 2]


def test_what_alone_was_writing_knows_its_last_minute_too_and_a_recount_agrees(bureau, travel):
    instant = travel("2026-10-08 09:00")
    register.entered(1, date(2026, 9, 5)).facts.update(recorded_at=instant - timedelta(seconds=5))
    row = period.close(SEPTEMBER, by=bureau.approver, settled=True)
    assert (figures(row, "established"), row.known) == ([1], row.closed_at)
    assert [line[2:5] for line in period.recounted(row) if line[0] == "established"] == [(1, 1, 1)]
    travel("2026-11-03 09:00")
    october = period.close(OCTOBER, by=bureau.approver)
    assert figures(october, "established", "standing") == [0, 1] and october.told["late"]["count"] == 0
    assert october.known == october.closed_at - period.UNSETTLED


def test_a_month_of_the_first_format_is_read_as_it_was_sealed(closed):
    body = {name: told for name, told in closed.told.items() if name != "known"} | {"format": 1}
    old = ReportPeriod(month=closed.month, closed_at=closed.closed_at, body=canonical(body))
    assert old.known == closed.known == closed.closed_at - period.UNSETTLED


@pytest.mark.parametrize(("who", "month", "says"), [
    ("approver", "2026-10-01", "还没有过完"), ("approver", "2026-09-01", "不能重新关账"), ("approver", "2026-08-01", "不能重新关账"),
    ("chief", "2026-10-01", "只有区级的审批人员"), ("auditor", "2026-10-01", "只有区级的审批人员"),
])  # fmt: skip
def test_what_cannot_be_closed(bureau, closed, who, month, says):
    with pytest.raises(period.NotClosable, match=says):
        period.close(date.fromisoformat(month), by=getattr(bureau, who))
    assert ReportPeriod.objects.count() == 1


def test_months_are_closed_one_after_another(bureau, closed, travel):
    travel("2026-12-01 09:00")
    with pytest.raises(period.NotClosable, match="请先关2026年10月"):
        period.close(date(2026, 11, 1), by=bureau.approver)
    assert period.close(OCTOBER, by=bureau.approver).prev == closed.digest


def test_tampering_is_told(bureau, closed, travel):
    travel("2026-11-03 09:00")
    period.close(OCTOBER, by=bureau.approver)
    assert list(period.faults()) == []
    guards.lift()  # who gets past the database is still told by digest, signature and the next month
    rows, body = ReportPeriod.objects.filter(pk=closed.pk), closed.told
    body["figures"]["standing"] = 99
    rows.update(body=canonical(body))
    assert list(period.faults()) == ["2026-09：内容与摘要不符，关账以后被改动过"]
    rows.update(digest=seal(canonical(body)))  # with the digest made to fit: the signature and the next month tell it
    assert list(period.faults()) == ["2026-09：签名不是本平台的", "2026-10：与上一期接不上，中间的一期被改动或者删除"]
    rows.update(body="{}")
    assert "2026-09：内容读不出来" in list(period.faults())
    rows.update(body=closed.body, digest=closed.digest, closed_by=bureau.chief)
    assert list(period.faults()) == ["2026-09：月份、关账时间或者关账人与封存的内容不符"]
    rows.delete()
    assert list(period.faults()) == ["2026-10：与上一期接不上，中间的一期被改动或者删除"]
    guards.install()


@pytest.mark.engine
def test_the_database_refuses_to_change_a_closed_month(closed):
    for change in (lambda: ReportPeriod.objects.update(body="{}"), lambda: ReportPeriod.objects.all().delete()):
        with pytest.raises(DatabaseError, match="closed month: append only"), transaction.atomic():
            change()
    guards.lift()
    assert ReportPeriod.objects.update(body="{}") == 1  # the control: without the guard it goes through
    guards.install()
    assert not [sentence for sentence in guards.drift() if "reportperiod" in sentence]


def test_the_command_shows_closes_fills_and_verifies(bureau, travel, tmp_path):
    register.entered(1, date(2026, 5, 6))
    travel("2026-10-08 09:00")
    out = StringIO()
    call_command("report_period", "2026-09", stdout=out)
    assert "没有关账" in out.getvalue() and "在册社会组织\t1\tstanding" in out.getvalue()
    assert not ReportPeriod.objects.exists()
    with pytest.raises(CommandError, match="只有区级的审批人员"):
        call_command("report_period", "2026-09", "--close", "--by", "clerk", stdout=out)
    with pytest.raises(CommandError, match="月份请写成"):
        call_command("report_period", "九月", stdout=out)
    call_command(
        "report_period", "2026-09", "--close", "--by", "approver", "--xlsx", str(tmp_path / "a.xlsx"), stdout=out
    )
    digest = ReportPeriod.objects.get().digest
    assert digest in out.getvalue() and (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    call_command("report_period", "--verify", stdout=out)
    assert "已关账的 1 期与摘要相符" in out.getvalue()
    guards.lift()
    ReportPeriod.objects.update(body="{}")
    with pytest.raises(CommandError, match="被改动过"):
        call_command("report_period", "--verify", stdout=out)
    guards.install()
