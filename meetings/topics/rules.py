"""议题: checks, as plain sentences."""

from casework.clock.deadline import Deadline
from casework.core.answers import Problem
from casework.core.process import PROCESSES
from casework.intake.given import given
from casework.journal.entry import Entry
from casework.notices.gate.personal_data import in_text
from meetings.parties import named


def is_for_everybody(case, act):
    """还没有限定知悉范围。"""
    if case.restricted:
        yield "已经限定知悉范围。"


def is_restricted(case, act):
    """已经限定知悉范围。"""
    if not case.restricted:
        yield "没有限定知悉范围，不用解除。"


def nobody_was_told(case, act):
    """题目还没有写进已经批准的议程、会议通知。"""
    told = case.agenda_items.filter(outcome="").exclude(meeting__state__in=("agenda_drafting", "agenda_drafted", "agenda_checked"))
    if told.exists():
        yield "题目已经写进批准的议程或者会议通知，各单位看到过了；确需限定的，请先在会议办理“变更议程”。"


def is_written(case, act):
    """题目、背景、建议、涉及单位都已填写。"""
    for label, there in (("背景和问题", case.background), ("拟请会议决定的建议", case.proposals), ("涉及单位", case.touched)):
        if not there:
            yield f"还没有填写“{label}”，请先办理“修改议题”。"


def has_no_personal_data(case, act):
    """议题没有身份证件号码、手机号码、银行卡号（会发给多个单位）。"""
    for name, label in (("title", "题目"), ("background", "背景和问题"), ("done", "已做的工作")):
        yield from (Problem(hit.sentence, name) for hit in in_text(str(act.facts.get(name, "")), label))
    for row in act.facts.get("proposals") or ():
        yield from (Problem(hit.sentence, "proposals") for hit in in_text("　".join(row.values()), "建议"))


def brief_has_no_personal_data(matter, act):
    """会签页没有身份证件号码、手机号码、银行卡号。"""
    for hit in in_text(str(act.facts.get("question", "")), "请答复的问题"):
        yield Problem(hit.sentence, "question")


def dissent_has_reasons(matter, act):
    """修改后同意和不同意的，写明理由和依据。"""
    if given(act, "answer") in ("amend", "disagree") and len((given(act, "reason") or "").strip()) < 10:
        yield Problem("请写明理由和依据，不少于10个字。", "reason")


def is_being_coordinated(matter, act):
    """本单位不同意，议题正在协商。"""
    if matter.answer_kind != "disagree":
        yield "本单位没有不同意见，不用再确认。"
    if matter.parent.state != "coordinating":
        yield "议题现在不在协商分歧，不能确认。"


def every_gap_is_answered(case, act):
    """每项要求都已答复。"""
    if len((given(act, "supplied") or "").strip()) < 5:
        yield Problem("请逐项写明补充了什么，不少于5个字。", "supplied")


def every_touched_unit_is_asked(case, act):
    """会签单位包括议题涉及的全部单位，提出单位不在其中。"""
    units = given(act, "units")
    if units is None:
        return
    chosen = {unit.slug for unit in units}
    before = set(_asked(case))
    left = [slug for slug in case.touched if slug not in chosen | before]
    if left:
        yield Problem(f"议题还涉及{'、'.join(named(left))}，请一并送会签。", "units")
    if case.unit.slug in chosen:
        yield Problem("提出单位不用会签自己的议题。", "units")


def _asked(case):
    rows = PROCESSES["countersign"].cases.objects.filter(parent_id=case.pk).exclude(state__in=("cancelled", "abandoned"))
    return list(rows.values_list("asked__slug", flat=True))


def is_countersigned(case, act):
    """涉及的单位都已会签，或者依规定视为没有不同意见。"""
    missing = [slug for slug in case.touched if slug not in _asked(case)]
    if missing:
        yield f"还没有送{'、'.join(named(missing))}会签，请先办理“送会签”。"


def refusal_has_a_code(case, act):
    """建议不予列入的，写明理由代码。"""
    if given(act, "recommendation") == "refuse" and not given(act, "reason_code"):
        yield Problem("建议不予列入的，请选择理由。", "reason_code")


def dissenters_have_come_round(case, act):
    """原不同意的单位已经确认修改后的建议。"""
    rows = PROCESSES["countersign"].cases.objects.filter(parent_id=case.pk, answer_kind="disagree")
    names = [row.asked.short for row in rows.select_related("asked")]
    if names:
        yield f"{'、'.join(names)}还没有确认修改后的建议；协商不成的，请办理“附不同意见报审”。"


def was_looked_into_by_another(case, act):
    """核查由另行指定的人员完成。"""
    if not case.review_finding:
        yield "另行指定的人员还没有填写核查情况。"


def not_reviewed_before(case, act):
    """没有申请过复核，且在申请期限以内。"""
    if Entry.objects.filter(case_id=case.pk, step="request_review", outcome="done").exists():
        yield "这项议题已经复核过一次。"
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name="refused").order_by("-id").first()
    if row and act.day > row.due_on:
        yield f"申请复核的期限已于{row.due_on:%Y年%m月%d日}届满。"


def deferred_long_enough(case, act):
    """延期已经达到规定的次数。"""
    most = act.rule("topic.max_deferrals").number
    if case.deferrals < most:
        yield f"延期{case.deferrals}次，满{most}次仍未审议的，才能终止。"


def limit_of_state_is_over(case, act):
    """期限已经届满。"""
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name=case.state).order_by("-id").first()
    if row is None or act.day <= row.due_on:
        yield "期限还没有届满。"


def may_be_circulated(case, act):
    """各单位没有较大分歧，已经会签。"""
    if case.dissent:
        yield "会签有分歧没有协商一致，不能采用书面会签，请列入会议。"
    yield from is_countersigned(case, act)


def other_topic_goes_on(case, act):
    """并入的议题还在办理，不是这一项本身。"""
    into = given(act, "into")
    if into is not None and (into.pk == case.pk or into.closed_at is not None):
        yield Problem("请选择另一项还在办理的议题。", "into")
