"""社区社会组织备案注销: the states of a cancellation, how long it may rest in each, and in whose words."""

from django.db.models import TextChoices

from casework.core.process import Clock, Rest
from casework.intake.declared import Stage
from policy.basis import cite


class State(TextChoices):
    """The blueprint's states."""

    DRAFT = "draft", "起草中"
    COMMUNITY_CHECK = "community_check", "居村委会核查决议"
    RETURNED = "returned", "退回补正"
    CAUSE_CHECK = "cause_check", "依职权核实"
    TOLD = "told", "拟注销告知"
    ANNOUNCED = "announced", "公告送达中"
    STATEMENT_HEARD = "statement_heard", "陈述申辩待复核"
    SETTLING = "settling", "清点财物"
    COMMUNITY_SETTLING = "community_settling", "居村委会主持清点"
    SETTLED = "settled", "清点报告待审"
    POSTED = "posted", "注销公示中"
    CLAIM_CHECK = "claim_check", "债权和异议核实"
    DECIDING = "deciding", "街镇审查"
    PROPOSED = "proposed", "拟办待审批"
    CANCELLING = "cancelling", "已决定注销（待生效）"
    REVOKING = "revoking", "已决定撤销（待生效）"
    UNDER_REVIEW = "under_review", "区民政局复核中"
    REVIEW_PROPOSED = "review_proposed", "复核待审批"
    CANCELLED = "cancelled", "已注销"
    PROMOTED = "promoted", "已转登记"
    MERGED = "merged", "已合并注销"
    REVOKED = "revoked", "已撤销备案"
    KEPT = "kept", "不予注销"
    SENT_TO_CONFIRMATION = "sent_to_confirmation", "转回年度确认"
    WITHDRAWN = "withdrawn", "已撤回"
    CLOSED_UNANSWERED = "closed_unanswered", "逾期退件"
    DISCARDED = "discarded", "草稿过期"


ASKING = frozenset({State.DRAFT, State.COMMUNITY_CHECK, State.RETURNED})
SETTLING = frozenset({State.SETTLING, State.COMMUNITY_SETTLING, State.SETTLED})
ON_NOTICE = frozenset({State.POSTED, State.CLAIM_CHECK})
DECIDING = frozenset({State.DECIDING, State.PROPOSED})
UNDECIDED = ASKING | SETTLING | ON_NOTICE | DECIDING
PENDING = frozenset({State.CANCELLING, State.REVOKING})
REVIEWING = frozenset({State.UNDER_REVIEW, State.REVIEW_PROPOSED})
STAGES = (
    Stage("申请", ASKING), Stage("清点财物", SETTLING), Stage("公示", ON_NOTICE), Stage("街镇决定", DECIDING),
    Stage("生效", PENDING | {State.CANCELLED, State.PROMOTED, State.MERGED}),
)  # fmt: skip

_DRAFT, _RETURN, _END, _REVIEW = (cite(f"community/t{n}") for n in (14, 16, 22, 23))
_CAUSES, _SETTLE, _POST, _HEAR, _DECIDE, _GROW = (cite(f"community/t{n}") for n in (35, 36, 37, 38, 39, 41))
_APPLICANT = ("applicant", "founder")

RESTS = {
    State.DRAFT: Rest(
        "请填写注销原因和成员决议，随时可以不办；没填完可以先存着，保留{filing.draft_kept}。", _APPLICANT, (_CAUSES, _DRAFT),
        limit="filing.draft_kept", expires="discard_draft",
    ),
    State.COMMUNITY_CHECK: Rest(
        "居村委会正在核实成员决议，{filing_cancellation.community_limit}内有意见，没有意见也会自动往下走。", ("community",), (_SETTLE,),
        limit="filing_cancellation.community_limit", expires="pass_unanswered",
    ),
    State.RETURNED: Rest(
        "还差几项，已一次列清，请在{filing.applicant_correction_limit}内补好。", _APPLICANT, (_SETTLE, _RETURN),
        limit="filing.applicant_correction_limit", expires="close_unanswered",
    ),
    State.CAUSE_CHECK: Rest(
        "街镇正在核实是否存在应当注销的情形，现在不用您办理。", ("street",), (_HEAR,), limit="filing_cancellation.cause_limit"
    ),
    State.TOLD: Rest(
        "街镇拟注销备案，理由见告知书；您可以在{filing_cancellation.statement_limit}内说明情况，愿意整改或者补办的可以提出。", _APPLICANT,
        (_HEAR,), limit="filing_cancellation.statement_limit", expires="waive_statement",
    ),
    State.ANNOUNCED: Rest(
        "因联系不上您，正在公告{filing_cancellation.announce_days}；看到公告请说明情况，还有一次整改或者补办的机会。", _APPLICANT, (_HEAR,),
        limit="filing_cancellation.announce_days", expires="announcement_over",
    ),
    State.STATEMENT_HEARD: Rest(
        "正在由另一名工作人员复核您的意见，{filing_cancellation.hearing_limit}内答复。", ("street", "chief"), (_HEAR,),
        limit="filing_cancellation.hearing_limit",
    ),
    State.SETTLING: Rest(
        "请在{filing_cancellation.settle_limit}内清点财物、退还代管资金、结清债务，居村委会会派人到场；不方便的可以请居村委会主持。", _APPLICANT,
        (_SETTLE,), limit="filing_cancellation.settle_limit", expires="settle_overdue",
    ),
    State.COMMUNITY_SETTLING: Rest(
        "由居村委会在{filing_cancellation.settle_limit}内主持清点，现在不用您办理。", ("community",), (_SETTLE,),
        limit="filing_cancellation.settle_limit", expires="settle_escalate",
    ),
    State.SETTLED: Rest(
        "清点已完成，街镇在{filing_cancellation.settle_check_limit}内核对。", ("street",), (_POST,),
        limit="filing_cancellation.settle_check_limit",
    ),
    State.POSTED: Rest(
        "正在公示{filing_cancellation.notice_days}，有债权或者异议的可以申报。", ("clock",), (_POST,), limit="filing_cancellation.notice_days",
        expires="end_notice",
    ),
    State.CLAIM_CHECK: Rest(
        "有人申报债权或者提出异议，街镇在{filing_cancellation.claim_limit}内核实答复。", ("street",), (_POST,),
        limit="filing_cancellation.claim_limit",
    ),
    State.DECIDING: Rest("街镇在{filing_cancellation.decision_limit}内决定。", ("street",), (_DECIDE,)),
    State.PROPOSED: Rest("承办人已提出意见，等街镇负责人审批。", ("approver",), (_DECIDE,)),
    State.CANCELLING: Rest(
        "已决定注销；不服的，{filing.review_request_limit}内可以申请复核。有纸质备案证的，请在{filing_cancellation.return_limit}内交回。", _APPLICANT,
        (_DECIDE, _REVIEW), limit="filing.review_request_limit", expires="finish",
    ),
    State.REVOKING: Rest(
        "已决定撤销备案；不服的，{filing.review_request_limit}内可以申请复核。", _APPLICANT, (_DECIDE, _REVIEW),
        limit="filing.review_request_limit", expires="finish_revocation",
    ),
    State.UNDER_REVIEW: Rest("区民政局正在复核，{filing.review_limit}内答复；复核期间备案证不作废。", ("reviewer",), (_REVIEW,)),
    State.REVIEW_PROPOSED: Rest("复核意见已提出，等区民政局负责人决定。", ("approver",), (_REVIEW,)),
    State.CANCELLED: Rest("备案已注销，编号不再使用；感谢为社区做过的事。", (), (_DECIDE,)),
    State.PROMOTED: Rest("已转为法人登记，备案期间的记录和旧编号都保留。", (), (_DECIDE, _GROW)),
    State.MERGED: Rest("已并入另一组织，记录随迁。", (), (_CAUSES, _DECIDE)),
    State.REVOKED: Rest("备案因虚假材料被撤销，原负责人{filing.bar_false}内不得再申请。", (), (_DECIDE,)),
    State.KEPT: Rest("不注销，备案编号继续使用。", (), (_HEAR,)),
    State.SENT_TO_CONFIRMATION: Rest("给您一次整改或者补办的机会，请在年度确认里按通知办理。", (), (_HEAR,)),
    State.WITHDRAWN: Rest("您已撤回注销申请，备案不受影响。", (), (_DECIDE,)),
    State.CLOSED_UNANSWERED: Rest("到期没有补正，本次注销申请退件，备案不受影响。", (), (_END,)),
    State.DISCARDED: Rest("草稿{filing.draft_kept}未提交，已清除，备案不受影响。", (), (_DRAFT,)),
}  # fmt: skip

CLOCKS = (
    Clock("decision", "街镇决定期限", "filing_cancellation.decision_limit", (_DECIDE,), DECIDING, expires="escalate"),
    Clock("review", "复核期限", "filing.review_limit", (_REVIEW,), REVIEWING),
)  # fmt: skip
