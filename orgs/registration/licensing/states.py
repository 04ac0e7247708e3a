"""States of the licensing spine."""

from django.db.models import TextChoices


class Spine(TextChoices):
    """What every licence passes through between hand-in and decision."""

    SUBMITTED = "submitted", "已提交待受理"
    CORRECTION_REQUESTED = "correction_requested", "待补正"
    RESUBMITTED = "resubmitted", "补正后待受理"
    ACCEPTED = "accepted", "已受理待指定承办"
    UNDER_REVIEW = "under_review", "承办审查中"
    REFUSAL_TOLD = "refusal_told", "已告知拟不予登记"
    STATEMENT_CLOSED = "statement_closed", "陈述申辩已结束"
    CHIEF_REVIEW = "chief_review", "审核中"
    APPROVAL = "approval", "审批中"
    APPROVED = "approved", "准予登记待发证"
    CERTIFIED = "certified", "已发证待公告"
    NOT_ACCEPTED = "not_accepted", "不予受理（可救济）"
    REFUSED = "refused", "不予登记（可救济）"
    ANNOUNCED = "announced", "已公告"
    REFUSAL_FINAL = "refusal_final", "不予决定已生效"
    WITHDRAWN = "withdrawn", "已撤回"
    LAPSED = "lapsed", "逾期终止"


UNDER_DECISION = frozenset(
    {Spine.ACCEPTED, Spine.UNDER_REVIEW, Spine.REFUSAL_TOLD, Spine.STATEMENT_CLOSED, Spine.CHIEF_REVIEW, Spine.APPROVAL}
)
WAITING_FOR_ACCEPTANCE = frozenset({Spine.SUBMITTED, Spine.RESUBMITTED})
BEFORE_DECISION = WAITING_FOR_ACCEPTANCE | UNDER_DECISION | {Spine.CORRECTION_REQUESTED}


def correction_limit(case):
    """The period for correction, longer when it was extended."""
    extension = ("applicant_correction_extension",) if case.correction_extended else ()
    return ("applicant_correction_limit", *extension)


correction_limit.key = "applicant_correction_limit"
