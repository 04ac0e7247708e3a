"""社区社会组织年度确认 told: one lapsed and restored, many confirmed together, one suspended; silence never decides."""

from datetime import date
from types import SimpleNamespace

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.intake import drafts
from network.models import Membership, Party
from orgs.filing import facts
from orgs.filing.certificates import out_of_force
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.person import Person
from orgs.register import name_key
from tests import filing
from tests.bureau import SINCE

pytestmark = pytest.mark.django_db
ANSWERS = {
    "activities": {"activities": [{"on": f"2026-{month:02d}-10", "what": "合唱排练", "people": "12"} for month in (3, 5, 7, 9)],
                   "people_served": "300"},
    "people": {"leader_unchanged": "yes", "members_now": "12", "average_over_60": "yes"},
    "money": {"income": "0", "spending": "0", "published": "yes", "fees": "no"},
    "safety": {"incidents": "no"},
    "next": {"plan": [{"what": "排练", "times": "12"}]},
}  # fmt: skip
PLEDGE = {"truth_pledge": "on"}


def body(near, name="晚晴合唱队", filed_on=date(2025, 5, 8), leader=None, n=1):
    """A body in the ledger as an import leaves it, with somebody who acts for it."""
    party = Party.objects.create(kind="organization", name=name)
    org = CommunityOrg.objects.create(
        party=party, filing_number=f"{near.division.code}2025{n:04d}", name=name, name_key=name_key(name), category="culture_sports",
        member_kind="association", scope_level="community", division=near.community, street=near.division,
        leader=Person.objects.create(name="周美兰"), activity="合唱、演出", place="活动室", member_count=12, filed_on=filed_on,
    )  # fmt: skip
    Membership.objects.create(party=party, user=leader or near.bureau.founder, role="applicant", valid_from=SINCE)
    return org


def year_of(org, year=2027):
    """Its case of a year."""
    return FilingConfirmation.objects.get(org=org, year=year)


def fill(case, by, **changes):
    """Every section filled in."""
    for key, said in (ANSWERS | changes).items():
        drafts.keep(case, key, said, by=by)


def at(travel, *moments):
    """One tick at each moment."""
    for moment in moments:
        travel(moment)
        tick()


def test_one_is_forgotten_lapses_and_is_restored(bureau, travel):
    near = filing.street(bureau)
    org = body(near)
    at(travel, "2026-12-31 09:00", "2027-01-01 00:05")
    tick()
    case = year_of(org)
    assert (case.state, FilingConfirmation.objects.count(), case.drawn) == ("due", 1, True)
    assert case.deadlines.get(name="due").due_on == date(2027, 3, 31)
    assert case.prefilled("people")["members_now"] == 12

    at(travel, "2027-03-01 00:05", "2027-03-24 00:05", "2027-03-30 00:05", "2027-03-30 00:06", "2027-04-01 00:05")
    assert (year_of(org).state, case.letters.filter(name="reminded").count()) == ("late", 3)
    at(travel, "2027-04-12 00:05", "2027-04-22 00:05", "2027-05-10 00:05")
    case = year_of(org)
    assert (case.state, case.reminders) == ("late", 2)  # nobody has called yet: the lapse waits for it
    with pytest.raises(NotYours):
        perform(case, "record_contact", by=bureau.reviewer, contact_on=date(2027, 5, 10), contact_way="上门", contact_result="住院了。")
    perform(case, "record_contact", by=near.worker, contact_on=date(2027, 5, 10), contact_way="上门", contact_result="邻居说负责人住院。")
    at(travel, "2027-05-10 09:05")
    case = year_of(org)
    assert (case.state, org.facts.exists()) == ("told_lapse", False)
    assert "住院" in str(case.letters.get(paper="lapse_warning").words["paragraphs"])
    at(travel, "2027-05-18 00:05")
    case = year_of(org)
    assert case.state == "lapse_proposed"
    with pytest.raises(NotYours):
        perform(case, "lapse_filing", by=near.officer)
    case = perform(case, "lapse_filing", by=near.approver)
    org.refresh_from_db()
    assert (case.state, org.status, facts.value_on(org, "status", date(2027, 5, 18))) == ("lapsed", "lapsed", "lapsed")
    certificate = SimpleNamespace(kind="filing_certificate", case=case)  # what /verify/ asks of any paper of the body
    assert (out_of_force(certificate).label, out_of_force(certificate).on) == ("已失效", date(2027, 5, 18))
    assert "行政复议" in case.letters.get(paper="lapse_decision").words["remedies"]

    travel("2027-07-27 09:00")
    fill(case, bureau.founder)
    with pytest.raises(Refused, match="请先确认内容属实"):
        perform(case, "apply_restore", by=bureau.founder)
    case = perform(case, "apply_restore", by=bureau.founder, **PLEDGE)
    case = perform(case, "propose_restore", by=near.officer, reached="on", advice="成员仍在。")
    case = perform(case, "restore_filing", by=near.approver)
    org.refresh_from_db()
    assert (case.state, org.status, org.filing_number) == ("restored", "filed", "12011600520250001")
    assert out_of_force(certificate) is None
    assert [facts.value_on(org, "status", date(2027, *day)) for day in ((7, 26), (7, 27))] == ["lapsed", "filed"]


def reported(case, near, **changes):
    """Handed in and seen by the community."""
    fill(case, near.bureau.founder, **changes)
    case = perform(case, "submit_year", by=near.bureau.founder, **PLEDGE)
    return perform(case, "community_verify", by=near.worker, opinion="看过活动，属实。", active_seen="yes")


def visited(case, near):
    """The visit that the lot demands."""
    case = perform(case, "draw_visit", by=near.officer, visitors=[{"name": "甲"}, {"name": "乙"}])
    return perform(case, "report_visit", by=near.officer, visited_on=date(2027, 2, 20), record="现场正在排练，属实。", both_agree="on")


def test_many_that_agree_are_confirmed_together_by_two_people(bureau, travel, client):
    travel("2027-01-01 00:05")
    near = filing.street(bureau)
    for n in range(1, 6):
        body(near, f"第{n}队", n=n)
    body(near, "新队", filed_on=date(2026, 10, 1), n=6)
    tick()
    rows = {case.org.name: case for case in FilingConfirmation.objects.order_by("pk")}
    assert rows.pop("新队").state == "not_required"
    assert sum(case.drawn for case in rows.values()) == 1
    travel("2027-02-20 09:00")
    FilingConfirmation.objects.filter(drawn=True).update(drawn=False)  # who is drawn is chance: here it is the fifth
    FilingConfirmation.objects.filter(org__name="第5队").update(drawn=True)
    few = {"activities": {"activities": ANSWERS["activities"]["activities"][:1], "people_served": "9"}}
    cases = {name: reported(FilingConfirmation.objects.get(pk=case.pk), near, **(few if name == "第4队" else {}))
             for name, case in rows.items()}  # fmt: skip
    client.cookies["seen"] = "1"
    client.force_login(near.officer)
    page = client.get("/desk/confirmations/").content.decode()
    assert [name for name in sorted(cases) if name in page] == ["第1队", "第2队", "第3队"]
    sent = {"step": "bulk_propose", "key": "0" * 32, "case": [f"{case.number}:{case.version}" for case in cases.values()]}
    assert client.post("/desk/confirmations/", sent).status_code == 422  # no reason
    answer = client.post("/desk/confirmations/", sent | {"reason": "自动核对全部相符，没有投诉。"}).content.decode()
    assert "办好 3 件，没有办 2 件" in answer and "少于规定的3次" in answer and "被抽中走访的逐件办理" in answer
    lines = [entry for case in cases.values() for entry in case.entries.filter(step="bulk_propose", outcome="done")]
    assert len(lines) == 3 and {entry.actor for entry in lines} == {near.officer}

    client.force_login(near.approver)
    assert "第1队" in client.get("/desk/confirmations/").content.decode()
    fresh = {case.number: FilingConfirmation.objects.get(pk=case.pk) for case in cases.values()}
    sent = {"step": "confirm_year", "key": "1" * 32,
            "case": [f"{n}:{case.version}" for n, case in fresh.items() if case.state == "confirm_proposed"]}  # fmt: skip
    assert "办好 3 件。" in client.post("/desk/confirmations/", sent).content.decode()
    one = FilingConfirmation.objects.get(pk=cases["第1队"].pk)
    assert (one.state, facts.value_on(one.org, "confirmation", date(2027, 2, 20))) == ("confirmed", "2027 confirmed")
    assert one.letters.get(paper="confirmation_notice").words["items"][1] == ["确认年度", "2027年"]

    few = FilingConfirmation.objects.get(pk=cases["第4队"].pk)
    with pytest.raises(Refused, match="应当选“确认并提示改进”"):
        perform(few, "propose_confirm", by=near.officer, conclusion="confirm", advice="")
    with pytest.raises(Refused, match="不得直接暂停"):
        perform(few, "tell_suspension", by=near.officer, reason_codes=["R01"], facts="去年只活动了一次。")
    few = perform(few, "propose_confirm", by=near.officer, conclusion="advice", advice="今年至少活动四次。")
    assert perform(few, "confirm_with_advice", by=near.approver).state == "confirmed_with_advice"
    drawn = FilingConfirmation.objects.get(pk=cases["第5队"].pk)
    with pytest.raises(Refused, match="请先走访"):
        perform(drawn, "propose_confirm", by=near.officer, conclusion="confirm")
    drawn = perform(visited(drawn, near), "propose_confirm", by=near.officer, conclusion="confirm")
    assert perform(drawn, "confirm_year", by=near.approver).state == "confirmed"
    client.force_login(bureau.reviewer)
    assert client.get("/desk/confirmations/").status_code == 404


def test_a_suspension_is_told_heard_decided_by_three_and_reviewed(bureau, travel):
    travel("2027-01-01 00:05")
    near = filing.street(bureau)
    org = body(near)
    tick()
    travel("2027-02-20 09:00")
    case = reported(year_of(org), near)
    case = perform(case, "tell_suspension", by=near.officer, reason_codes=["R05"], facts="向成员收费，账目不公开。")
    case = perform(case, "state_suspension", by=bureau.founder, statement="收的是服装费，已经公开。")
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(case, "not_adopt", by=near.officer, finding="没有公开的记录。")
    case = perform(case, "not_adopt", by=near.officer2, finding="没有公开的记录，不予采纳。")
    demand = {"demands": "退还费用，公开账目。"}
    with pytest.raises(Refused, match="暂停最长到2027年05月20日"):
        perform(case, "suspend_activities", by=near.approver, until=date(2027, 6, 1), **demand)
    case = perform(case, "suspend_activities", by=near.approver, until=date(2027, 4, 20), **demand)
    assert (CommunityOrg.objects.get().status, case.state) == ("suspended", "suspended")
    travel("2027-02-24 09:00")
    case = perform(case, "contest_suspension", by=bureau.founder, claim="账目一直贴在活动室墙上。")
    travel("2027-03-06 09:00")
    case = perform(case, "propose_review_suspension", by=near.civil_reviewer, finding="uphold", ground="墙上没有账目。")
    with pytest.raises(NotYours):
        perform(case, "uphold_suspension", by=near.approver)
    case = perform(case, "uphold_suspension", by=near.civil_head)
    assert case.suspended_until == date(2027, 4, 30)  # ten days of review
    case = perform(case, "report_rectified", by=bureau.founder, report="已退还费用，账目已公开。")
    case = perform(case, "reject_rectified", by=near.officer, shortfall="只退了一部分。")
    case = perform(case, "report_rectified", by=bureau.founder, report="已全部退还。")
    case = perform(case, "accept_rectified", by=near.officer2, visitors=[{"name": "甲"}, {"name": "乙"}], record="看过收据，属实。")
    assert (case.state, CommunityOrg.objects.get().status) == ("recovered", "filed")
