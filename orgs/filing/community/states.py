"""社区社会组织备案: the states of a filing, how long it may rest in each, and in whose words."""

from django.db.models import TextChoices

from casework.core.process import Clock, Rest
from casework.intake.declared import Stage
from orgs.filing.decided import supervision
from policy.basis import cite


class State(TextChoices):
    """The blueprint's states; asking a regulator is a matter beside (docs/adr/0016)."""

    DRAFT = "draft", "填报中"
    AWAITING_CONFIRMATION = "awaiting_confirmation", "代填待本人确认"
    COMMUNITY_CHECK = "community_check", "居村委会核查"
    COMMUNITY_RETURNED = "community_returned", "居村委会告知补正"
    POSTED = "posted", "社区公示中"
    OBJECTION_CHECK = "objection_check", "异议核实"
    STREET_INTAKE = "street_intake", "街镇收件"
    CORRECTION = "correction", "街镇告知补正"
    CORRECTION_EXTENDED = "correction_extended", "补正延长期内"
    EXAMINING = "examining", "街镇审查"
    PROPOSED = "proposed", "拟办待审批"
    APPROVED = "approved", "准予备案待发证"
    REFUSED = "refused", "不予备案（可申请复核）"
    UNDER_REVIEW = "under_review", "区民政局复核中"
    REVIEW_PROPOSED = "review_proposed", "复核待审批"
    REOPENED = "reopened", "责令重新办理"
    REDO_PROPOSED = "redo_proposed", "重新办理待审批"
    FILED = "filed", "已备案"
    REFUSAL_FINAL = "refusal_final", "不予备案（终结）"
    REDIRECTED = "redirected", "已转办"
    WITHDRAWN = "withdrawn", "已撤回"
    CLOSED_UNANSWERED = "closed_unanswered", "逾期退件"
    DISCARDED = "discarded", "草稿过期"


MENDING = frozenset({State.COMMUNITY_RETURNED, State.CORRECTION, State.CORRECTION_EXTENDED})
WITH_COMMUNITY = frozenset({State.COMMUNITY_CHECK, State.COMMUNITY_RETURNED})
ON_NOTICE = frozenset({State.POSTED, State.OBJECTION_CHECK})
# Where the street's time for the decision runs, and where it stands still (第十七条、第十八条).
DECIDING = frozenset({State.STREET_INTAKE, State.EXAMINING, State.PROPOSED})
STILL = {
    State.POSTED: "街镇补行公示的时间不计入街镇办理期限", State.OBJECTION_CHECK: "核实异议的时间不计入街镇办理期限",
    State.CORRECTION: "补正所用时间不计入街镇办理期限", State.CORRECTION_EXTENDED: "补正所用时间不计入街镇办理期限",
}  # fmt: skip
REDOING = frozenset({State.REOPENED, State.REDO_PROPOSED})
REVIEWING = frozenset({State.UNDER_REVIEW, State.REVIEW_PROPOSED})
UNDECIDED = frozenset({State.DRAFT, State.AWAITING_CONFIRMATION}) | WITH_COMMUNITY | ON_NOTICE | DECIDING | MENDING
STAGES = (
    Stage("填写", frozenset({State.DRAFT, State.AWAITING_CONFIRMATION})),
    Stage("居村委会核查", WITH_COMMUNITY),
    Stage("社区公示", ON_NOTICE),
    Stage("街镇办理", DECIDING | {State.CORRECTION, State.CORRECTION_EXTENDED} | REDOING),
    Stage("领备案证", frozenset({State.APPROVED, State.FILED})),
)


def extended(case):
    """The first period and the extension together, counted from the day of the notice: who asks early loses no day."""
    return ("filing.applicant_correction_limit", "filing.correction_extension")


def told_on(case):
    """The day from which the period for correction counts."""
    row = case.deadlines.filter(kind="state", name=State.CORRECTION).order_by("-id").first()
    return row and row.starts_on


extended.key, extended.since = "filing.correction_extension", told_on

_DRAFT, _CHECK, _NOTICE = cite("community/t14"), cite("community/t16"), cite("community/t17")
_CORRECTION, _EXAMINING, _DECISION = cite("community/t18"), cite("community/t19"), cite("community/t20")
_ISSUE, _END, _REVIEW = cite("community/t21"), cite("community/t22"), cite("community/t23")
_APPLICANT = ("applicant", "founder")

RESTS = {
    State.DRAFT: Rest(
        "请填写申请，填好后提交给居村委会；没填完可以先存着，保留{filing.draft_kept}。", _APPLICANT, (_DRAFT,),
        limit="filing.draft_kept", expires="discard_draft",
    ),
    State.AWAITING_CONFIRMATION: Rest(
        "工作人员已替您填好，请用短信验证码确认，或者到居村委会签名。", _APPLICANT, (_DRAFT,), limit="filing.assisted_confirm_limit",
        expires="return_to_draft",
    ),
    State.COMMUNITY_CHECK: Rest(
        "居村委会正在核实，{filing.community_limit}内给出意见，没有意见也会自动往下走。", ("community",), (_CHECK,),
        limit="filing.community_limit", expires="pass_unanswered",
    ),
    State.COMMUNITY_RETURNED: Rest(
        "还差几项，已一次列清，请在{filing.applicant_correction_limit}内补好。", _APPLICANT, (_CHECK,),
        limit="filing.applicant_correction_limit", expires="close_unanswered",
    ),
    State.POSTED: Rest(
        "正在社区公示{filing.notice_days}，不公开成员姓名和电话。", ("clock",), (_NOTICE,), limit="filing.notice_days",
        expires="end_notice",
    ),
    State.OBJECTION_CHECK: Rest(
        "有居民提出不同意见，居村委会正在核实和协商，{filing.objection_limit}内有结果。", ("community",), (_NOTICE,),
        limit="filing.objection_limit", expires="objection_unanswered",
    ),
    State.STREET_INTAKE: Rest(
        "申请已到街镇，正在看材料是否齐全；{filing.correction_notice_limit}内没有通知您补正的，就算齐全。", ("street",),
        (_CORRECTION, _DECISION), limit="filing.correction_notice_limit", expires="deem_complete",
    ),
    State.CORRECTION: Rest(
        "请按清单补正，时间{filing.applicant_correction_limit}，来不及可以申请延长一次；这段时间不算街镇的办理时间。", _APPLICANT,
        (_CORRECTION,), limit="filing.applicant_correction_limit", expires="close_unanswered",
    ),
    State.CORRECTION_EXTENDED: Rest(
        "已同意延长{filing.correction_extension}，到期请务必提交。", _APPLICANT, (_CORRECTION,), limit=extended, expires="close_unanswered",
    ),
    State.EXAMINING: Rest("街镇正在审查，{filing.decision_limit}内作出决定。", ("street",), (_EXAMINING, _DECISION)),
    State.PROPOSED: Rest("承办人已提出意见，等街镇负责人审批。", ("approver",), (_DECISION,)),
    State.APPROVED: Rest("同意备案，正在制发备案证。", ("street",), (_ISSUE,), limit="filing.certificate_limit"),
    State.REFUSED: Rest(
        "没有通过，理由见通知书；您可以在{filing.review_request_limit}内申请区民政局复核，也可以依法申请行政复议或者提起行政诉讼。",
        _APPLICANT, (_DECISION, _REVIEW), limit="filing.review_request_limit", expires="close_refused",
    ),
    State.UNDER_REVIEW: Rest("区民政局正在复核，{filing.review_limit}内答复。", ("reviewer",), (_REVIEW,)),
    State.REVIEW_PROPOSED: Rest("复核意见已提出，等区民政局负责人决定。", ("approver",), (_REVIEW,)),
    State.REOPENED: Rest("复核认为原决定不当，街镇在{filing.redo_limit}内重新办理。", ("street",), (_REVIEW,)),
    State.REDO_PROPOSED: Rest("街镇已重新提出意见，等审批。", ("approver",), (_REVIEW, _DECISION)),
    State.FILED: Rest("备案完成，备案证可以在手机里查看和出示。", (), (_ISSUE,)),
    State.REFUSAL_FINAL: Rest("本次申请已终结；改正后可以重新申请。", (), (_REVIEW,)),
    State.REDIRECTED: Rest("这件事应当由别的单位办理，您填的内容已经转过去了。", (), (_END,)),
    State.WITHDRAWN: Rest("您已撤回申请，随时可以重新申请。", (), (_END,)),
    State.CLOSED_UNANSWERED: Rest("到期没有收到补正，本次退件；材料还留着，可以接着申请。", (), (_END,)),
    State.DISCARDED: Rest("草稿{filing.draft_kept}未提交，已清除。", (), (_DRAFT,)),
}  # fmt: skip

CLOCKS = (
    Clock("decision", "街镇办理期限", "filing.decision_limit", (_DECISION,), DECIDING, stops=STILL, expires="escalate"),
    Clock("supervision", "督办期限", supervision, (_DECISION,), DECIDING | REDOING),
    Clock("review", "复核期限", "filing.review_limit", (_REVIEW,), REVIEWING),
    Clock("redo", "重新办理期限", "filing.redo_limit", (_REVIEW,), REDOING, expires="escalate_redo"),
)  # fmt: skip
