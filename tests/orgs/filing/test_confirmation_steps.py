"""社区社会组织年度确认, step by step: the table agrees, and every other way than the stories' is walked once."""

from datetime import date, timedelta

import pytest

from casework.clock.deadline import Deadline
from casework.clock.tick import tick
from casework.core.perform import Refused, perform
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.post.rows import Letter
from casework.views.waiting import waiting_for
from orgs.filing import facts
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.models import FilingConfirmation
from tests import filing
from tests.exploring.confirmation_table import TABLE
from tests.orgs.filing.test_confirmation import PLEDGE, at, body, fill, reported, year_of

pytestmark = pytest.mark.django_db
VISITORS = {"visitors": [{"name": "甲"}, {"name": "乙"}]}
CALL = {"contact_way": "电话", "contact_result": "没有人接，去过两次。"}


def test_the_table_and_the_declaration_agree():
    declared = {name: (set(card.by.names), set(card.sources), str(card.target or "="))
                for name, card in PROCESSES["filing_confirmation"].cards.items()}  # fmt: skip
    assert declared == {name: (set(who.split()), set(sources.split()), target) for name, (who, sources, target) in TABLE.items()}


@pytest.fixture
def near(bureau, travel):
    """A street on 1 January 2027, with one body whose case is open."""
    travel("2027-01-01 00:05")
    made = filing.street(bureau)
    made.org = body(made)
    tick()
    return made


def overdue(travel, case):
    """The day after the deadline that runs now, and a tick on it; returns the case."""
    last = Deadline.objects.filter(case_id=case.pk, met_at=None).order_by("due_on").first().due_on
    at(travel, f"{last + timedelta(days=1)} 00:05")
    return year_of(case.org)


def late(near, travel):
    """In the grace, reminded twice and called: the lapse is told."""
    at(travel, "2027-04-01 00:05", "2027-04-12 00:05", "2027-04-22 00:05")
    case = perform(year_of(near.org), "record_contact", by=near.worker, contact_on=date(2027, 4, 20), **CALL)
    at(travel, "2027-05-08 00:05")
    assert (case.state, year_of(near.org).state) == ("late", "told_lapse")
    return year_of(near.org)


def test_a_report_before_the_decision_ends_the_lapse_and_a_grace_is_given_anew_once(bureau, travel, near):
    case = late(near, travel)
    case = perform(case, "state_lapse", by=bureau.founder, statement="负责人住院，没有看到提醒。")
    case = perform(case, "allow_late", by=near.officer, finding="住院属实，准许补报。")
    assert Deadline.objects.get(case_id=case.pk, name="late", met_at=None).due_on == date(2027, 6, 7)
    at(travel, "2027-05-18 00:05", "2027-05-28 00:05")
    perform(year_of(near.org), "record_contact", by=near.officer2, contact_on=date(2027, 5, 28), **CALL)
    at(travel, "2027-06-08 00:05")
    case = perform(year_of(near.org), "state_lapse", by=bureau.founder, statement="还在住院，请再等一等。")
    on_lists = [FilingConfirmation.objects.filter(waiting_for(user, today()), pk=case.pk).exists() for user in (near.officer2, near.approver)]
    assert (case.awaits, on_lists) == ("street,chief", [True, False])  # whose turn it is together with another's
    with pytest.raises(Refused, match="只限一次"):
        perform(case, "allow_late", by=near.officer, finding="仍在住院。")
    case = perform(case, "propose_lapse", by=near.officer, finding="已经宽限过一次，不再采纳。")
    with pytest.raises(Refused, match="只限一次"):
        perform(case, "not_lapse", by=near.approver, note="再等等他们。")
    fill(case, bureau.founder)
    assert perform(case, "submit_year", by=bureau.founder, **PLEDGE).state == "community_check"
    assert CommunityOrg.objects.get().status == "filed" and not near.org.facts.exists()


def test_a_lapse_is_reviewed_restored_by_halves_or_referred(bureau, travel, near):
    case = overdue(travel, late(near, travel))
    case = perform(case, "lapse_filing", by=near.approver)
    lapsed = case.lapsed_on
    case = perform(case, "contest_lapse", by=bureau.founder, claim="当时已经报过一次。")
    case = perform(case, "propose_review_lapse", by=near.civil_reviewer, finding="overturn", ground="系统当日中断，未能报送。")
    case = perform(case, "overturn_lapse", by=near.civil_head)
    assert (case.state, CommunityOrg.objects.get().status, facts.value_on(near.org, "status", lapsed)) == ("late", "filed", "filed")
    case.org.refresh_from_db()
    at(travel, *(f"{lapsed + timedelta(days=n)} 00:05" for n in (10, 20)))
    case = perform(year_of(near.org), "record_contact", by=near.worker, contact_on=lapsed + timedelta(days=20), **CALL)
    case = overdue(travel, case)
    case = perform(overdue(travel, case), "lapse_filing", by=near.approver)
    fill(case, bureau.founder, people={"leader_unchanged": "yes", "members_now": "3", "average_over_60": "yes"})
    case = perform(case, "apply_restore", by=bureau.founder, **PLEDGE)
    with pytest.raises(Refused, match="少于规定的10人"):
        perform(case, "propose_restore", by=near.officer, reached="on", advice="成员不足。")
    due = Deadline.objects.filter(case_id=case.pk, name="lapsed").order_by("-id").first().due_on
    at(travel, f"{case.held_since + timedelta(days=20)} 00:05")
    assert year_of(near.org).pressed and Letter.objects.filter(case=case, name="restoration_escalated").count() == 1
    case = perform(year_of(near.org), "return_restore", by=near.officer, gap_note="成员不足十人，请补足后再报。")
    assert Deadline.objects.get(case_id=case.pk, name="lapsed", met_at=None).due_on >= due + timedelta(days=18)
    case = overdue(travel, case)
    assert (case.state, facts.value_on(case.org, "referral", date(2028, 1, 1))) == ("referred", "失效后期满未补办")


def test_urgency_is_told_afterwards_or_ends_and_mending_is_asked_once(bureau, travel, near):
    travel("2027-02-20 09:00")
    case = perform(year_of(near.org), "suspend_now", by=near.approver, risk="排练场地线路老化冒烟。")
    assert CommunityOrg.objects.get().status == "suspended"
    case = perform(case, "tell_after_urgent", by=near.officer, facts="线路老化，有火灾危险。")
    case = perform(case, "state_suspension", by=bureau.founder, statement="线路当天已经换新。")
    case = perform(case, "adopt_statement", by=near.officer2, finding="现场看过，线路已换。")
    assert (case.state, CommunityOrg.objects.get().status) == ("street_review", "filed")
    case = perform(case, "suspend_now", by=near.approver, risk="配电箱又冒烟。")
    case = overdue(travel, case)
    assert (case.state, CommunityOrg.objects.get().status) == ("street_review", "filed")  # nobody told them: it ends
    gaps = {"gaps": [{"about": "people", "code": "C04", "note": "与名册不一致，请核对。"}]}
    case = perform(case, "return_for_correction", by=near.officer, **gaps)
    with pytest.raises(Refused):
        perform(case, "resubmit", by=bureau.founder)
    fill(case, bureau.founder)
    case = perform(case, "resubmit", by=bureau.founder, unable="名册就是这些人。")
    with pytest.raises(Refused, match="不能再提出新的要求"):
        perform(case, "return_for_correction", by=near.officer, **gaps)
    case = overdue(travel, case)
    assert case.pressed and case.state == "street_review"  # silence presses, it decides nothing


def test_what_is_not_mended_is_told_suspended_and_referred(bureau, travel, near):
    travel("2027-02-20 09:00")
    case = reported(year_of(near.org), near)
    case = perform(case, "return_for_correction", by=near.officer, gaps=[{"about": "money", "code": "C02", "note": "对不上。"}])
    case = overdue(travel, overdue(travel, case))
    assert (case.state, case.reasons) == ("suspension_proposed", ["R08"])
    case = perform(case, "drop_suspension", by=near.approver, note="先走访了解情况。")
    case = perform(case, "draw_visit", by=near.officer, clue="居民反映账目不公开。", **VISITORS)
    case = perform(case, "report_visit", by=near.officer, visited_on=date(2027, 3, 1), record="账目确实没有公开。", both_agree="on")
    case = perform(case, "tell_suspension", by=near.officer, reason_codes=["R05"], facts="账目没有向成员公开。")
    case = overdue(travel, case)
    day = date.fromisoformat(str(case.entries.last().at.date()))
    case = perform(case, "suspend_activities", by=near.approver, demands="公开全年账目。", until=day + timedelta(days=20))
    case = perform(case, "report_rectified", by=bureau.founder, report="已经贴在墙上。")
    case = perform(case, "reject_rectified", by=near.officer, shortfall="只贴了一半。")
    case = perform(case, "report_rectified", by=bureau.founder, report="已经全部贴出。")
    with pytest.raises(Refused, match="已经给过一次"):
        perform(case, "reject_rectified", by=near.officer, shortfall="还差一个月。")
    assert perform(case, "refuse_rectification", by=near.approver, finding="两次整改均未公开全年账目。").state == "referred"
    assert facts.value_on(near.org, "referral", date(2028, 1, 1)).startswith("暂停期满")


def test_a_body_that_left_has_nothing_to_confirm(travel, near):
    CommunityOrg.objects.update(status="promoted")
    at(travel, "2027-02-01 00:05")
    case = year_of(near.org)
    assert (case.state, case.letters.get().title) == ("not_required", "今年免于年度确认")
