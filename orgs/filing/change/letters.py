"""社区社会组织备案变更: what is written to whom after a step; the first sentence says what to do."""

from casework.intake.mending import in_lines
from casework.notices.publishing import publicities_of
from casework.post.declared import Letter
from network.units import with_capacity
from orgs.filing.change.reasons import REFUSALS
from orgs.filing.change.wanted import rows

TITLES = {reason.code: reason.text for reason in REFUSALS}
WAIT = "现在不用您办理，请等待结果。"
REVIEW = "不服的，可以在{filing.review_request_limit}内申请区民政局复核。"


def old_and_new(case):
    """What changes, old beside new."""
    return [f"{label}：{old} → {new}" for label, old, new in rows(case)]


def declined(case):
    """What the leader who goes, or the meeting, said."""
    return [case.declined]


def posting(case):
    """Until when it is posted."""
    notice = publicities_of(case).first()
    return [f"公示到{notice.ends_on:%Y年%m月%d日}，公示编号{notice.number}。"] if notice and notice.ends_on else []


def settled(case):
    """What came of an objection."""
    return [case.objection_finding, "已经协商一致。" if case.settled else "没有协商一致，由街镇决定。"]


def doubted(case):
    """What does not agree."""
    return [case.mismatch]


def refusal(case):
    """The reasons and the facts."""
    return [*(f"理由：{code} {TITLES[code]}" for code in case.reasons if code in TITLES), f"事实：{case.refusal_facts}"]


def reviewed(case):
    """What the bureau found."""
    return [case.review_ground]


def number(case):
    """The number, and those it had."""
    former = case.org.former_numbers.split()
    return [f"备案编号：{case.org.filing_number}" + (f"（曾用编号{'、'.join(former)}）" if former else "，编号不变"), "原来的备案证已经失效。"]


def bureau(case):
    """The unit that presses the street."""
    return [unit.pk for unit in with_capacity("supervisor")][:1]


def decider(case):
    """The street that decides."""
    return [case.deciding_unit.pk]


LETTERS = {
    "recorded": Letter("applicant", "变更已生效", "现在不用您办理，街镇{filing_change.post_check_limit}内核对。", paper="change_receipt", at_once=True,
                       says=old_and_new),
    "received": Letter("applicant", "变更申请已收到", WAIT, paper="change_form", at_once=True, says=old_and_new),
    "asked_outgoing": Letter("applicant", "请原负责人在线确认", "请原负责人在{filing_change.outgoing_confirm_limit}内用自己的账号确认并交接；不确认的，由居村委会见证成员决议。",
                             paper="change_form", at_once=True, says=old_and_new),
    "asked_receiving": Letter("applicant", "迁移申请已送迁入街镇", WAIT, paper="change_form", at_once=True, says=old_and_new),
    "reminded": Letter("applicant", "快到期了，请抓紧办理", "请在期限内提交，到期没有提交的自动结束。", at_once=True, kind="reminder"),
    "discarded": Letter("applicant", "变更草稿已到期清除", "需要办理的，请重新填写。", at_once=True),
    "closed": Letter("applicant", "逾期未补正，已退件", "材料还留着，可以接着申请。", at_once=True),
    "withdrawn": Letter("applicant", "变更已撤回", "现在不用您办理，随时可以重新申请。", at_once=True),
    "stopped": Letter("applicant", "变更随备案注销终止", "现在不用您办理。", at_once=True),
    "outgoing_agreed": Letter("applicant", "原负责人已确认", WAIT, at_once=True),
    "outgoing_declined": Letter("applicant", "原负责人未同意，转居村委会见证", "请配合居村委会召集成员会议，{filing_change.witnessed_consent}以上同意即可代替。",
                                at_once=True, says=declined),
    "outgoing_silent": Letter("applicant", "原负责人未确认，转居村委会见证", "请配合居村委会召集成员会议，{filing_change.witnessed_consent}以上同意即可代替。",
                              at_once=True),
    "witnessed": Letter("applicant", "成员决议已经见证", WAIT),
    "not_witnessed": Letter("applicant", "决议人数不足，负责人没有更换", "请与成员商量，人数够了可以再提交。", says=declined),
    "witness_pressed": Letter("applicant", "已督促居村委会召集会议", WAIT, at_once=True, also=("press_community",)),
    "press_community": Letter("street", "请督促居村委会召集成员会议", "请督促居村委会召集会议并见证。", at_once=True, quiet=True),
    "received_silently": Letter("applicant", "迁入街镇视为同意接收", WAIT, at_once=True),
    "community_asked": Letter("applicant", "请补正变更材料", "请在{filing.applicant_correction_limit}内按清单补好。", paper="correction_notice",
                              says=in_lines),
    "street_asked": Letter("applicant", "请补正变更材料", "请在{filing.applicant_correction_limit}内按清单补好，来不及可以申请延长一次。",
                           paper="correction_notice", says=in_lines),
    "lengthened": Letter("applicant", "补正期限已延长", "请在延长后的期限内补好。", at_once=True),
    "mended": Letter("applicant", "补正内容已收到", WAIT, paper="change_form", at_once=True),
    "posted": Letter("applicant", "开始社区公示", "现在不用您办理。", at_once=True, says=posting),
    "passed": Letter("applicant", "申请已自动送街镇", WAIT, at_once=True),
    "objected": Letter("applicant", "公示期内收到不同意见", "居村委会会找您协商，请保持电话畅通。", at_once=True),
    "notice_over": Letter("applicant", "公示结束，申请已送街镇", WAIT, at_once=True),
    "settled": Letter("applicant", "异议处理结果", WAIT, says=settled),
    "objection_passed": Letter("applicant", "异议转由街镇办理", WAIT, at_once=True),
    "approved": Letter("applicant", "同意变更", "现在不用您办理，新的备案证{filing_change.certificate_limit}内发给您。"),
    "refused": Letter("applicant", "不予变更通知书", "请看通知书；" + REVIEW, paper="refusal_notice", says=refusal),
    "refused_anew": Letter("applicant", "不予变更通知书", "请看通知书；不服的，可以依法申请行政复议或者提起行政诉讼。", paper="refusal_notice", says=refusal),
    "changed": Letter("applicant", "变更完成", "请在手机里查看和出示新的备案证，原来的不再使用。", paper="filing_certificate", at_once=True, says=number),
    "escalated": Letter("applicant", "变更已超期，区民政局已督促", WAIT, at_once=True, also=("pressing",)),
    "redo_escalated": Letter("applicant", "重新办理已超期，区民政局已督促", WAIT, at_once=True, also=("pressing",)),
    "pressing": Letter("street", "备案变更超期督办", "街镇应当在{filing.supervision_limit}内作出决定。", at_once=True, quiet=True, units=bureau),
    "questioned": Letter("applicant", "请说明变更内容", "请在{filing_change.explain_limit}内说明或者上传证明；不说明的可能恢复原来的记载。", says=doubted),
    "explanation_received": Letter("applicant", "说明已收到", WAIT, at_once=True, kind="received"),
    "not_explained": Letter("applicant", "没有收到说明", "由没有参加核对的另一人决定是否恢复原来的记载。", at_once=True),
    "rolled_back": Letter("applicant", "已恢复原记载告知书", "请看告知书，可以重新申请变更；" + REVIEW, paper="rollback_notice", says=refusal),
    "review_received": Letter("applicant", "复核申请已收到", "现在不用您办理，区民政局{filing.review_limit}内答复。", at_once=True),
    "upheld": Letter("applicant", "复核决定（维持）", "请看决定书；不服的，可以依法申请行政复议或者提起行政诉讼。", paper="review_decision",
                     says=reviewed, units=decider),
    "redo_ordered": Letter("applicant", "复核决定（重新办理）", "现在不用您办理，街镇{filing.redo_limit}内重新办理。", paper="review_decision",
                           says=reviewed, units=decider),
}  # fmt: skip
