"""社区社会组织年度确认: what must be true before a step, as plain sentences."""

from datetime import date, timedelta

from casework.clock.days import calendar_for
from casework.clock.running import running, state_is_over, state_is_running
from casework.core.perform import Problem
from casework.intake.given import given
from casework.intake.mending import every_gap_is_answered
from network.actors import Machine
from orgs.filing.choices import LIVING, Standing
from orgs.filing.confirmation.conditions import activities_needed, members_needed, mismatches
from orgs.filing.confirmation.states import State
from policy.periods import plus

__all__ = ["every_gap_is_answered", "state_is_over", "state_is_running"]
BEFORE = ("filing_confirmation.reminder_first", "filing_confirmation.reminder_second", "filing_confirmation.reminder_last")


def exempt_day(year, rule):
    """The day of the year before, from which on a new filing is exempt (第三十条)."""
    month, day = map(int, rule("filing_confirmation.new_exempt_date").value.split("-"))
    return date(year - 1, month, day)


def is_exempt(case, act):
    """备案日期在上一年度10月1日以后，或者已经注销、转为法人登记。"""
    if case.org.status in LIVING and case.org.filed_on < exempt_day(case.year, act.rule):
        yield "不属于第三十条免于年度确认的情形。"


def has_left(case, act):
    """注销已经决定，或者法人登记已经完成。"""
    if case.org.status in LIVING:
        yield "组织没有注销，也没有转为法人登记。"


def reminders_due(due_on, day, days):
    """How many of the reminders, each so many days before the last one, are due on a day."""
    return sum(day >= due_on - timedelta(days=int(n)) for n in days)


def reminder_is_due(case, act):
    """到了该提醒的日子，这一次还没有提醒过。"""
    row = running(case)
    if row is None or case.reminders >= reminders_due(row.due_on, act.day, [act.rule(key).number for key in BEFORE]):
        yield "还没有到提醒的日子。"


def late_reminders_due(starts_on, day, grace, times):
    """How many of the reminders, spread evenly over the grace, are due on a day."""
    return sum(day >= starts_on + timedelta(days=int(grace * n / (times + 1))) for n in range(1, int(times) + 1))


def late_reminder_is_due(case, act):
    """宽限期内到了该提醒的日子。"""
    row = running(case)
    grace, times = act.rule("filing_confirmation.grace").number, act.rule("filing_confirmation.reminders_in_grace").number
    if row is None or case.reminders >= late_reminders_due(row.starts_on, act.day, grace, times):
        yield "还没有到提醒的日子。"


def contact_is_past(case, act):
    """联系日期不晚于今天。"""
    if given(act, "contact_on") and act.facts["contact_on"] > act.day:
        yield Problem("联系日期不能晚于今天。", "contact_on")


def reminded_enough(case, act):
    """宽限期内提醒不少于规定的次数。"""
    least = act.rule("filing_confirmation.reminders_in_grace").number
    if case.reminders < least:
        yield f"宽限期内只提醒了{case.reminders}次，应当不少于{least}次。"


def was_contacted(case, act):
    """居村委会已经电话或者上门联系，街镇也可以补作联系。"""
    if not case.contacted:
        yield "宽限期内还没有电话或者上门联系的记录，请先联系并记录。"


def asks_once(case, act):
    """本环节此前没有告知过补正。"""
    if case.state == State.COMMUNITY_CHECK and case.community_asked or case.state == State.STREET_REVIEW and case.street_asked:
        yield "这一环节已经一次告知过补正，不能再提出新的要求。"


def two_visitors(case, act):
    """走访、验收人员不少于2人。"""
    least, rows = act.rule("filing.visit_min_staff").number, given(act, "visitors") or []
    if rows and len({row["name"] for row in rows}) < least:
        yield Problem(f"应当由{least}名以上工作人员进行，请写明每一个人。", "visitors")


def drawn_or_told_of(case, act):
    """由系统随机抽中，或者有投诉线索。"""
    if not case.drawn and not (given(act, "clue") or "").strip():
        yield Problem("没有被系统抽中的，请写明投诉或者反映的线索。", "clue")


def visit_is_past(case, act):
    """走访日期不晚于今天，记录由两人核对。"""
    if given(act, "visited_on") and act.facts["visited_on"] > act.day:
        yield Problem("走访日期不能晚于今天。", "visited_on")


def visited_if_drawn(case, act):
    """被抽中走访的，已经走访。"""
    if case.drawn and not case.visits_made:
        yield "这家组织被系统抽中走访，请先走访并填写记录。"


def conclusion_fits(case, act):
    """活动次数不足但负责人能联系、成员仍在的，选确认并提示改进；提示写明改什么。"""
    conclusion, advice = given(act, "conclusion"), given(act, "advice")
    needed = activities_needed(case.reported.get("elder"), act.rule)
    if conclusion == "confirm" and case.activity_count < needed.number:
        yield Problem(f"去年活动{case.activity_count}次，少于{needed.text}次，应当选“确认并提示改进”。", "conclusion")
    if conclusion == "advice" and not (advice or "").strip():
        yield Problem("请写明要改进什么。", "advice")


def not_alike(case, rule):
    """Why a case cannot be proposed together with others; nothing when it can."""
    yield from mismatches(case, rule)
    if case.drawn or case.visits_made:
        yield "被抽中走访的逐件办理。"
    if case.gaps:
        yield "告知过补正的逐件办理。"
    if case.active_seen == "no":
        yield "居村委会没有见到实际活动。"


def all_agrees(case, act):
    """各项自动核对全部相符，没有投诉、抽查、补正，居村委会没有不同意见。"""
    yield from not_alike(case, act.rule)


def proposed_plain(case, act):
    """承办结论为确认。"""
    if case.conclusion != "confirm":
        yield "承办结论不是确认；不同意承办结论的，请退回再办。"


def proposed_with_advice(case, act):
    """承办结论为确认并提示改进，写明了改什么。"""
    if case.conclusion != "advice" or not case.advice:
        yield "承办结论不是确认并提示改进；不同意承办结论的，请退回再办。"


def decision_is_overdue(case, act):
    """办理期限已经届满，还没有结论。"""
    row = running(case, "clock", "decision")
    if row is None or act.day <= row.due_on:
        yield "办理期限还没有届满。"


def restoration_is_overdue(case, act):
    """补办期限已经届满，还没有办结。"""
    row = running(case, "clock", "restoration")
    if row is None or act.day <= row.due_on:
        yield "补办期限还没有届满。"


def reasons_bear_a_suspension(case, act):
    """属于第三十三条所列情形；首次活动不足的不得暂停。"""
    codes = given(act, "reason_codes") or ()
    if "R01" in codes and case.activity_count:
        yield Problem(f"报送的活动有{case.activity_count}次；活动不足的应当确认并提示改进，不得直接暂停。请核实后按其他情形办理。", "reason_codes")
    if "R06" in codes:
        years = int(act.rule("filing_confirmation.advice_years").number)
        rows = case.org.confirmations.filter(state=State.CONFIRMED_WITH_ADVICE, year__gte=case.year - years, year__lt=case.year)
        if rows.count() < years:
            yield Problem(f"以前只被提示改进{rows.count()}年，不到连续{years}年。", "reason_codes")


def released_by_hand_or_over(case, act):
    """由街镇解除，或者补充告知的期限已满。"""
    if isinstance(act.by, Machine):
        yield from state_is_over(case, act)


def last_day_of_suspension(start, rule):
    """The latest day until which a suspension may be decided."""
    longest = rule("filing_confirmation.suspension_max")
    return plus(start, int(longest.number), longest.unit, calendar_for(start))


def within_the_longest_suspension(case, act):
    """暂停不超过规定的期限。"""
    until = given(act, "until")
    if until and until <= act.decided_on:
        yield Problem("暂停的最后一天要晚于决定的日期。", "until")
    elif until and until > (last := last_day_of_suspension(act.decided_on, act.rule)):
        yield Problem(f"暂停最长到{last:%Y年%m月%d日}。", "until")


def first_rejection(case, act):
    """此前没有要求再整改。"""
    if case.rejected:
        yield "已经给过一次再整改的机会；仍不合格的，由审批人员转入注销程序。"


def time_is_left(case, act):
    """暂停期还没有满。"""
    if case.suspended_until and act.day >= case.suspended_until:
        yield f"暂停期到{case.suspended_until:%Y年%m月%d日}已满，不能再整改。"


def suspension_is_over(case, act):
    """暂停期已满，没有提交整改报告。"""
    row = running(case, "clock", "suspension")
    if not (case.suspended_until and act.day > case.suspended_until) and (row is None or act.day <= row.due_on):
        yield "暂停期还没有满。"


def had_a_second_chance(case, act):
    """已经给过再整改的机会，或者暂停期已满。"""
    if not case.rejected and not (case.suspended_until and act.day > case.suspended_until):
        yield "还没有给过再整改的机会，暂停期也没有满。"


def first_new_grace(case, act):
    """还没有重新给予过宽限。"""
    if case.regraced:
        yield "已经重新给予过一次宽限，只限一次。"


def was_told_of_the_lapse(case, act):
    """告知书已经送达，陈述申辩的期限已满或者已经复核。"""
    if not case.letters.filter(name="told_lapse", cancelled_at__isnull=True).exists():
        yield "还没有书面告知拟使备案失效。"


def still_filed(case, act):
    """备案还没有失效、注销。"""
    if case.org.status not in (Standing.FILED, Standing.SUSPENDED):
        yield f"组织现在是“{case.org.status_label}”。"


def still_lapsed(case, act):
    """备案现在是失效状态。"""
    if case.org.status != Standing.LAPSED:
        yield f"组织现在是“{case.org.status_label}”。"


def still_suspended(case, act):
    """组织现在是暂停状态。"""
    if case.org.status != Standing.SUSPENDED:
        yield f"组织现在是“{case.org.status_label}”。"


def may_still_be_restored(case, act):
    """失效未满规定的期限，复核和办理的时间不计。"""
    if case.state == State.LAPSED:
        yield from state_is_running(case, act)


def members_suffice(case, act):
    """成员人数仍达到规定。"""
    least = members_needed(case, act.rule)
    if case.members_now < least.number:
        yield f"报送的成员{case.members_now}人，少于规定的{least.text}人。"


def review_window(case, act, since):
    """Whether a review may still be asked for, counted from a decision."""
    limit = act.rule("filing.review_request_limit")
    last = plus(since, int(limit.number), limit.unit, calendar_for(since))
    if act.day > last:
        yield f"申请复核的期限已于{last:%Y年%m月%d日}届满。"


def may_ask_review_of_suspension(case, act):
    """收到暂停决定未满规定的期限，还没有复核过。"""
    if case.review_finding:
        yield "已经复核过一次。"
    yield from review_window(case, act, case.suspended_on)


def may_ask_review_of_lapse(case, act):
    """收到失效决定未满规定的期限，或者原复核因补办终止。"""
    if case.review_over:
        yield "已经复核过一次。"
    elif not case.review_left:
        yield from review_window(case, act, case.lapsed_on)


def found_right(case, act):
    """复核意见为维持。"""
    if case.review_finding != "uphold":
        yield "复核意见不是维持原决定。"


def found_wrong(case, act):
    """复核意见为撤销。"""
    if case.review_finding != "overturn":
        yield "复核意见不是撤销原决定。"
