"""Yearly confirmations: a few confirmed, one lapsed, one lapsed and restored, one suspended and recovered, one stopped at once."""

from datetime import date

from casework.core.perform import perform
from casework.intake import drafts, store
from casework.journal.instant import at
from demo.filing import sheet
from network.actors import the_clock
from network.models import Membership
from network.units import with_capacity
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation import rounds

PLEDGE = {"truth_pledge": "on"}
SUBMIT = ("submit_year", "leader", PLEDGE)
SEEN = ("community_verify", "community", {"opinion": "看过三次活动，属实。", "active_seen": "yes"})
GAPS = {"gaps": [{"about": "activities", "code": "C01", "note": "第三次活动没有写人数，请补上。"}], "gap_note": ""}
BATCH = ("bulk_propose", "street", {"reason": "自动核对全部相符，没有投诉，拟确认。"})
REVIEW = {"finding": "uphold", "ground": "走访核实，收费属实，账目没有公开。"}
# who -> day of the year (month, day) and step; a number instead counts working days back from today.
ROADS = {
    "银杏助餐队": ("applicant", [((2, 20), *SUBMIT), ((3, 16), "pass_unanswered", "clock", {}), ((3, 17), *BATCH),
                            ((3, 18), "confirm_year", "street_approver", {})]),
    "松鹤太极队": ("applicant2", [((2, 24), *SUBMIT), ((2, 26), "return_for_correction", "community", GAPS),
                             ((3, 4), "resubmit", "leader", {"unable": "第三次活动人数记不清了，约二十人。"}),
                             ((3, 11), "propose_confirm", "street2", {"conclusion": "advice", "advice": "每次活动请当场记下人数。"}),
                             ((3, 12), "confirm_with_advice", "street_approver", {})]),
    "同心矛盾调解组": ("applicant", [
        ((3, 2), "remind_report", "clock", {}), ((4, 2), "mark_late", "clock", {}), ((4, 14), "remind_late", "clock", {}),
        ((4, 24), "remind_late", "clock", {}),
        ((4, 27), "record_contact", "street", {"contact_on": (4, 27), "contact_way": "上门", "contact_result": "邻居说负责人住院，下月出院。"}),
        ((5, 8), "tell_lapse", "clock", {}), ((5, 20), "propose_lapse_unheard", "clock", {}), ((5, 22), "lapse_filing", "street_approver", {}),
        ((7, 27), "apply_restore", "leader", PLEDGE),
        ((7, 30), "propose_restore", "street", {"reached": "on", "advice": "负责人已出院，成员仍在，拟恢复。"}),
        ((7, 31), "restore_filing", "street_approver2", {})]),
    "向日葵儿童托管班": ("applicant2", [
        ((2, 25), *SUBMIT), ((3, 13), "pass_unanswered", "clock", {}),
        ((3, 16), "tell_suspension", "street", {"reason_codes": ["R05"], "facts": "向成员收取活动费，账目没有公开。"}),
        ((3, 18), "state_suspension", "leader", {"statement": "收的是材料费，用完就补，没有多收。"}),
        ((3, 24), "not_adopt", "street2", {"finding": "没有收支记录，不能说明没有多收，不予采纳。"}),
        ((3, 25), "suspend_activities", "street_approver", {"demands": "退还多收的费用，账目上墙公开。", "until": (5, 25)}),
        ((3, 30), "contest_suspension", "leader", {"claim": "材料费都有收据，只是没有贴出来。"}),
        ((4, 8), "propose_review_suspension", "civil_reviewer", REVIEW), ((4, 9), "uphold_suspension", "civil_approver", {}),
        ((4, 20), "report_rectified", "leader", {"report": "多收的已经退还，账目已贴在活动室。"}),
        ((4, 24), "accept_rectified", "street2", {"visitors": [{"name": "邢春梅"}, {"name": "丁永泰"}], "record": "看过退款收据和公开栏，属实。"})]),
    "平安楼道巡逻队": ("applicant", [
        ((2, 10), "suspend_now", "street3_approver", {"risk": "夜间巡楼使用明火照明，有火灾危险。"}),
        ((2, 12), "release_urgent", "street3", {}),
        ((2, 24), "propose_confirm", "street3", {"conclusion": "advice", "advice": "巡楼使用手电照明，不用明火。"}),
        ((2, 25), "confirm_with_advice", "street3_approver", {})]),
    "暖邻互助会": ("applicant2", [((2, 20), *SUBMIT), ((3, 16), "pass_unanswered", "clock", {}),
                             ((3, 17), "propose_confirm", "street", {"conclusion": "confirm", "advice": ""}),
                             ((3, 18), "confirm_year", "street_approver", {})]),
    "馨语阅读会": ("applicant2", [
        ((3, 2), "remind_report", "clock", {}), ((4, 2), "mark_late", "clock", {}), ((4, 14), "remind_late", "clock", {}),
        ((4, 24), "remind_late", "clock", {}),
        (32, "record_contact", "street3", {"contact_on": 32, "contact_way": "电话", "contact_result": "负责人说忙，没有时间填。"}),
        (31, "tell_lapse", "clock", {}), (24, "propose_lapse_unheard", "clock", {}), (22, "lapse_filing", "street3_approver", {})]),
}  # fmt: skip
# Ordinary years, confirmed together: whom the street's officer and approver are, and the bodies.
ORDINARY = {("street", "street_approver"): ("拾光花艺社", "暖邻互助会", "墨缘书画社"), ("street3", "street3_approver"): ("紫云园社区晚晴合唱队", "顺手维修队")}
for (_officer, _approver), _names in ORDINARY.items():
    for _name in _names:
        ROADS[_name] = ("applicant2", [((2, 26), *SUBMIT), ((3, 20), "pass_unanswered", "clock", {}), ((3, 23), BATCH[0], _officer, BATCH[2]),
                                       ((3, 24), "confirm_year", _approver, {})])
# Nobody has reported and nobody has called there yet.
ROADS["爪印文明养宠社"] = ("applicant2", [((3, 2), "remind_report", "clock", {}), ((4, 2), "mark_late", "clock", {})])


# One whose year shows that it is ready to become a legal person (第四十一条).
GROWN = {"暖邻互助会": {"money": {"income": "18000", "spending": "15600", "published": "yes", "fees": "no"},
                   "next": {"plan": [{"what": "高龄户探访", "times": "48"}], "needs": ["registration"], "own_place": "yes"}}}  # fmt: skip


def answers(year, name=""):
    """A year as its leader would report it; who is at which place of the table tells other numbers."""
    place = list(ROADS).index(name) if name in ROADS else 0
    return {
        "activities": {"activities": [{"on": f"{year - 1}-{m:02d}-18", "what": "集体活动", "people": str(12 + m)} for m in (3, 5, 6, 9, 10)],
                       "people_served": str(320 + 25 * place), "volunteer_hours": "180"},
        "people": {"leader_unchanged": "yes", "members_now": "14", "average_over_60": "yes", "party_members": ("2", "0", "")[place % 3]},
        "money": {"income": "0", "spending": "0", "published": "yes", "fees": "no", "held_by_federation": "" if place % 4 else "1200"},
        "safety": {"incidents": "no"}, "next": {"plan": [{"what": "集体活动", "times": "12"}], "needs": ["place"]},
    } | GROWN.get(name, {})  # fmt: skip


def run(accounts, maker):
    """Performed at past instants of the last year whose roads are over; returns how many there are."""
    today = maker.ago(0)
    year = today.year if today >= date(today.year, 9, 1) else today.year - 1
    units = {unit.division_id: unit for unit in with_capacity("filing")}
    for _place, (name, (leader, steps)) in enumerate(ROADS.items()):
        org = CommunityOrg.objects.select_related("party", "division").get(name__endswith=name)
        Membership.objects.create(party=org.party, user=accounts[leader], role="applicant", valid_from=date(year - 1, 1, 4))
        road(accounts | {"leader": accounts[leader], "clock": the_clock}, maker, opened(maker, org, year, units), year, steps, name)
    return len(ROADS)


def opened(maker, org, year, units):
    """Opened by the clock on the first of January."""
    with at(maker.instant(date(year, 1, 1), 0, hour=0)):
        return rounds.open_one(org, year, units[org.street_id], False)


def road(people, maker, case, year, steps, name=""):
    """One confirmation along its road; the leader fills it in just before handing it in."""
    for turn, (when, step, who, facts) in enumerate(steps, start=1):
        day = day_of(maker, year, when)
        given = {name: day_of(maker, year, said) if name in ("contact_on", "until") else said for name, said in facts.items()}
        with at(maker.instant(day, turn, hour=1 if who == "clock" else 9)):
            if step in ("submit_year", "resubmit", "apply_restore"):
                if name in GROWN:
                    store.keep(case, "account_page", sheet("收支账页"), people[who])
                for key, said in answers(year, name).items():
                    row = case.drafts.filter(section=key).first()
                    drafts.keep(case, key, said, by=people[who], version=row.version if row else 0)
            case = perform(case, step, by=people[who], **given)
            maker.post(case)


def day_of(maker, year, when):
    """The working day on or after a day of the year, or so many working days ago."""
    return maker.ago(when) if isinstance(when, int) else maker.working.next_working(date(year, *when))
