"""名称核准: what must be true before a step, as plain sentences. What the examiner finds advises; who insists is heard."""

from datetime import timedelta

from casework.clock.deadline import Deadline
from casework.clock.running import running, state_is_over, state_is_running  # noqa: F401  named here by the steps
from casework.core.perform import Problem
from casework.intake.given import given
from casework.journal.entry import Entry
from casework.journal.instant import day_of
from network.posts import is_member
from orgs import naming
from orgs.facts import name_on
from orgs.organization import Organization
from orgs.registration.names.likeness import within
from orgs.registration.names.looking import look, look_at_case
from orgs.registration.names.parts import plain, taken_apart
from orgs.registration.names.states import State, reservation_of
from orgs.registration.names.weighing import REGISTER, is_barring
from orgs.registration.names.words import words

REASON = 5  # characters: fewer say nothing


def short(text):
    """Whether a reason says nothing."""
    return len((text or "").strip()) < REASON


def acts_for_the_organization(case, act):
    """名称变更由该组织的法定代表人或者经办人申请。"""
    organization = act.answers.get("uscc")
    if organization and not is_member(act.by, organization.party_id, ("legal_rep", "applicant"), act.day):
        yield f"您不是“{organization.name}”的法定代表人或者经办人，不能为它申请变更名称。"


def names_pass_or_are_insisted_on(case, act):
    """系统检查列为须改的项目已经修改，或者申请人选择坚持提交并写明理由。"""
    organization = act.answers.get("uscc")
    party = organization.party_id if organization else case.party_id
    found = look(act.answers, rule=act.rule, day=act.day, party=party, case=case)
    must = [finding for findings in found.values() for finding in findings if finding.must]
    open_ones = [finding for finding in must if finding.code not in (act.facts.get("insist") or ())]
    if open_ones:
        said = "".join(dict.fromkeys(f"{f.code}{f.title}：{f.says}" for f in open_ones))
        yield Problem(f"{said}请修改名称；您认为没有问题的，可以勾选对应的项目坚持提交，并写明理由。", "insist")
    elif must and short(act.facts.get("insist_reason")):
        yield Problem("坚持提交的，请写明理由，登记机关会书面答复。", "insist_reason")


def changed_only_once(case, act):
    """本案没有更换过备选名称。"""
    if case.adjusted:
        yield "本案已经更换过一次备选名称，不能再更换；可以陈述、申辩，或者撤回后重新申请。"


def change_in_time(case, act):
    """自告知之日起没有超过更换期限。"""
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name=State.REFUSAL_TOLD).order_by("-id").first()
    if row and act.day > row.due_on:
        yield f"更换备选名称的期限已于{row.due_on:%Y年%m月%d日}届满。"


def names_are_new(case, act):
    """新的备选名称与已告知不符合规定的不同。"""
    told = {row["name"] for row in case.told_rows}
    same = [name for name in (act.answers.get(f) for f in ("first_name", "second_name", "third_name")) if name in told]
    if same:
        yield f"“{'”“'.join(same)}”已经告知不符合规定，请先在“备选名称”里换成别的。"


def fresh_reviewer(case, act):
    """按生效文书重新审查的，原承办人员不再承办。"""
    redone = Entry.objects.filter(case_id=case.pk, outcome="done", step="remedy_redo").order_by("-seq").first()
    steps = ("propose_approval", "propose_rejection", "tell_refusal")
    if redone and case.entries.filter(outcome="done", step__in=steps, seq__lt=redone.seq, actor=act.who).exists():
        yield "您承办过被撤销的决定，须由另一名承办人员重新审查。"


def holder_has_a_like_name(case, act):
    """被征求意见的组织有相近的名称，而且在名册中有效。"""
    holder = given(act, "holder")
    if holder is None:
        return
    theirs = taken_apart(holder.name, holder.kind, words()).core
    limit = act.rule("name.near_distance").number
    cores = [taken_apart(name, case.kind, words()).core for name in case.candidates]
    if holder.status not in naming.LIVING or not any(within(core, theirs, limit) for core in cores):
        yield Problem(f"“{holder.name}”与备选名称不相近，或者已经不在名册中，不用征求它的意见。", "holder")


def objection_has_facts(case, act):
    """不同意的写明容易混淆的事实。"""
    if given(act, "opinion") == "object" and short(act.facts.get("facts")):
        yield Problem("不同意的，请写明容易混淆的事实。", "facts")


def chosen_is_a_candidate(case, act):
    """拟核准的是本案的备选名称。"""
    chosen = given(act, "chosen")
    if chosen and chosen not in case.candidates:
        yield Problem("拟核准的名称不在本案的备选名称里。", "chosen")


def findings_on(case, act, name):
    """What the examiner says of one candidate now."""
    found = look_at_case(case, act)
    fields = dict(zip(("first_name", "second_name", "third_name"),
                      (case.first_name, case.second_name, case.third_name), strict=True))  # fmt: skip
    return [finding for field, findings in found.items() if fields[field] == name for finding in findings]


def chosen_passes(case, act):
    """拟核准名称的N1至N9逐项通过。"""
    chosen = given(act, "chosen")
    if chosen is None:
        return
    points = getattr(act.form, "POINTS", ())
    missing = [label for name, label in points if not act.facts.get(name)]
    if missing:
        yield f"这些项目还没有结论：{'、'.join(missing)}。"
    wrong = [label for name, label in points[:9] if act.facts.get(name) == "no"]
    if wrong:
        yield f"这些项目的结论是“不符合”，不能提出核准意见：{'、'.join(wrong)}。"
    for finding in findings_on(case, act, chosen):
        if is_barring(finding) and finding.code not in REGISTER:
            yield Problem(f"{finding.code}{finding.title}：{finding.says}", "chosen")


def chosen_is_free(case, act):
    """以当时的名册和保留名称重新检查，没有重名，也不在冷却期。"""
    chosen = case.chosen or given(act, "chosen")
    for finding in findings_on(case, act, chosen):
        if finding.must and finding.code in REGISTER:
            yield Problem(f"{finding.code}{finding.title}：{finding.says}请改审下一个备选名称。", "chosen")


def earlier_ones_are_answered(case, act):
    """排在前面的名称都写明了不符的理由。"""
    chosen = given(act, "chosen")
    if chosen in case.candidates[1:] and short(act.facts.get("skipped")):
        before = "”“".join(case.candidates[: case.candidates.index(chosen)])
        yield Problem(f"请写明排在前面的“{before}”不符合规定的理由。", "skipped")


def every_name_has_a_reason(case, act):
    """每个备选名称都有代码和具体文字。"""
    named = {row["name"] for row in given(act, "reasons") or []}
    left = [name for name in case.candidates if name not in named]
    if named and left:
        yield Problem(f"还没有写明“{'”“'.join(left)}”的理由，请逐个写明。", "reasons")


def not_yet_over(case, act):
    """保留期还没有届满。"""
    row = reservation_of(case)
    if act.day > row.until:
        yield f"保留期已于{row.until:%Y年%m月%d日}届满。"


def period_is_over(case, act):
    """保留期已经届满。"""
    row = reservation_of(case)
    if act.day <= row.until:
        yield f"保留期到{row.until:%Y年%m月%d日}，还没有届满。"


def not_renewed_before(case, act):
    """本名称没有续期过。"""
    if case.renewals >= act.rule("name.renewal_times").number:
        yield "名称只能续期一次，本名称已经续期过。"


def in_time(case, act):
    """Whether the renewal was asked for early enough to be deemed granted."""
    last = reservation_of(case).until - timedelta(days=int(act.rule("name.renewal_before").number))
    return case.renewal_asked_on is not None and case.renewal_asked_on <= last


def asked_in_time(case, act):
    """续期申请在规定的时间以前提出。"""
    if not in_time(case, act):
        yield "续期申请提出得晚，逾期没有决定的不视为同意。"


def no_renewal_was_asked_in_time(case, act):
    """没有按时提出而等待决定的续期申请。"""
    if case.state == State.RENEWAL_PENDING and in_time(case, act) and case.renewals < act.rule("name.renewal_times").number:
        yield "续期申请是按时提出的，届满没有决定的视为同意续期。"


def under_way(case):
    """Whether a registration that uses the name is under way."""
    row = reservation_of(case)
    return row.held_for_id is not None and row.held_for.closed_at is None


def a_registration_is_under_way(case, act):
    """保留期内有使用该名称的登记申请已被受理。"""
    if not under_way(case):
        yield "没有使用该名称的登记案件在办。"


def no_registration_is_under_way(case, act):
    """没有使用该名称的登记案件在办。"""
    if under_way(case):
        yield f"使用该名称的登记案件{reservation_of(case).held_for.number}还在办理，请先办结或者撤回它。"


def the_register_has_the_name(case, act):
    """成立登记或者名称变更登记已经准予。"""
    name = reservation_of(case).name
    found = Organization.objects.filter(name=name, status__in=naming.LIVING).first()
    if found is None or plain(name_on(found, act.day) or "") != plain(name):
        yield "名册里还没有以该名称登记的组织。"


def reminder_is_due(case, act):
    """到了该提醒的日子，而且这一次还没有提醒过。"""
    left = (reservation_of(case).until - act.day).days
    steps = [int(act.rule(f"name.remind_{place}").number) for place in ("first", "again")]
    if case.renewals or not any(left <= days for days in steps[case.reminders :]):
        yield "还没有到提醒的日子。"
    last = case.entries.filter(outcome="done", step="remind").order_by("-seq").first()
    if last and day_of(last.at) == act.day:
        yield "今天已经提醒过。"


def not_yet_answered(case, act):
    """争议尚未处理，申请人没有答辩过。"""
    if case.dispute_answer:
        yield "您已经答辩过，请等待处理结果。"


def applicant_was_heard(case, act):
    """已经听取双方意见，或者处理期限已经届满。"""
    row = running(case)
    if not case.dispute_answer and row and act.day <= row.due_on:
        yield f"申请人还没有答辩，处理期限到{row.due_on:%Y年%m月%d日}，请先听取申请人的意见。"


def revocation_is_answered(case, act):
    """陈述申辩逐条写明采纳情况。"""
    if case.revocation_statement and short(act.facts.get("adopted")):
        yield Problem("申请人提出了陈述申辩，请逐条写明是否采纳和理由。", "adopted")
