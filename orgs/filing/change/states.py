"""社区社会组织备案变更: the states of a change, how long it may rest in each, and in whose words."""

from django.db.models import TextChoices

from casework.core.process import Clock, Rest
from casework.intake.declared import Stage
from orgs.filing.decided import supervision
from policy.basis import cite


class State(TextChoices):
    """The blueprint's states; a longer period for a correction is a mark on the case, no state."""

    DRAFT = "draft", "填报中"
    OUTGOING_CONFIRM = "outgoing_confirm", "原负责人确认"
    WITNESSING = "witnessing", "居村委会见证决议"
    COMMUNITY_CHECK = "community_check", "居村委会核查"
    COMMUNITY_RETURNED = "community_returned", "居村委会告知补正"
    POSTED = "posted", "社区公示中"
    OBJECTION_CHECK = "objection_check", "异议核实"
    RECEIVING = "receiving", "迁入街镇会签"
    STREET_INTAKE = "street_intake", "街镇收件"
    CORRECTION = "correction", "街镇告知补正"
    PROPOSED = "proposed", "拟办待审批"
    APPROVED = "approved", "准予变更待换证"
    RECORDED = "recorded", "随报随备（待核对）"
    DISPUTED_ENTRY = "disputed_entry", "核对不符待说明"
    EXPLAINED = "explained", "说明待核"
    ROLLED_BACK = "rolled_back", "已恢复原记载（可申请复核）"
    REFUSED = "refused", "不予变更（可申请复核）"
    UNDER_REVIEW = "under_review", "区民政局复核中"
    REVIEW_PROPOSED = "review_proposed", "复核待审批"
    REOPENED = "reopened", "责令重新办理"
    REDO_PROPOSED = "redo_proposed", "重新办理待审批"
    CHANGED = "changed", "已变更"
    REFUSAL_FINAL = "refusal_final", "不予变更（终结）"
    WITHDRAWN = "withdrawn", "已撤回"
    CLOSED_UNANSWERED = "closed_unanswered", "逾期退件"
    DISCARDED = "discarded", "草稿过期"


MENDING = frozenset({State.COMMUNITY_RETURNED, State.CORRECTION})
DECIDING = frozenset({State.STREET_INTAKE, State.PROPOSED})
STILL = {
    State.POSTED: "补行公示的时间不计入街镇办理期限", State.OBJECTION_CHECK: "核实异议的时间不计入街镇办理期限",
    State.CORRECTION: "补正所用时间不计入街镇办理期限",
}  # fmt: skip
CHECKING = frozenset({State.OUTGOING_CONFIRM, State.WITNESSING, State.COMMUNITY_CHECK, State.COMMUNITY_RETURNED, State.POSTED,
                      State.OBJECTION_CHECK, State.RECEIVING})  # fmt: skip
UNDECIDED = frozenset({State.DRAFT}) | CHECKING | DECIDING | MENDING
REDOING = frozenset({State.REOPENED, State.REDO_PROPOSED})
# What ends with the body: whatever has not been decided and entered yet.
STOPPABLE = UNDECIDED | REDOING | {State.APPROVED}
REVIEWING = frozenset({State.UNDER_REVIEW, State.REVIEW_PROPOSED})
AFTERWARDS = frozenset({State.RECORDED, State.DISPUTED_ENTRY, State.EXPLAINED})
STAGES = (
    Stage("填写", frozenset({State.DRAFT})), Stage("核实", CHECKING | AFTERWARDS),
    Stage("街镇决定", DECIDING | {State.CORRECTION} | REDOING), Stage("完成", frozenset({State.APPROVED, State.CHANGED})),
)  # fmt: skip


def mending(case):
    """The period for a correction, once lengthened by the extension of 第十八条; both run from the day of the notice."""
    return ("filing.applicant_correction_limit", "filing.correction_extension") if case.extended else "filing.applicant_correction_limit"


mending.key = "filing.applicant_correction_limit"

_DRAFT, _DUTY, _LEADER, _CHANGE, _MOVE = (cite(f"community/t{n}") for n in (14, 25, 26, 27, 28))
_ASK, _MEND, _DECIDE, _END, _REVIEW = (cite(f"community/t{n}") for n in (16, 18, 20, 22, 23))
_APPLICANT = ("applicant", "founder")

RESTS = {
    State.DRAFT: Rest(
        "请选择要变更的事项，原来的内容已经带出来了，只改变化的地方。", _APPLICANT, (_DRAFT, _DUTY), limit="filing.draft_kept",
        expires="discard_draft",
    ),
    State.OUTGOING_CONFIRM: Rest(
        "已请原负责人在线确认和交接，{filing_change.outgoing_confirm_limit}内没有确认的，转居村委会见证。", _APPLICANT, (_LEADER,),
        limit="filing_change.outgoing_confirm_limit", expires="outgoing_silent",
    ),
    State.WITNESSING: Rest(
        "原负责人没有确认，居村委会将在{filing_change.witness_limit}内召集成员会议，{filing_change.witnessed_consent}以上同意即可代替。",
        ("community",), (_LEADER,), limit="filing_change.witness_limit", expires="witness_overdue",
    ),
    State.COMMUNITY_CHECK: Rest(
        "居村委会正在核实，{filing_change.community_limit}内有意见，没有意见也会往下走。", ("community",), (_CHANGE,),
        limit="filing_change.community_limit", expires="pass_unanswered",
    ),
    State.COMMUNITY_RETURNED: Rest(
        "还差几项，已一次列清，请在{filing.applicant_correction_limit}内补好。", _APPLICANT, (_ASK, _CHANGE),
        limit="filing.applicant_correction_limit", expires="close_unanswered",
    ),
    State.POSTED: Rest(
        "名称或者负责人变更正在社区公示{filing.notice_days}。", ("clock",), (_CHANGE,), limit="filing.notice_days", expires="end_notice"
    ),
    State.OBJECTION_CHECK: Rest(
        "有居民提出不同意见，居村委会正在核实，{filing.objection_limit}内有结果。", ("community",), (_CHANGE,),
        limit="filing.objection_limit", expires="objection_unanswered",
    ),
    State.RECEIVING: Rest(
        "迁入街镇正在提出意见，最多{filing_change.receiving_limit}，没有意见视为同意。", ("street",), (_MOVE,),
        limit="filing_change.receiving_limit", expires="receive_unanswered",
    ),
    State.STREET_INTAKE: Rest("申请已到街镇，{filing_change.decision_limit}内作出决定。", ("street",), (_CHANGE,)),
    State.CORRECTION: Rest(
        "请按清单补正，时间{filing.applicant_correction_limit}，来不及可以申请延长一次；这段时间不算街镇的办理时间。", _APPLICANT,
        (_MEND, _CHANGE), limit=mending, expires="close_unanswered",
    ),
    State.PROPOSED: Rest("承办人已提出意见，等街镇审批。", ("approver",), (_DECIDE, _CHANGE)),
    State.APPROVED: Rest("同意变更，正在换发备案证。", ("street",), (_CHANGE,), limit="filing_change.certificate_limit"),
    State.RECORDED: Rest(
        "变更已生效；街镇会在{filing_change.post_check_limit}内核对，不用您办理。", ("street",), (_CHANGE,),
        limit="filing_change.post_check_limit", expires="pass_post_check",
    ),
    State.DISPUTED_ENTRY: Rest(
        "核对时发现与事实可能不符，请在{filing_change.explain_limit}内说明或者上传证明；不说明的可能恢复原来的记载。", _APPLICANT, (_CHANGE,),
        limit="filing_change.explain_limit", expires="explain_silent",
    ),
    State.EXPLAINED: Rest(
        "由没有参加核对的另一人决定：相符的维持，不符的恢复原来的记载。", ("approver",), (_CHANGE,),
        limit="filing_change.post_check_limit", expires="pass_post_check_explained",
    ),
    State.ROLLED_BACK: Rest(
        "核对后恢复了原来的记载，理由见告知书；可以重新申请变更，也可以在{filing.review_request_limit}内申请区民政局复核。", _APPLICANT,
        (_CHANGE, _REVIEW), limit="filing.review_request_limit", expires="close_refused",
    ),
    State.REFUSED: Rest(
        "没有通过，理由见通知书；您可以在{filing.review_request_limit}内申请区民政局复核，也可以依法申请行政复议或者提起行政诉讼。",
        _APPLICANT, (_CHANGE, _REVIEW), limit="filing.review_request_limit", expires="close_refused",
    ),
    State.UNDER_REVIEW: Rest("区民政局正在复核，{filing.review_limit}内答复。", ("reviewer",), (_REVIEW,)),
    State.REVIEW_PROPOSED: Rest("复核意见已提出，等区民政局负责人决定。", ("approver",), (_REVIEW,)),
    State.REOPENED: Rest("复核认为原决定不当，街镇在{filing.redo_limit}内重新办理。", ("street",), (_REVIEW,)),
    State.REDO_PROPOSED: Rest("街镇已重新提出意见，等审批。", ("approver",), (_REVIEW,)),
    State.CHANGED: Rest("变更完成，名册和备案证已经是新的。", (), (_CHANGE, _MOVE)),
    State.REFUSAL_FINAL: Rest("本次变更已终结，原备案事项不变；改正后可以重新申请。", (), (_REVIEW,)),
    State.WITHDRAWN: Rest("变更已经撤回，或者随备案注销终止，原备案事项不变。", (), (_END,)),
    State.CLOSED_UNANSWERED: Rest("到期没有收到补正，本次退件，材料还留着。", (), (_END,)),
    State.DISCARDED: Rest("草稿{filing.draft_kept}未提交，已清除。", (), (_DRAFT,)),
}  # fmt: skip

CLOCKS = (
    Clock("decision", "街镇办理期限", "filing_change.decision_limit", (_CHANGE,), DECIDING, stops=STILL, expires="escalate"),
    Clock("supervision", "督办期限", supervision, (_DECIDE,), DECIDING | REDOING),
    Clock("review", "复核期限", "filing.review_limit", (_REVIEW,), REVIEWING),
    Clock("redo", "重新办理期限", "filing.redo_limit", (_REVIEW,), REDOING, expires="escalate_redo"),
)  # fmt: skip
