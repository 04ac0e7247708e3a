"""社区社会组织备案注销: what is written to whom after a step; the first sentence says what to do."""

from casework.intake.mending import in_lines
from casework.notices.publishing import publicities_of
from casework.post.declared import Letter
from network.units import with_capacity
from orgs.filing.cancellation.reasons import REFUSALS, Cause

TITLES = {reason.code: reason.text for reason in REFUSALS}
WAIT = "现在不用您办理，请等待结果。"


def body(case):
    """Which body."""
    return [f"{case.org.name}，备案编号{case.org.filing_number}。"]


def intended(case):
    """The cause and the facts."""
    return [f"事由：{Cause(case.cause).label}", *([case.cause_facts] if case.cause_facts else [])]


def posting(case):
    """Until when it is posted."""
    notice = publicities_of(case).first()
    return [f"公示到{notice.ends_on:%Y年%m月%d日}，公示编号{notice.number}。"] if notice and notice.ends_on else []


def found(case):
    """What came of the hearing."""
    return [case.finding]


def noted(case):
    """What is wrong with the settlement."""
    return [case.settle_note]


def opinion(case):
    """What the community said."""
    return [f"居村委会的意见：{case.community_opinion}", "是否注销由街镇决定。"]


def keeping(case):
    """Why it is kept."""
    return [*(f"理由：{code} {TITLES[code]}" for code in case.reasons if code in TITLES), f"事实：{case.keep_facts}"]


def reviewed(case):
    """What the bureau found."""
    return [case.review_ground]


def successor(case):
    """Where it goes on."""
    return [f"去向：{case.successor.name}"] if case.successor else []


def bureau(case):
    """The unit that presses the street."""
    return [unit.pk for unit in with_capacity("supervisor")][:1]


def street(case):
    """The deciding street."""
    return [case.unit_id]


REVIEW = "不服的，可以在{filing.review_request_limit}内申请区民政局复核。"
SETTLE = "请在{filing_cancellation.settle_limit}内清点财物、退还代管资金、结清债务；清点不了的，可以请居村委会主持。"
CHANCE = "请在年度确认里按通知办理，机会只有一次。"
LETTERS = {
    "received": Letter("applicant", "注销申请已收到", WAIT, at_once=True, kind="received", says=body),
    "reminded": Letter("applicant", "快到期了，请抓紧办理", "请在期限内提交，到期没有提交的自动结束，备案不受影响。", at_once=True, kind="reminder"),
    "discarded": Letter("applicant", "注销草稿已到期清除", "现在不用您办理，备案不受影响。", at_once=True),
    "asked": Letter("applicant", "请补正注销材料", "请在{filing.applicant_correction_limit}内按清单补好。", paper="correction_notice", says=in_lines),
    "mended": Letter("applicant", "补正内容已收到", WAIT, at_once=True, kind="received"),
    "closed": Letter("applicant", "逾期未补正，已退件", "现在不用您办理，备案不受影响；需要注销的重新申请。", at_once=True),
    "withdrawn": Letter("applicant", "注销申请已撤回", "现在不用您办理，备案不受影响。", at_once=True),
    "please_settle": Letter("applicant", "请清点财物", SETTLE, says=body),
    "promoted_settle": Letter("applicant", "法人登记已完成，请清点后注销备案", "请把财物移交给登记的法人并提交清点报告，旧编号和记录都会保留。", at_once=True, says=successor),
    "disputed": Letter("applicant", "居村委会意见及街镇办理提示", "决议核查结果已送街镇，现在不用您办理。", says=opinion),
    "told": Letter("applicant", "拟注销告知书", "可以在{filing_cancellation.statement_limit}内说明情况，愿意整改或者补办的可以提出。", paper="cancel_warning", says=intended),
    "announced": Letter("applicant", "拟注销公告", "请与街镇联系或者在这里说明情况，愿意整改或者补办的，给一次机会。", at_once=True, says=intended),
    "dropped": Letter("applicant", "不予注销", "现在不用您办理，备案不受影响。", says=found),
    "statement_received": Letter("applicant", "陈述申辩已收到", WAIT, at_once=True, kind="received"),
    "chance": Letter("applicant", "给予一次整改或者补办机会", CHANCE, says=found),
    "not_adopted": Letter("applicant", "陈述申辩的答复", "现在不用您办理，由居村委会主持清点。", says=found),
    "settled": Letter("applicant", "清点报告已收到", WAIT, at_once=True, kind="received"),
    "settled_for": Letter("applicant", "由居村委会主持清点", "现在不用您办理，居村委会会与您联系，请配合。", at_once=True),
    "settling_late": Letter("street", "清点逾期，请督促居村委会", "请督促居村委会完成清点。", at_once=True, quiet=True, says=body, units=street),
    "settle_again": Letter("applicant", "请补充清点", "请按下面写的补充清点，再提交清点报告。", says=noted),
    "posted": Letter("applicant", "开始注销公示", "现在不用您办理。", at_once=True, says=posting),
    "claimed": Letter("applicant", "公示期内收到申报", "街镇会核实，请保持电话畅通。", at_once=True),
    "cancelled": Letter("applicant", "注销备案决定书", "有纸质备案证的，请在{filing_cancellation.return_limit}内交回。" + REVIEW, paper="cancel_decision", says=intended),
    "revoked": Letter("applicant", "撤销备案决定书", "请看决定书。" + REVIEW, paper="revoke_decision", says=intended),
    "kept": Letter("applicant", "不予注销通知书", "请看通知书，备案不受影响。", paper="keep_notice", says=keeping),
    "escalated": Letter("applicant", "注销已超期，区民政局已督促", WAIT, at_once=True, also=("pressing",)),
    "pressing": Letter("street", "注销超期督办", "请尽快作出决定。", at_once=True, quiet=True, says=body, units=bureau),
    "finished": Letter("applicant", "注销完成", "现在不用您办理，编号不再使用；感谢为社区做过的事。", at_once=True, says=body),
    "finished_promotion": Letter("applicant", "转登记完成", "现在不用您办理，旧编号和记录都保留。", at_once=True, says=successor),
    "finished_merger": Letter("applicant", "合并完成", "现在不用您办理，记录随迁。", at_once=True, says=successor),
    "finished_revocation": Letter("applicant", "撤销备案生效", "请停止以备案名称活动；{filing.bar_false}内不得再申请。", at_once=True, says=body),
    "review_received": Letter("applicant", "复核申请已收到", "现在不用您办理，区民政局{filing.review_limit}内答复。", at_once=True, units=bureau),
    "upheld": Letter("applicant", "复核决定（维持）", "请看决定书；不服的，可以依法申请行政复议或者提起行政诉讼。", paper="review_decision", says=reviewed,
                     units=street),
    "overturned": Letter("applicant", "复核决定（撤销原决定）", "现在不用您办理，备案状态已经恢复。", paper="review_decision", says=reviewed, units=street),
}  # fmt: skip
