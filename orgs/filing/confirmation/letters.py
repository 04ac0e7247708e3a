"""社区社会组织年度确认: what is written to whom after a step; the first sentence says what to do."""

from casework.intake.mending import in_lines
from casework.post.declared import Letter
from network.units import with_capacity
from orgs.filing.confirmation.reasons import REFUSALS

TITLES = {reason.code: reason.text for reason in REFUSALS}
WAIT = "现在不用您办理，请等待结果。"


def year(case):
    """Which year of which body."""
    return [f"{case.org.name}，{case.year - 1}年的情况。"]


def intended(case):
    """Reasons and facts of an intended or decided suspension."""
    return [*(f"理由：{code} {TITLES[code]}" for code in case.reasons if code in TITLES), *([case.reason_facts] if case.reason_facts else [])]


def advised(case):
    """What is to be better."""
    return [f"改进提示：{case.advice}"]


def risk(case):
    """The danger."""
    return [case.risk]


def demanded(case):
    """What is to be mended, until when."""
    return [*intended(case), f"整改要求：{case.demands}", f"暂停至{case.suspended_until:%Y年%m月%d日}。"]


def found(case):
    """What came of the hearing or of the approver's look."""
    return [text for text in (case.finding, case.return_note) if text]


def short(case):
    """What is not mended."""
    return [case.shortfall]


def lacking(case):
    """What is missing in a restoration."""
    return [case.return_note]


def reviewed(case):
    """What the bureau found."""
    return [case.review_ground]


def number(case):
    """The number that stays."""
    return [f"备案编号{case.org.filing_number}，编号不变。"]


def bureau(case):
    """The unit that presses the street."""
    return [unit.pk for unit in with_capacity("supervisor")][:1]


STATE = "有不同意见的，请在{filing_confirmation.statement_limit}内说明情况；不说明的也不会因此加重处理。"
REVIEW = "不服的，可以在{filing.review_request_limit}内申请区民政局复核。"
LETTERS = {
    "exempt": Letter("applicant", "今年免于年度确认", "现在不用您办理，今年不用报送。", at_once=True, says=year),
    "reminded": Letter("applicant", "年度确认将于{filing_confirmation.deadline}截止", "请核对去年的情况并提交，两三分钟就能办完。", at_once=True,
                       kind="reminder", says=year),
    "late": Letter("applicant", "年度确认已逾期，宽限{filing_confirmation.grace}", "请在宽限期内核对并提交。", at_once=True, says=year),
    "reminded_late": Letter("applicant", "请尽快完成年度确认", "请在宽限期内核对并提交，期满仍不报送的，备案可能失效。", at_once=True, says=year),
    "received": Letter("applicant", "年度情况已收到", WAIT, at_once=True, kind="received", says=year),
    "mended": Letter("applicant", "补正内容已收到", WAIT, at_once=True, kind="received"),
    "asked": Letter("applicant", "请补正年度情况", "请在{filing.applicant_correction_limit}内按清单补好。", paper="correction_notice", says=in_lines),
    "drawn": Letter("applicant", "您被抽中走访", "不用另外准备材料，请保持电话畅通，两名工作人员会提前联系您。", kind="progress"),
    "confirmed": Letter("applicant", "年度确认通过", "现在不用您办理，备案证继续有效。", paper="confirmation_notice"),
    "confirmed_with_advice": Letter("applicant", "年度确认通过（请改进）", "请按提示改进，备案证继续有效。", paper="confirmation_notice", says=advised),
    "escalated": Letter("applicant", "年度确认已超期，备案证继续有效", "现在不用您办理，区民政局已督促街镇。", at_once=True, also=("pressing",)),
    "restoration_escalated": Letter("applicant", "补办已超期，区民政局已督促", WAIT, at_once=True, also=("pressing",)),
    "pressing": Letter("street", "年度确认超期督办", "请尽快作出结论。", at_once=True, quiet=True, says=year, units=bureau),
    "told_suspension": Letter("applicant", "拟暂停活动告知书", STATE, paper="suspension_warning", at_once=True, says=intended),
    "suspended_at_once": Letter("applicant", "先行暂停告知书", "请立即停止有风险的活动，{filing_confirmation.urgent_limit}内会听取您的意见。",
                                paper="urgent_notice", at_once=True, says=risk),
    "released": Letter("applicant", "先行暂停已解除", "现在不用您办理，可以恢复活动。", at_once=True),
    "statement_received": Letter("applicant", "陈述申辩已收到", WAIT, at_once=True, kind="received"),
    "statement_adopted": Letter("applicant", "陈述申辩已采纳", "现在不用您办理，不予暂停。", says=found),
    "suspended": Letter("applicant", "暂停活动决定书", "请停止活动并按要求整改。" + REVIEW, paper="suspension_decision", says=demanded),
    "not_suspended": Letter("applicant", "不予暂停", "现在不用您办理。", says=found),
    "report_received": Letter("applicant", "整改报告已收到", "现在不用您办理，{filing_confirmation.accept_limit}内验收。", at_once=True,
                              kind="received"),
    "recovered": Letter("applicant", "恢复活动通知", "现在不用您办理，可以恢复活动。", paper="recovery_notice"),
    "again": Letter("applicant", "请继续整改", "请按指出的问题继续整改，再提交报告。", says=short),
    "referred": Letter("applicant", "已转入注销程序", "有情况要说明的，请与街镇联系，公告期内仍可说明。", at_once=True, says=year),
    "taken_back": Letter("applicant", "再给一次补办或者整改的机会", "请尽快办理，机会只有一次，到期没有办的转入注销。", at_once=True, says=year),
    "told_lapse": Letter("applicant", "备案拟失效告知书", "请在{filing_confirmation.statement_limit}内报送或者说明情况，现在报送仍然有效。",
                         paper="lapse_warning", at_once=True, says=year),
    "allowed_late": Letter("applicant", "同意补报", "请在{filing_confirmation.grace}内核对并提交，重新宽限只有一次。", says=found),
    "lapsed": Letter("applicant", "备案失效决定书", "请停止以备案名称活动；{filing_confirmation.restore_window}内可以补办。" + REVIEW,
                     paper="lapse_decision"),
    "restoration_received": Letter("applicant", "补办申请已收到", "现在不用您办理，{filing_confirmation.restore_limit}内办结。", at_once=True,
                                   kind="received"),
    "restoration_returned": Letter("applicant", "请补充补办内容", "请补好以后重新提交，补办的时间不因退回缩短。", at_once=True, says=lacking),
    "restored": Letter("applicant", "备案已恢复", "现在不用您办理，可以恢复活动。", paper="confirmation_notice", says=number),
    "review_received": Letter("applicant", "复核申请已收到", "现在不用您办理，区民政局{filing.review_limit}内答复。", at_once=True, units=bureau),
    "upheld": Letter("applicant", "复核决定（维持）", "请看决定书；不服的，可以依法申请行政复议或者提起行政诉讼。", paper="review_decision",
                     says=reviewed, units=lambda case: [case.unit_id]),
    "overturned": Letter("applicant", "复核决定（撤销原决定）", "现在不用您办理，可以恢复活动。", paper="review_decision", says=reviewed,
                         units=lambda case: [case.unit_id]),
    "overturned_lapse": Letter("applicant", "复核决定（撤销原决定）", "备案已经恢复，请在{filing_confirmation.grace}内报送年度情况。",
                               paper="review_decision", says=reviewed, units=lambda case: [case.unit_id]),
}  # fmt: skip
