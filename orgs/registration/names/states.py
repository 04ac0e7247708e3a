"""名称核准: the states of a name check, how long it may rest in each, and in whose words."""

from django.db.models import TextChoices

from casework.core.process import Clock, Rest
from casework.intake.declared import Stage
from orgs.registration.licensing.states import correction_limit
from orgs.reservations import NameReservation
from policy.basis import cite, law


class State(TextChoices):
    """The blueprint's states; those shared with other licences carry the spine's values."""

    DRAFT = "draft", "填报中"
    SUBMITTED = "submitted", "已提交待受理"
    CORRECTION_REQUESTED = "correction_requested", "待补正"
    RESUBMITTED = "resubmitted", "补正后待受理"
    UNDER_REVIEW = "under_review", "名称审查中"
    ASKING_HOLDER = "asking_holder", "征求原名称使用人意见"
    REFUSAL_TOLD = "refusal_told", "已告知备选名称不符合规定"
    STATEMENT_CLOSED = "statement_closed", "陈述申辩已结束"
    APPROVAL = "approval", "审批中"
    RESERVED = "reserved", "已核准保留中"
    RENEWAL_PENDING = "renewal_pending", "续期审查中"
    DISPUTED = "disputed", "名称争议处理中"
    REVOCATION_TOLD = "revocation_told", "已告知拟撤销核准"
    REVOCATION_REVIEW = "revocation_review", "拟撤销核准审批中"
    NOT_ACCEPTED = "not_accepted", "不予受理（可救济）"
    REJECTED = "rejected", "不予核准（可救济）"
    UNDER_REMEDY = "under_remedy", "复议或诉讼中"
    USED = "used", "已使用"
    EXPIRED = "expired", "保留期满失效"
    RELEASED = "released", "已放弃"
    REVOKED = "revoked", "核准已撤销"
    WITHDRAWN = "withdrawn", "已撤回"
    LAPSED = "lapsed", "逾期终止"
    REJECTION_FINAL = "rejection_final", "不予决定已生效"


WAITING = frozenset({State.SUBMITTED, State.RESUBMITTED})
DECIDING = frozenset(
    {State.UNDER_REVIEW, State.ASKING_HOLDER, State.REFUSAL_TOLD, State.STATEMENT_CLOSED, State.APPROVAL}
)
KEPT = frozenset({State.RESERVED, State.RENEWAL_PENDING})
STAGES = (
    Stage("填写名称", frozenset({State.DRAFT})),
    Stage("受理", WAITING | {State.CORRECTION_REQUESTED}),
    Stage("审查和决定", DECIDING),
    Stage("名称保留", KEPT | {State.DISPUTED}),
    Stage("用于登记", frozenset({State.USED})),
)


def reservation_of(case):
    """The case's reservation, or None before the name was approved."""
    return NameReservation.objects.filter(case_id=case.pk).first()


def period_start(case):
    """The day from which the running period of the reservation counts."""
    return reservation_of(case).since


def period_end(case):
    """The last day of the running period: the day from which a renewal counts (第二十四条)."""
    return reservation_of(case).until


def reservation_rule(case):
    """The first period, or the renewal's."""
    return "name.renewal_period" if case.renewals else "name.reservation_period"


reservation_rule.key = "name.reservation_period"


def floor_after_dispute(case):
    """After a dispute or a dropped revocation the applicant has a few days at least (第二十五条)."""
    return "name.after_dispute_floor" if case.floored else None


floor_after_dispute.key = "name.after_dispute_floor"

_application, _acceptance = cite("registration/application"), cite("registration/acceptance")
_correction, _review = cite("registration/correction"), cite("registration/name-alternatives")
_defence, _decision = cite("registration/defence"), cite("registration/decision")
_keeping, _renewal, _dispute = cite("registration/name-reservation"), cite("registration/t24"), cite("registration/t25")
_APPLICANT = ("applicant", "founder")

RESTS = {
    State.DRAFT: Rest(
        "请填写一至{name.candidates_max}个备选名称，系统会边填边检查；提交以前工作人员看不到。", _APPLICANT, (_review, _application),
        limit="registration.draft_limit", expires="expire_draft",
    ),
    State.SUBMITTED: Rest(
        "申请已收到，最迟{correction_notice_limit}内答复是否受理；逾期没有答复的，视为已经受理。", ("clerk",),
        (_acceptance, cite("registration/deemed-acceptance"), law("行政许可法", 32)), limit="correction_notice_limit",
        expires="deem_accepted",
    ),
    State.CORRECTION_REQUESTED: Rest(
        "请按告知书一次补齐所列内容。", _APPLICANT, (_correction, law("行政许可法", 32)), limit=correction_limit,
        expires="lapse_correction", resumes="registration.unmended_floor",
    ),
    State.RESUBMITTED: Rest(
        "补正内容已收到，最迟{correction_notice_limit}内答复；逾期没有答复的，视为已经受理。", ("clerk",),
        (_correction, law("行政许可法", 32)), limit="correction_notice_limit", expires="deem_accepted",
    ),
    State.UNDER_REVIEW: Rest(
        "承办人员正按您填写的顺序审查备选名称，承诺{name.committed_limit}内办结。", ("reviewer",),
        (_review, cite("registration/name-structure")),
    ),
    State.ASKING_HOLDER: Rest(
        "有一个相近的名称，正在听取其使用人的意见，这段时间计入办理期限。", ("clerk",), (cite("registration/name-duplicate"),),
        limit="name.holder_limit", expires="close_asking",
    ),
    State.REFUSAL_TOLD: Rest(
        "备选名称都不符合规定，理由见告知书；{name.adjust_limit}内可以陈述、申辩，也可以更换一次备选名称。", _APPLICANT,
        (_review, _defence), limit="name.adjust_limit", expires="lapse_adjustment",
    ),
    State.STATEMENT_CLOSED: Rest("您的意见已转承办人员。", ("reviewer",), (_review, _defence)),
    State.APPROVAL: Rest("审查完毕，等待作出决定。", ("approver",), (_review,)),
    State.RESERVED: Rest(
        "名称已为您保留，请在保留期内办理登记；保留期内不得用它对外活动。需要续期的，请在届满{name.renewal_before}前提出。", _APPLICANT,
        (_keeping,), limit=floor_after_dispute, expires="expire",
    ),
    State.RENEWAL_PENDING: Rest(
        "续期申请已收到；届满{name.renewal_before}前提出而届满时仍未决定的，视为同意续期。", ("chief",),
        (_renewal, law("行政许可法", 50)),
    ),
    State.DISPUTED: Rest(
        "有人对该名称提出异议，正在核实；处理期间名称继续为您保留，您可以答辩。", ("reviewer",), (_dispute,),
        limit="name.dispute_limit",
    ),
    State.REVOCATION_TOLD: Rest(
        "登记机关拟撤销该名称的核准，{registration.statement_limit}内可以陈述、申辩。", _APPLICANT,
        (_dispute, _defence, law("行政许可法", 69)), limit="registration.statement_limit",
        expires="lapse_revocation_statement",
    ),
    State.REVOCATION_REVIEW: Rest("您的意见已转审批人员，等待决定。", ("approver",), (_dispute, _decision)),
    State.NOT_ACCEPTED: Rest(
        "不予受理，理由和应当去的机关见决定书；可以申请行政复议或者提起行政诉讼。", (), (_acceptance, _decision),
        limit="remedy.suit_limit", expires="close_remedy",
    ),
    State.REJECTED: Rest(
        "不予核准，理由见决定书；可以换名称重新申请，也可以申请行政复议或者提起行政诉讼。", (), (_decision, law("行政许可法", 38)),
        limit="remedy.suit_limit", expires="close_remedy",
    ),
    State.UNDER_REMEDY: Rest("您的复议或者诉讼正在进行，结果生效后按结果处理。", (), (_decision,)),
    State.USED: Rest("名称已成为登记名称。", (), (_keeping,)),
    State.EXPIRED: Rest("保留期已满，名称不再为您保留，可以重新申请。", (), (_keeping,)),
    State.RELEASED: Rest("您已放弃该名称。", (), (_keeping,)),
    State.REVOKED: Rest("名称核准已撤销，可以换名称重新申请，也可以申请行政复议或者提起行政诉讼。", (), (_keeping, _dispute)),
    State.WITHDRAWN: Rest("申请已撤回，可以随时重新申请。", (), (cite("registration/withdrawal"),)),
    State.LAPSED: Rest(
        "因逾期没有提交或者没有补正，办理已终止；不影响信用，可以随时重新申请。", (), (_correction, _application)
    ),
    State.REJECTION_FINAL: Rest("不予决定已生效，可以换名称重新申请。", (), (_decision,)),
}  # fmt: skip

# A renewal asked for in time is deemed granted when the period ends, one asked for late ends with it: both clocks run
# beside each other, and the checks of their steps decide which of the two is taken.
CLOCKS = (
    Clock("decision", "办理期限", "name.decision_limit", (_review, law("行政许可法", 42)), DECIDING,
          promise="name.committed_limit", expires="tell_overdue"),
    Clock("reservation", "保留期", reservation_rule, (_keeping,), frozenset({State.RESERVED}), expires="expire"),
    Clock("renewal", "续期决定期限", reservation_rule, (_renewal,), frozenset({State.RENEWAL_PENDING}),
          expires="deem_renewed"),
    Clock("last_day", "保留期届满", reservation_rule, (_renewal,), frozenset({State.RENEWAL_PENDING}), expires="expire"),
)  # fmt: skip
