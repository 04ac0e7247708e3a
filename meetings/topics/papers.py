"""议题: what its papers say."""

from casework.clock.deadline import Deadline
from meetings.topics.effects import brief_of, summary, touched_names
from meetings.topics.reasons import spelt
from meetings.writing import HAND, NOTICE, SHEET, case_of, common, limit
from papers.renderer import Renderer
from papers.words import zh_date, zh_end


def last_day(case):
    """The last day of the state the case is in, or of its clock, in words."""
    row = Deadline.objects.filter(case_id=case.pk, met_at__isnull=True).order_by("due_on").first()
    return zh_end(row)


def topic_form(letter):
    """议题申报表."""
    case = case_of(letter)
    rows = [(row["label"], row["value"]) for row in brief_of(case)]
    more = [("涉及单位", touched_names(case)), ("是否涉密", "否"), ("是否紧急", "是" if case.urgent else "否"), ("建议时间", f"{case.minutes}分钟"),
            ("单位负责人意见", f"同意报送。{case.leader}　{zh_date(case.consented_on)}")]  # fmt: skip
    return common(letter, case) | {"pairs": [*rows, *more]}


def supplement_notice(letter):
    """议题补充告知书."""
    case = case_of(letter)
    return common(letter, case) | {
        "to": case.unit.name, "paragraphs": [f"你单位报送的议题“{case.own_title}”，经初核，需要一次补充下列内容："],
        "columns": ["序号", "需要补充", "具体说明"],
        "rows": [[str(n), spelt(row["code"]), row["note"]] for n, row in enumerate(case.gaps, start=1)],
        "after": [f"请于{last_day(case)}前补充报送；逾期没有补充的，转入下次会议征集。"],
    }  # fmt: skip


def countersign_sheet(letter):
    """会签单."""
    matter = case_of(letter)
    rows = [(label, text) for label, text in matter.extract]
    return common(letter, matter) | {
        "to": matter.unit.name, "pairs": [*rows, ("请答复的问题", matter.question), ("答复期限", last_day(matter))],
        "blanks": ["答复（在相应处打勾）：□同意　□修改后同意　□不同意", "理由和依据：", HAND],
    }  # fmt: skip


def countersign_reminder(letter):
    """会签催告单."""
    matter = case_of(letter)
    consequence = ("议题涉及资金、许可、处罚或者编制，必须明确答复，不适用视为没有不同意见。" if matter.parent.topic.kinds
                   else "仍不答复的，视为没有不同意见，并记入你单位办理情况。")  # fmt: skip
    return common(letter, matter) | {
        "to": matter.unit.name, "paragraphs": [f"送你单位会签的议题“{matter.parent.topic.own_title}”（{matter.number}），答复期限已过，尚未收到答复。"],
        "after": [f"请于{last_day(matter)}前答复。", consequence],
    }  # fmt: skip


def decision_sheet(letter):
    """议题审定单，附会签意见汇总."""
    case = case_of(letter)
    advice = {"admit": "建议列入", "refuse": f"建议不予列入：{spelt(case.reason_code)}"}[case.recommendation]
    return common(letter, case) | {
        "pairs": [*[(row["label"], row["value"]) for row in brief_of(case)][:5], ("修改后的建议", case.revised or "无"),
                  ("办公室意见", f"{advice}。{case.reason}")],
        "heading": "会签意见汇总", "columns": ["序号", "会签单位", "答复", "理由和依据"],
        "rows": [[str(n), unit, answer, reason or "无"] for n, (unit, answer, reason) in enumerate(summary(case), start=1)],
        "blanks": ["召集人批示：", "召集人签名：　　　　　　　　　　　　　　　年　　月　　日"],
    }  # fmt: skip


def refusal(letter):
    """不予列入告知书."""
    case = case_of(letter)
    return common(letter, case) | {
        "to": case.unit.name, "paragraphs": [f"你单位报送的议题“{case.own_title}”，经审定不予列入会议议题。"],
        "items": [("理由", spelt(case.reason_code)), ("说明", case.reason)],
        "after": [f"有异议的，可以自收到本告知书之日起{limit(case, 'topic.review_request_limit')}内向办公室申请复核。"],
    }  # fmt: skip


def review_reply(letter):
    """复核答复."""
    case = case_of(letter)
    return common(letter, case) | {
        "to": case.unit.name, "paragraphs": [f"你单位就议题“{case.own_title}”不予列入提出的复核申请，另行指定的人员核查后，现答复如下："],
        "items": [("申请的理由", case.review_grounds), ("核查情况", case.review_finding), ("决定", f"维持不予列入。{case.reason}")],
        "after": ["这是最终决定。请按职责自行办理，或者完善后再提。"],
    }  # fmt: skip


OF_TOPIC = {
    "topic_form": Renderer("联席会议议题申报表", "", SHEET, topic_form),
    "supplement_notice": Renderer("议题补充告知书", "滨社联告", NOTICE, supplement_notice),
    "decision_sheet": Renderer("议题审定单", "", SHEET, decision_sheet),
    "refusal": Renderer("议题不予列入告知书", "滨社联告", NOTICE, refusal),
    "review_reply": Renderer("议题复核答复", "滨社联告", NOTICE, review_reply),
}
OF_COUNTERSIGN = {
    "countersign_sheet": Renderer("会签单", "滨社联签", SHEET, countersign_sheet),
    "countersign_reminder": Renderer("会签催告单", "滨社联签", NOTICE, countersign_reminder),
}
