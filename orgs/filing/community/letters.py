"""社区社会组织备案: what is written to whom after a step; the first sentence says what to do."""

from casework.intake.mending import in_lines
from casework.notices.publishing import publicities_of
from casework.post.declared import Letter
from network.units import with_capacity
from orgs.filing.community.reasons import REFUSALS
from orgs.filing.community_org import CommunityOrg

TITLES = {reason.code: reason.text for reason in REFUSALS}
WAIT = "现在不用您办理，请等待结果。"


def name(case):
    """What it is called."""
    return [f"组织名称：{case.full_name}"]


def against(case):
    """Why the community does not agree; the street decides."""
    return [f"居村委会的意见：{case.community_against}", "是否备案由街镇决定。"]


def posting(case):
    """Until when it is posted."""
    notice = publicities_of(case).first()
    return [f"公示到{notice.ends_on:%Y年%m月%d日}，公示编号{notice.number}。"] if notice and notice.ends_on else []


def settled(case):
    """What came of an objection."""
    return [case.objection_finding, "已经协商一致。" if case.settled else "没有协商一致，由街镇决定。"]


def refusal(case):
    """The reasons and the facts."""
    return [*(f"理由：{code} {TITLES[code]}" for code in case.reasons if code in TITLES), f"事实：{case.refusal_facts}"]


def reviewed(case):
    """What the bureau found."""
    return [case.review_ground]


def elsewhere(case):
    """Where it belongs, and the case that was opened with what had been filled in."""
    made = case.party.cases.filter(opened_at__gte=case.opened_at).exclude(pk=case.pk).order_by("-id").first()
    return [case.redirect_why, *([f"已为您开好新的办件{made.number}，填过的内容已经带过去。"] if made and not made.submitted_at else [])]


def filed(case):
    """The number, and what it is not."""
    org = CommunityOrg.objects.get(party_id=case.party_id)
    return [f"备案编号：{org.filing_number}", "备案后不具有法人资格；不收取任何费用。"]


def bureau(case):
    """The unit that presses the street."""
    return [unit.pk for unit in with_capacity("supervisor")][:1]


LETTERS = {
    "please_confirm": Letter("applicant", "请确认代填的备案申请", "请核对内容，用短信验证码确认，或者到居村委会当面签名。", at_once=True),
    "not_confirmed": Letter("applicant", "代填内容还没有确认", "请联系居村委会工作人员，确认以前不能提交。", at_once=True),
    "received": Letter("applicant", "备案申请已收到", "现在不用您办理，请保存好收件回执。", paper="filing_receipt", at_once=True, says=name,
                       also=("application_form", "charter")),
    "application_form": Letter("applicant", "备案申请表", "请留存。", paper="application_form", at_once=True, quiet=True),
    "charter": Letter("applicant", "章程", "请留存，并发给成员。", paper="charter", at_once=True, quiet=True),
    "mended": Letter("applicant", "补正内容已收到", WAIT, paper="filing_receipt", at_once=True, also=("application_form", "charter")),
    "reminded": Letter("applicant", "快到期了，请抓紧办理", "请在期限内提交，到期没有提交的自动结束。", at_once=True, kind="reminder"),
    "discarded": Letter("applicant", "备案草稿已到期清除", "需要办理的，请重新填写。", at_once=True),
    "withdrawn": Letter("applicant", "申请已撤回", "现在不用您办理，随时可以重新申请。", at_once=True),
    "community_asked": Letter("applicant", "请补正备案材料", "请在{filing.applicant_correction_limit}内按清单补好。", paper="correction_notice",
                              says=in_lines),
    "street_asked": Letter("applicant", "请补正备案材料", "请在{filing.applicant_correction_limit}内按清单补好，来不及可以申请延长一次。",
                           paper="correction_notice", says=in_lines),
    "extended": Letter("applicant", "补正期限已延长", "请在延长后的期限内补好。", at_once=True),
    "posted": Letter("applicant", "开始社区公示", "现在不用您办理。", at_once=True, says=posting),
    "passed": Letter("applicant", "申请已自动进入社区公示", "现在不用您办理。", at_once=True, says=posting),
    "community_against": Letter("applicant", "居村委会意见及街镇办理提示", "申请已送街镇，由街镇决定；现在不用您办理。", says=against),
    "objected": Letter("applicant", "公示期内收到不同意见", "居村委会会找您协商，请保持电话畅通。", at_once=True),
    "notice_over": Letter("applicant", "公示结束，申请已送街镇", WAIT, at_once=True),
    "settled": Letter("applicant", "异议处理结果", WAIT, says=settled),
    "objection_passed": Letter("applicant", "异议转由街镇办理", WAIT, at_once=True),
    "closed": Letter("applicant", "逾期未补正，已退件", "材料还留着，可以接着申请。", paper="closing_notice", at_once=True),
    "redirected": Letter("applicant", "请到这里办理", "请按下面写的地方办理，您填的内容已经转过去。", says=elsewhere),
    "deemed": Letter("applicant", "材料视为齐全", WAIT, at_once=True),
    "approved": Letter("applicant", "同意备案", "现在不用您办理，备案证{filing.certificate_limit}内发给您。"),
    "refused": Letter("applicant", "不予备案通知书", "请看通知书；不服的，可以在{filing.review_request_limit}内申请区民政局复核。",
                      paper="refusal_notice", says=refusal),
    "refused_anew": Letter("applicant", "不予备案通知书", "请看通知书；不服的，可以依法申请行政复议或者提起行政诉讼。",
                           paper="refusal_notice", says=refusal),
    "filed": Letter("applicant", "备案通知书和备案证", "请在手机里查看和出示备案证，需要纸质的可以自行打印。", paper="filing_notice", at_once=True,
                    says=filed, also=("certificate",)),
    "certificate": Letter("applicant", "社区社会组织备案证", "请妥善保存。", paper="filing_certificate", at_once=True, quiet=True),
    "escalated": Letter("applicant", "您的申请已超期，区民政局已督促", WAIT, at_once=True, also=("pressing",)),
    "redo_escalated": Letter("applicant", "重新办理已超期，区民政局已督促", WAIT, at_once=True, also=("pressing",)),
    "pressing": Letter("street", "备案申请超期督办", "街镇应当在{filing.supervision_limit}内作出决定。", at_once=True, quiet=True, says=name,
                       units=bureau),
    "review_received": Letter("applicant", "复核申请已收到", "现在不用您办理，区民政局{filing.review_limit}内答复。", at_once=True),
    "upheld": Letter("applicant", "复核决定（维持）", "请看决定书；不服的，可以依法申请行政复议或者提起行政诉讼。", paper="review_decision",
                     says=reviewed),
    "redo_ordered": Letter("applicant", "复核决定（重新办理）", "现在不用您办理，街镇{filing.redo_limit}内重新办理。", paper="review_decision",
                           says=reviewed, units=lambda case: [case.unit_id]),
}  # fmt: skip
