"""Checks of the licensing spine: what must be true before a step, as plain sentences."""

from datetime import timedelta

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline
from casework.clock.running import running
from casework.core.people import barred
from casework.core.perform import Problem
from casework.intake.handing_in import lacking, opened, required
from casework.intake.mending import every_gap_is_answered as something_was_mended  # noqa: F401  named here by the steps
from network.posts import holds
from papers.sealing.service import unserved


def draft_is_over(case, act):
    """草稿自最后一次保存起满期限。"""
    row = running(case)
    saved = case.drafts.order_by("-saved_at").values_list("saved_at", flat=True).first()
    if row is None or act.day <= row.due_on:
        yield "草稿的保留期限还没有届满。"
    elif saved:
        limit = act.rule("registration.draft_limit")
        start = saved.astimezone(act.at.tzinfo).date()
        if act.day <= due(start, limit.number, limit.unit, (), calendar_for(start)):
            yield "草稿最近保存过，保留期限还没有届满。"


def answer_in_time(case, act):
    """自收到材料之日起没有超过答复期限。"""
    row = running(case)
    if row and act.day > row.due_on:
        yield f"受理答复期限已于{row.due_on:%Y年%m月%d日}届满，逾期未告知的视为受理，不能再要求补正。"


def corrected_only_once(case, act):
    """本案没有发出过补正告知。"""
    if case.gaps:
        yield "本案已经一次告知过补正内容，不能再提出新的补正要求；只能指明其中未补齐的项目。"


def gaps_are_in_the_catalogue(case, act):
    """需要补正的每一项都在公示的材料目录或者申请内容之内。"""
    from casework.core.process import process_of

    process = process_of(case)
    known = {m.key for m in process.materials} | {s.key for s in process.sections}
    for place, gap in enumerate(act.facts.get("gaps", []), start=1):
        if gap["about"] not in known:
            yield Problem(f"第{place}行：所指的材料不在公示的目录内，请从列表中选择。", "gaps")


def extended_only_once(case, act):
    """本案没有延长过补正期限，而且在期满之前。"""
    if case.correction_extended:
        yield "补正期限已经延长过一次，不能再延长。"
    row = running(case)
    if row and act.day > row.due_on:
        yield "补正期限已经届满，不能再延长。"


def unmended_were_told(case, act):
    """指明的项目都在原补正告知书之内。"""
    told = {gap["about"] for gap in case.gaps}
    for about in act.facts.get("unmended", []):
        if about not in told:
            yield Problem("只能指明原告知书内没有补齐的项目，不能提出新的要求。", "unmended")


def correction_is_over(case, act):
    """补正期限已经届满。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "补正期限还没有届满。"


def silence_was_kept(case, act):
    """自收到材料之日起，答复期限内没有作任何处理。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "受理答复期限还没有届满。"


def materials_are_complete(case, act):
    """材料齐全、符合法定形式。"""
    last = case.submissions.order_by("number").last()
    if last is None:
        return
    typed = opened(last)["answers"]
    answers = {name: value for section in typed.values() for name, value in section.items()}
    yield from (f"{sentence.removesuffix('。')}，不能受理；请一次告知补正。" for sentence in lacking(case, required(case, answers)))


def non_acceptance_has_ground(case, act):
    """不属于本机关职权的，写明应当办理的机关。"""
    if act.facts.get("reason") == "not_ours" and not act.facts.get("proper_agency"):
        yield Problem("不属于本机关职权的，请写明申请人应当去的机关。", "proper_agency")


def handlers_are_two_reviewers(case, act):
    """承办、协办是两名审查人员，都不是本案的受理、审核和审批人员。"""
    handler, second = act.facts.get("handler"), act.facts.get("second")
    if handler and second and handler == second:
        yield Problem("承办人员和协办人员不能是同一个人。", "second")
    for name, person in (("handler", handler), ("second", second)):
        if person and not holds(person, "reviewer", act.day, division=case.division):
            yield Problem(f"{person.name}不是本机关的承办人员。", name)
        if person and person == act.who:
            yield Problem("审核人员不能指定自己承办。", name)
    for name, person in (("handler", handler), ("second", second)):
        if person and barred(person, case):
            yield Problem(f"{person.name}不得再参加办理本案。", name)
    if handler and case.entries.filter(outcome="done", step="accept", actor=handler).exists():
        yield Problem("受理人员不能同时是承办人员。", "handler")


def successor_reviews(case, act):
    """接手人是承办人员，没有办理过本案的其他环节。"""
    person = act.facts.get("handler")
    if person and not holds(person, "reviewer", act.day, division=case.division):
        yield Problem(f"{person.name}不是本机关的承办人员。", "handler")
    if person and case.entries.filter(outcome="done", step__in=["accept", "assign"], actor=person).exists():
        yield Problem(f"{person.name}办理过本案的其他环节，不能接手承办。", "handler")


def refusal_reasons_are_founded(case, act):
    """每项理由都有代码和认定的事实。"""
    if act.facts.get("reasons") and len(act.facts.get("facts", "").strip()) < 10:
        yield Problem("请写明认定的事实和证据，不少于10个字，让申请人看得明白。", "facts")


def refusal_was_told(case, act):
    """已经告知拟不予登记，并听取了陈述申辩或者期限已经届满。"""
    if not case.told_reasons:
        yield "还没有告知拟不予登记并听取陈述申辩，不能提出不予意见。"


def reasons_were_told(case, act):
    """不予的理由没有超出告知过的范围。"""
    extra = set(act.facts.get("reasons", [])) - set(case.told_reasons)
    if extra:
        yield Problem(f"{'、'.join(sorted(extra))}没有在告知书中告知过，不能作为不予的理由。", "reasons")


def statement_is_answered(case, act):
    """陈述申辩逐条写明采纳情况。"""
    if case.statement and len(act.facts.get("adopted", "").strip()) < 5:
        yield Problem("申请人提出了陈述申辩，请逐条写明是否采纳和理由。", "adopted")


def statement_period_is_over(case, act):
    """陈述申辩期限已经届满。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "陈述申辩期限还没有届满。"


def statement_in_time(case, act):
    """在陈述申辩期限内提出。"""
    row = running(case)
    if row and act.day > row.due_on:
        yield f"陈述申辩期限已于{row.due_on:%Y年%m月%d日}届满。"


def hearing_is_asked_in_time(case, act):
    """自被告知之日起没有超过要求听证的期限。"""
    row = running(case)
    if row and act.day > row.due_on:
        yield f"要求听证的期限已于{row.due_on:%Y年%m月%d日}届满。"


def request_period_is_over(case, act):
    """要求听证的期限已经届满。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "要求听证的期限还没有届满。"


def nobody_else_may_ask(case, act):
    """没有还可以要求听证的利害关系人。"""
    if case.matters.filter(process="third_party", closed_at__isnull=True).exists():
        yield "已告知的利害关系人还可以要求听证，请等待期限届满。"


def hearing_was_held(case, act):
    """听证会已经举行并有笔录。"""
    if not case.matters.filter(process="hearing_session", state="held").exists():
        yield "还没有举行过听证会，请先通知并举行听证。"


def hearing_is_followed(case, act):
    """举行过听证的，写明如何依据笔录处理。"""
    if len(act.facts.get("adopted", "").strip()) < 5 and case.matters.filter(
        process="hearing_session", state="held"
    ).exists():
        yield Problem("举行过听证，请写明听证意见的采纳情况和理由。", "adopted")


def not_the_annulled_reasons(case, act):
    """没有以被撤销的决定用过的同一理由作出基本相同的决定。"""
    told = set(act.facts.get("reasons", []))
    if told and told <= set(case.annulled_reasons):
        yield Problem("这些理由就是被撤销的决定的理由，不能以同一事实和理由作出基本相同的决定。", "reasons")


def findings_are_complete(case, act):
    """六项审查内容均有结论。"""
    points = getattr(act.form, "POINTS", ())
    missing = [label for name, label in points if not act.facts.get(name)]
    if missing:
        yield f"这些审查内容还没有结论：{'、'.join(missing)}。"
    if any(act.facts.get(name) == "no" for name, _ in points):
        yield "有一项结论为“不符合”，不能提出准予意见。"


def prompts_are_weighed(case, act):
    """系统对提交内容有提示的，写明核实结论。"""
    prompts = getattr(act.form, "prompts", ())
    if prompts and len(act.facts.get("overruled", "").strip()) < 5:
        yield Problem(f"系统有提示（{'；'.join(prompts)}），认为符合条件的，请写明核实结论。", "overruled")


def consulted_as_obliged(case, act):
    """直接登记依规程必须征求的意见，都已答复或者期满未答复。"""
    yield from case.unheard()


def opinions_agree_to_grant(case, act):
    """承办和审核意见均为准予。"""
    if case.opinion != "grant":
        yield "承办意见不是准予，不能准予登记；可以退回。"


def opinions_agree_to_refuse(case, act):
    """承办和审核意见均为不予。"""
    if case.opinion != "refuse":
        yield "承办意见不是不予，不能作出不予决定；可以退回。"


def founders_consent(case, act):
    """两名以上发起人的，附全体发起人的签字或者会议纪要。"""
    last = case.submissions.order_by("number").last()
    if last is None or act.facts.get("consent"):
        return
    founders = opened(last)["answers"].get("founders", {}).get("founders", [])
    if len(founders) > 1:
        yield Problem("发起人有两名以上，请上传全体发起人签字的撤回说明或者会议纪要。", "consent")


def remedy_is_over(case, act):
    """决定书已经送达，起诉期限已经届满。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "救济期限还没有届满。"
    elif unserved(case, row):
        yield "决定书还没有送达（没有同意电子送达，也没有登记别的送达），救济期限还没有起算。"


def clock_is_overdue(case, act):
    """法定期限或者承诺期限已经届满，而且同一期限没有告知过。"""
    rows = Deadline.objects.filter(case_id=case.pk, kind__in=("clock", "promise"), met_at__isnull=True)
    if not any(act.day > row.due_on and row.expired_at is None for row in rows):
        yield "没有超过而未告知的期限。"


def within_announcement(case, act):
    """自发证之日起没有超过公告期限。"""
    limit = act.rule("registration.announce_limit")
    last = calendar_for(case.delivered_on).add(case.delivered_on, limit.number) if case.delivered_on else None
    if last and act.day > last + timedelta(days=365):
        yield "发证已超过一年，公告前请核对组织状态。"
