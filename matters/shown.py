"""Matters as pages show them: the list beside a case, and what one of them says."""

from casework.core.case import NEVER
from casework.core.process import PROCESSES
from casework.core.sight import visible_to
from casework.post.rows import Outbox
from matters import outsiders
from matters.declared import side
from matters.forms import consultation, legal_review, objection, visit
from matters.outsiders import WAYS
from papers.words import zh_date, zh_moment

ANSWERS = {
    "consultation": dict(consultation.KINDS) | {"none": "无意见"}, "objection": dict(objection.CONCLUSIONS),
    "legal_review": dict(legal_review.KINDS), "remedy": {"review": "行政复议", "suit": "行政诉讼"},
}  # fmt: skip
QUESTIONS = {
    "consultation": "需要答复的问题", "clarification": "请申请人说明的问题", "third_party": "涉及的重大利益", "objection": "异议和线索",
    "visit": "核查的内容", "hearing_session": "听证的事项", "legal_review": "需要审核的问题", "deliberation": "讨论的问题",
}  # fmt: skip


def beside(case, user, day):
    """The matters of a case this person may see, as [{case, label, kind, due}]; one query."""
    rows = visible_to(user, day, case.matters.order_by("id").select_related("unit", "handler"))
    return [
        {"case": row, "kind": PROCESSES[row.process].title, "label": PROCESSES[row.process].label(row.state),
         "due": None if row.due_on == NEVER else row.due_on, "over": row.closed_at is not None,
         "mine": row.closed_at is None and bool({"applicant", "founder"} & set(row.awaits.split(",")))}
        for row in rows
    ]  # fmt: skip


def silence(matter):
    """What no answer means, for a consultation that still waits or was never answered."""
    return side(matter).silence if matter.process == "consultation" and matter.answer_kind in ("", "none") else ""


def said(matter, *, official):
    """[(label, value)] of everything a matter says; sealed contacts for officials only, with their numbers masked."""
    rows = [
        (QUESTIONS.get(matter.process, "事项"), matter.question), *((label, value) for label, value in matter.extract),
        ("收函单位", matter.asked.name if matter.asked_id else ""), ("不答复的后果", silence(matter)),
        ("申请延长的理由", matter.extension_reason), ("涉及的人员", matter.person.name if matter.person_id else ""),
        ("时间", zh_moment(matter.held_at)), ("地点或者机关", matter.place), ("文号或者案号", matter.document),
        (PEOPLE.get(matter.process, "人员"), _people(matter)), ("签到", _presences(matter)), ("记录", matter.record),
        *((row["item"], dict(visit.FINDINGS).get(row["result"], "")) for row in matter.findings),
        ("结论", ANSWERS.get(matter.process, {}).get(matter.answer_kind, "")), ("答复或者说明", matter.answer),
        ("同意的负责人或者在场人", matter.answered_by), ("日期", zh_date(matter.answered_on)), ("采纳情况", matter.weighed),
        ("送达方式", dict(WAYS).get(matter.delivered_how, "")), ("送达日期", zh_date(matter.delivered_on)), ("理由", matter.reason), ("签名", "、".join(row["name"] for row in matter.signatures)),
    ]  # fmt: skip
    if official and matter.sealed:
        rows.insert(0, ("姓名", outsiders.opened(matter)[0]))
        rows.append(("电子通知", guest_posts(matter)))
    return [(label, value) for label, value in rows if value]


def guest_posts(matter):
    """When an electronic notice went out to somebody without an account."""
    names = {"guest_mail": "电子邮件", "guest_sms": "短信"}
    rows = Outbox.objects.filter(letter__case_id=matter.pk, channel__in=names, done_at__isnull=False).order_by("id")
    return "；".join(f"{names[row.channel]} {zh_moment(row.done_at)}发出" for row in rows)


PEOPLE = {"visit": "核查人员", "hearing_session": "参加人", "deliberation": "参加人和意见"}


def _people(matter):
    return "；".join(f"{row['name']}（{row['badge']}）" for row in matter.members)


def _presences(matter):
    return "；".join(f"{row['name']} {row['at'][11:16]} {row['place']}".strip() for row in matter.presences)

