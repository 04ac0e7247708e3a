"""社区社会组织备案: what must be true before a step, as plain sentences."""

import re

from casework.clock.running import state_is_over, state_is_running
from casework.core.perform import Problem
from casework.intake import drafts
from casework.intake.given import given
from casework.intake.mending import every_gap_is_answered
from orgs.filing import naming
from orgs.filing.community.codes import matches, too_many_tries
from orgs.filing.community.reasons import MENDABLE, NOISE
from orgs.filing.decided import (
    decision_is_overdue,
    found_right,
    found_wrong,
    proposed_to_grant,
    proposed_to_refuse,
    reasons_are_new,
)
from orgs.filing.grounds import only_of
from orgs.filing.on_notice import never_posted, no_objection_waits, posted_if_granted, posting_is_over
from orgs.filing.reminding import reminder_is_due, was_reminded
from orgs.filing.thresholds import members_needed

__all__ = ["decision_is_overdue", "every_gap_is_answered", "found_right", "found_wrong", "never_posted", "no_objection_waits", "posted_if_granted",
           "posting_is_over", "proposed_to_grant", "proposed_to_refuse", "reasons_are_new", "reminder_is_due", "state_is_over", "state_is_running",
           "was_reminded"]  # fmt: skip
SOUNDS = re.compile(r"扰民|吵|噪|声响|音量|声音|太响|喇叭|音响|活动时间|太早|太晚|休息")


def filled_in_whole(case, act):
    """每一部分都已填写完整。"""
    yield from drafts.missing(case, drafts.forms_of(case))


def leader_has_a_phone(case, act):
    """负责人手机号已经填写，由工作人员代填已经负责人口头同意。"""
    if not drafts.answers_of(drafts.forms_of(case)).get("leader_phone"):
        yield "请先在“负责人”里填写负责人的手机号码，确认码发到这个号码。"


def founder_has_confirmed(case, act):
    """短信验证码正确，或者已上传当面签名。"""
    way = given(act, "confirm_way")
    if way == "signature" and not act.facts.get("signed_sheet"):
        yield Problem("请上传负责人当面签名的照片。", "signed_sheet")
    elif way == "sms" and too_many_tries(case, act):
        yield Problem("今天输错的次数太多，请明天再试，或者到居村委会当面签名确认。", "code")
    elif way == "sms" and not matches(case, act.facts.get("code") or "", act.day):
        yield Problem("验证码不对或者已经过期，请核对短信；也可以到居村委会当面签名确认。", "code")


def community_asks_once(case, act):
    """本环节此前没有告知过补正。"""
    if case.community_asked:
        yield "居村委会只能告知一次补正，不能再提出新的要求；请提出意见。"


def street_asks_once(case, act):
    """街镇此前没有告知过补正。"""
    if case.street_asked:
        yield "街镇已经一次告知过补正，不能再提出新的要求。"


def leader_was_reached(case, act):
    """负责人能够联系，成员名册已抽查核实。"""
    for field, sentence in (("contact_checked", "请先与负责人通话或者见面。"), ("roster_checked", "请先抽查核实成员名册。")):
        if given(act, field) == "no":
            yield Problem(sentence, field)


def only_of_noise(text):
    """Whether every sentence of a text speaks of hours or noise."""
    return only_of(text, SOUNDS)


ALONE = "居民对活动时间、声响等有不同意见的，应当先行协商，不得单独作为理由（第十三条）；请写明其他事实，或者同意并公示。"


def objects_to_more_than_noise(case, act):
    """写明了事实和理由，理由不能只是居民对活动时间或者声响有意见。"""
    if only_of_noise(given(act, "objection_reason")):
        yield Problem(ALONE, "objection_reason")


def reasons_are_of_the_article(case, act):
    """至少选定一条理由，属于第十三条所列情形；不能只以扰民为由。"""
    codes = act.facts.get("reason_codes", case.reasons) if act.form is not None else case.reasons
    facts = act.facts.get("facts", "") if act.form is not None else case.refusal_facts
    if act.form is not None and act.facts.get("way") == "grant":
        return
    real = [code for code in codes or () if code != NOISE]
    if codes and not real:
        yield Problem("“扰民”不属于第十三条所列情形：居民对活动时间、声响等的不同意见不得单独作为不予备案的理由，请先行协商。", "reason_codes")
    elif codes and only_of_noise(facts):
        yield Problem("写明的事实只涉及活动时间和声响，不属于第十三条所列情形，不得单独作为不予备案的理由。", "facts")
    elif not codes and act.form is not None and act.facts.get("way") == "refuse":
        yield Problem("请至少选定一条理由。", "reason_codes")


def mendable_was_told(case, act):
    """能通过补正解决的，已经给过补正机会。"""
    found = [code for code in given(act, "reason_codes") or () if code in MENDABLE]
    if found and not (case.community_asked or case.street_asked):
        yield Problem(f"{'、'.join(found)}可以通过补正解决，还没有告知过补正，不能直接不予备案。", "reason_codes")


def the_way_is_shown(case, act):
    """说明了正确的办理途径，已填信息可以转送。"""
    if len((given(act, "why") or "").strip()) < 5:
        yield Problem("请写明到哪里、怎么办理。", "why")


def two_visitors(case, act):
    """走访人员不少于规定的人数。"""
    least, rows = act.rule("filing.visit_min_staff").number, given(act, "visitors") or []
    if rows and len({row["name"] for row in rows}) < least:
        yield Problem(f"走访应当由{least}名以上工作人员进行，请写明每一个人。", "visitors")
    if act.facts.get("visited_on") and act.facts["visited_on"] > act.day:
        yield Problem("走访日期不能晚于今天。", "visited_on")


def conditions_hold(case, act):
    """人数和活动安排达到规定。"""
    least = members_needed(case.member_kind, case.division, case.focus_tags, act.rule).number
    if case.member_count < least:
        yield f"成员有{case.member_count}人，应当不少于{least}人。"


def name_is_free(case, act):
    """本街镇没有相同的已备案名称。"""
    taken = naming.named(case.full_name, case.street)
    if taken is not None and taken.party_id != case.party_id:
        yield f"本街镇已经有“{taken.name}”，名称不得相同。"


def asked_units_had_their_days(case, act):
    """征求的行业管理部门已经答复，或者答复期限已满。"""
    waiting = case.matters.filter(process="consultation", state__in=("asked", "extension_asked"), closed_at__isnull=True)
    for matter in waiting.order_by("due_on"):
        yield f"{matter.title}还没有答复，答复期限到{matter.due_on:%Y年%m月%d日}；逾期没有答复的视为没有不同意见。"
