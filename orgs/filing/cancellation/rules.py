"""社区社会组织备案注销: what must be true before a step, as plain sentences."""

from fractions import Fraction

from casework.clock.running import state_is_over, state_is_running
from casework.core.perform import Problem
from casework.intake.given import given
from casework.intake.mending import every_gap_is_answered
from casework.notices.publishing import publicities_of
from orgs.filing import facts
from orgs.filing.cancellation.reasons import HOPELESS, OWN_WISH, Cause
from orgs.filing.choices import LIVING, STANDING, Referral, Standing
from orgs.filing.counting import held_fen
from orgs.filing.decided import decision_is_overdue, found_right
from orgs.filing.on_notice import an_objection_waits, no_objection_waits, notice_is_over, notice_is_running
from orgs.filing.reminding import reminder_is_due, was_reminded
from orgs.organization import Status

__all__ = ["an_objection_waits", "decision_is_overdue", "every_gap_is_answered", "found_right", "no_objection_waits", "notice_is_over", "notice_is_running", "reminder_is_due",
           "state_is_over", "state_is_running", "was_reminded"]  # fmt: skip


def consent_suffices(case, act):
    """决议终止的，达到全体成员的三分之二。"""
    said, least = act.answers, act.rule("filing_cancellation.consent")
    if said.get("cause") == Cause.RESOLVED and said["agree_count"] < said["total_count"] * Fraction(least.value):
        yield f"同意的{said['agree_count']}人，没有达到全体成员{said['total_count']}人的{least.text}，请先召开成员会议。"
    if said.get("merged_into") == case.org:
        yield "并入的组织不能是自己。"


def nothing_is_being_changed(case, act):
    """没有在办的备案变更。"""
    row = case.party.cases.filter(process="filing_change", closed_at__isnull=True, submitted_at__isnull=False).first()
    if row:
        yield f"备案变更{row.number}还没有办完，请先办完或者撤回。"


def no_other_is_open(case, act):
    """备案还在，没有另一件在办的注销。"""
    other = case.org.cancellations.filter(closed_at__isnull=True, submitted_at__isnull=False).exclude(pk=case.pk).first()
    if other:
        yield f"另一件注销{other.number}还没有办完。"
    if case.org.status not in STANDING:
        yield f"组织现在是“{case.org.status_label}”。"


def cause_fits(case, act):
    """属于第三十五条第四项至第七项，或者第三十九条的虚假备案。"""
    cause, org = given(act, "cause"), case.org
    referred = facts.value_on(org, "referral", act.day)
    if cause == Cause.LAPSED and not (org.status == Standing.LAPSED and referred == Referral.LAPSED.label):
        yield Problem("备案没有失效，或者年度确认还没有把它转入注销（补办的期限还没有满）。", "cause")
    if cause == Cause.UNMENDED and referred != Referral.UNMENDED.label:
        yield Problem("年度确认没有因为整改不合格把它转入注销。", "cause")


def is_registered(case, act):
    """法人登记已经完成。"""
    org = given(act, "registered_as")
    if org is not None and org.status != Status.REGISTERED:
        yield Problem(f"“{org.name}”的登记状态是“{org.status_label}”，法人登记完成以后才能注销备案。", "registered_as")
    if org is not None and case.org.promoted_to_id not in (None, org.pk):
        yield Problem(f"它已经登记为“{case.org.promoted_to.name}”，请核对统一社会信用代码。", "registered_as")


def asks_once(case, act):
    """此前没有告知过补正。"""
    if case.community_asked:
        yield "居村委会已经一次告知过补正，不能再提出新的要求。"


def enough_were_called(case, act):
    """抽查成员不少于规定的人数，成员不足的全部核实。"""
    least, rows = int(act.rule("filing_cancellation.sample_members").number), given(act, "called") or []
    needed = min(least, case.total_count)
    if rows and len({row["name"] for row in rows}) < needed:
        yield Problem(f"应当抽查成员{needed}人以上，请写明每一个人。", "called")


def two_checkers(case, act):
    """核实人员不少于2人。"""
    least, rows = act.rule("filing_cancellation.check_min_staff").number, given(act, "checkers") or []
    if rows and len({row["name"] for row in rows}) < least:
        yield Problem(f"应当由{least}名以上工作人员核实，请写明每一个人。", "checkers")


WAYS = ("电话", "短信", "上门")


def tried_every_way(case, act):
    """电话、短信和上门均无法送达。"""
    rows = given(act, "tries") or []
    missing = [way for way in WAYS if way not in {row["way"] for row in rows}]
    if rows and missing:
        yield Problem(f"还没有试过{'、'.join(missing)}。", "tries")
    if any(row["on"] > act.day for row in rows):
        yield Problem("联系日期不能晚于今天。", "tries")


def first_chance(case, act):
    """此前没有给过机会。"""
    if case.org.cancellations.filter(state="sent_to_confirmation").exists():
        yield "已经给过一次整改或者补办的机会。"


def can_be_mended(case, act):
    """不属于虚假备案或者依法被责令停止活动。"""
    if case.cause in HOPELESS:
        yield f"事由是“{Cause(case.cause).label}”，不适用整改或者补办。"


def the_willing_get_their_chance(case, act):
    """公告期内出现并愿意整改或者补办的，先给过一次机会。"""
    announced = case.entries.filter(step="announce", outcome="done").exists()
    if announced and case.wants_chance and not list(can_be_mended(case, act)) and not list(first_chance(case, act)):
        yield "公告期内出现并愿意整改或者补办的，应当给予一次机会。"


# What the hub still holds may stay with it, or go to whoever the body goes on in.
PASSED_ON = ("federation", "successor")


def settlement_is_whole(case, act):
    """剩余财物写明去向，没有分给成员；代管资金已经退还，或者留给联合会。"""
    found = given(act, "settlement")
    if found and found["assets"] and not found["surplus_use"]:
        yield Problem("有财物的，请选择剩余财物去向。", "surplus_use")
    if found and found["surplus_use"] == "successor" and not case.successor:
        yield Problem("只有转为法人登记或者合并的，可以移交。", "surplus_use")
    if found and found["custody_fen"] and found["surplus_use"] not in PASSED_ON:
        yield Problem(f"联合会还代管{found['custody_fen'] / 100:g}元，请先用完或者退还；留给联合会的，去向选“交街镇社区社会组织联合会代管”。", "surplus_use")


def two_were_there(case, act):
    """到场人员不少于2人。"""
    least, found = act.rule("filing_cancellation.check_min_staff").number, given(act, "settlement")
    if found and len({row["name"] for row in found["present"]}) < least:
        yield Problem(f"到场人员应当有{least}人以上，请写明每一个人。", "present")


def nothing_is_owed(case, act):
    """没有未结项目、未结债务或者未结投诉，代管账上没有余额或者留给联合会。"""
    if case.settlement.get("surplus_use") not in PASSED_ON and (left := held_fen(case.org, act.day)):
        yield f"联合会还代管{left / 100:g}元，先行退还再注销。"
    for row in case.settlement.get("debts", ()):
        if row["settled"] == "no":
            yield f"欠“{row['to']}”的债务还没有结清，先行处理再注销。"


def was_posted(case, act):
    """决议或者事由属实，已经清点，公示期满。"""
    if case.disputed:
        yield "居村委会报告决议不属实，不能拟注销。"
    elif case.posted_on is None:
        yield "还没有公示过。"
    else:
        latest = publicities_of(case).exclude(state__in=("withdrawn", "discarded")).first()
        if latest is not None and act.day <= latest.ends_on:
            yield f"公示到{latest.ends_on:%Y年%m月%d日}24时才满。"


def successor_is_there(case, act):
    """转登记的法人登记已完成，合并的对方还在。"""
    if case.cause == Cause.PROMOTION and (case.registered_as is None or case.registered_as.status != Status.REGISTERED):
        yield "法人登记还没有完成，在此以前备案继续有效。"
    if case.cause == Cause.MERGER and (case.merged_into is None or case.merged_into.status not in LIVING):
        yield "并入的组织没有写明，或者已经不在名册里。"


def proposed_to_cancel(case, act):
    """承办意见为拟注销或者撤销。"""
    if case.opinion != "cancel":
        yield "承办意见不是拟注销或者撤销；不同意承办意见的，请退回再办。"


def proposed_to_keep(case, act):
    """承办意见为拟不予注销，写明了理由和事实。"""
    if case.opinion != "keep" or not case.reasons:
        yield "承办意见不是拟不予注销；不同意承办意见的，请退回再办。"


def is_false(case, act):
    """事由为以虚假材料取得备案。"""
    if case.cause != Cause.FALSE:
        yield "事由不是以虚假材料取得备案，应当决定注销。"


def is_not_false(case, act):
    """事由不是虚假备案。"""
    if case.cause == Cause.FALSE:
        yield "事由是以虚假材料取得备案，应当决定撤销备案。"


def was_heard(case, act):
    """已经履行告知和陈述申辩。"""
    if not case.entries.filter(step__in=("record_cause", "announce"), outcome="done").exists():
        yield "还没有告知当事人，不能撤销备案。"


def was_its_own_wish(case, act):
    """由组织自己申请，或者按它的法人登记开立。"""
    if case.cause and case.cause not in OWN_WISH:
        yield "街镇依职权办理的注销，不能由组织撤回。"


def returned_in_the_past(case, act):
    """交回日期不晚于今天。"""
    if given(act, "returned_on") and act.facts["returned_on"] > act.day:
        yield Problem("交回日期不能晚于今天。", "returned_on")


def members_resolved_it(case, act):
    """由组织自己申请，事由为成员决议终止。"""
    if case.cause != Cause.RESOLVED:
        yield "只有因成员决议终止而注销的，可以确认不申请复核、当日生效。"


def simply_ends(case, act):
    """事由不是转登记或者合并。"""
    if case.cause in (Cause.PROMOTION, Cause.MERGER):
        yield "转登记和合并的，分别办理完成。"


def was_promoted(case, act):
    """事由为转登记。"""
    if case.cause != Cause.PROMOTION:
        yield "事由不是转为法人登记。"


def was_merged(case, act):
    """事由为合并，财物和记录已移交。"""
    if case.cause != Cause.MERGER:
        yield "事由不是合并。"


def found_wrong(case, act):
    """复核意见为撤销。"""
    if case.review_finding != "overturn":
        yield "复核意见不是撤销原决定；不同意复核意见的，请退回。"
