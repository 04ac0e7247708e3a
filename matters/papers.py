"""What the papers of matters say; how they look is templates/papers."""

from casework.clock.deadline import Deadline
from casework.clock.extending import running
from casework.core.process import process_of
from matters.declared import own_limit, side
from matters.forms.objection import CONCLUSIONS
from matters.forms.visit import FINDINGS
from matters.outsiders import called
from papers.renderer import Renderer
from papers.words import zh_date, zh_end, zh_moment
from policy.basis import cited
from policy.rules import value


def matter_of(letter):
    """The matter with its columns."""
    cases = process_of(letter.case).cases
    return cases.objects.select_related("agency", "unit", "party", "parent", "handler", "asked").get(pk=letter.case_id)


def common(letter, to):
    """(matter, what every paper of it shares)."""
    matter = matter_of(letter)
    card = process_of(matter).cards[letter.entry.step]
    return matter, {
        "agency": matter.agency.name, "to": to(matter), "case_number": matter.number,
        "basis": cited(card.basis),
    }  # fmt: skip


def last_day(matter):
    """The last day of the state the matter is in, in words."""
    rows = Deadline.objects.filter(case_id=matter.pk)
    row = rows.filter(kind="clock").order_by("-id").first() if matter.state in ("asked", "extension_asked") else None
    row = row or rows.filter(kind="state", name=matter.state).order_by("-id").first()
    return zh_end(row)


def consultation(letter):
    """征求意见函."""
    matter, shared = common(letter, lambda m: m.asked.name)
    return shared | {
        "paragraphs": ["因办理下列事项，请你单位提出意见。", f"需要答复的问题：{matter.question}"],
        "items": [(label, value) for label, value in matter.extract],
        "after": [f"请于{last_day(matter)}前书面答复，写明无意见、有意见（写明事实和依据）或者不属于本单位职责，并经单位负责人同意。",
                  side(matter).silence],
    }  # fmt: skip


def reminder(letter):
    """催告函."""
    matter, shared = common(letter, lambda m: m.asked.name)
    return shared | {
        "paragraphs": [f"我单位就“{matter.parent.title}”发出的征求意见函（{matter.number}），答复期限已过，尚未收到答复。"],
        "after": [f"请于{last_day(matter)}前答复。", side(matter).silence],
    }  # fmt: skip


def visit_record(letter):
    """现场核查记录."""
    matter, shared = common(letter, lambda m: m.party.name)
    results = dict(FINDINGS)
    people = "、".join(f"{row['name']}（执法证号 {row['badge']}）" for row in matter.members)
    return shared | {
        "paragraphs": [f"核查情况：{matter.record}"],
        "items": [("核查时间", zh_moment(matter.held_at)), ("核查地点", matter.place), ("核查人员", people),
                  ("在场的申请人或者代表", matter.answered_by), ("申请人的不同意见", matter.answer or "无")],
        "columns": ["序号", "核查项目", "结果"],
        "rows": [[str(n), row["item"], results.get(row["result"], "")] for n, row in enumerate(matter.findings, start=1)],
        "after": [f"核查人员签名：{'、'.join(row['name'] for row in matter.signatures)}"],
    }  # fmt: skip


def hearing_notice(letter):
    """听证通知书."""
    matter, shared = common(letter, lambda m: m.party.name)
    return shared | {
        "paragraphs": [f"现就“{matter.parent.title}”举行听证，请按时参加。"],
        "items": [("听证事项", matter.question), ("时间", zh_moment(matter.held_at)), ("地点", matter.place),
                  ("主持人", matter.handler.name)],
        "after": ["可以委托代理人，可以提出证据、申辩和质证；认为主持人与本事项有直接利害关系的，可以申请回避。"],
    }  # fmt: skip


def hearing_record(letter):
    """听证笔录."""
    matter, shared = common(letter, lambda m: m.party.name)
    return shared | {
        "paragraphs": [f"听证要点：{matter.record}"],
        "items": [("听证事项", matter.question), ("时间", zh_moment(matter.held_at)), ("地点", matter.place),
                  ("主持人", matter.handler.name), ("拒绝签名的情况", matter.answer or "无")],
        "columns": ["序号", "参加人", "身份"],
        "rows": [[str(n), row["name"], row["badge"]] for n, row in enumerate(matter.members, start=1)],
        "after": ["经参加人核对签名的笔录原件存入案卷，登记机关根据笔录作出决定。"],
    }  # fmt: skip


def third_party_notice(letter):
    """利害关系人告知书."""
    matter, shared = common(letter, called)
    return shared | {
        "paragraphs": [f"我单位正在办理“{matter.parent.title}”，该事项直接关系你（单位）的重大利益，现予告知。"],
        "items": [("涉及的重大利益", matter.question)],
        "after": [f"你（单位）可以自收到本告知书之日起{act_text(matter)}内提出意见，也可以要求听证；逾期没有提出的，依法继续办理。"],
    }  # fmt: skip


def act_text(matter):
    """The limit of the matter in words."""
    return value(own_limit(matter), on=matter.rules_on, known=matter.rules_known).text


def objection_answer(letter):
    """异议答复书."""
    matter, shared = common(letter, called)
    return shared | {
        "paragraphs": [f"你（单位）就“{matter.parent.title}”提出的异议，经核实并由另一名工作人员确认，现答复如下："],
        "items": [("异议和线索", matter.question), ("核实结论", dict(CONCLUSIONS)[matter.answer_kind]), ("答复", matter.answer)],
    }  # fmt: skip


def extension_notice(letter):
    """办理期限延长告知书."""
    matter, shared = common(letter, lambda m: m.party.name)
    row = running(matter.parent_id, side(matter).clock)
    return shared | {
        "paragraphs": [f"你（单位）申请的“{matter.parent.title}”，在法定办理期限内不能作出决定，经本机关负责人批准，延长办理期限。"],
        "items": [("延长的理由", matter.reason), ("延长后的最后一天", zh_date(row.due_on) if row else "")],
        "after": ["办理期限只延长这一次。"],
    }  # fmt: skip


NOTICE = "papers/notice.html"
PAPERS = {
    "consultation/consultation": Renderer("征求意见函", "滨政服函", NOTICE, consultation),
    "consultation/reminder": Renderer("征求意见催告函", "滨政服函", NOTICE, reminder),
    "visit/visit_record": Renderer("现场核查记录", "", NOTICE, visit_record),
    "hearing_session/hearing_notice": Renderer("听证通知书", "滨政服听", NOTICE, hearing_notice),
    "third_party/third_party_notice": Renderer("利害关系人告知书", "滨政服告", NOTICE, third_party_notice),
    "objection/objection_answer": Renderer("异议答复书", "滨政服答", NOTICE, objection_answer),
    "extension/extension_notice": Renderer("办理期限延长告知书", "滨政服延", NOTICE, extension_notice),
    "hearing_session/hearing_record": Renderer("听证笔录", "", NOTICE, hearing_record),
}  # fmt: skip
