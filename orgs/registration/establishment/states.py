"""成立登记: the states of an establishment, how long it may rest in each, and in whose words."""

from django.db.models import TextChoices

from casework.core.process import Clock, Rest
from casework.core.states import on
from casework.intake.declared import Stage
from orgs.registration.licensing.hearing import HearingSpine
from orgs.registration.licensing.states import UNDER_DECISION, Spine, correction_limit
from papers.sealing.service import first_served
from policy.basis import cite, law


@on(Spine, HearingSpine)
class State(TextChoices):
    """The spine, with the draft and the sponsor's review before it."""

    DRAFT = "draft", "填报中"
    SPONSOR_REVIEW = "sponsor_review", "业务主管单位审查中"
    RETURNED_BY_SPONSOR = "returned_by_sponsor", "业务主管单位退回修改"
    SPONSOR_DECLINED = "sponsor_declined", "业务主管单位不同意"
    REVOCATION_TOLD = "revocation_told", "已告知拟撤销登记"
    REVOCATION_HEARD = "revocation_heard", "待决定是否撤销"
    REVOKED = "revoked", "登记已撤销"


WITH_APPLICANT_BEFORE = frozenset({State.DRAFT, State.RETURNED_BY_SPONSOR, State.SPONSOR_DECLINED})
ON_HEARING = (State.HEARING_OFFERED, State.HEARING_SET)
ISSUING = frozenset({State.APPROVED})


def decision_rule(case):
    """Founding a charity at the same time shortens the time for the decision (慈善法第十条)."""
    return "registration.charity_decision_limit" if case.is_charity else "registration.decision_limit"


decision_rule.key = "registration.decision_limit"

def promised_rule(case):
    """A publicity lengthens what is promised (工作规程第十五条)."""
    return "registration.committed_limit_with_notice" if case.publicized_on else "registration.committed_limit"


promised_rule.key = "registration.committed_limit"


def errand_rule(case):
    """When the founders are reminded of seal and account: not at all once both were reported."""
    return None if case.seal_on and case.account_on else "registration.errand_reminder"


def certificate_day(case):
    """The day from which seal and account are counted: 自领取证书之日起 (registration.seal_account_limit).

    The one written down when it was made out, or a later one on which it was served: never before its seal.
    """
    served = first_served(case, "certificate") if case.delivered_on else None
    return max(served, case.delivered_on) if served else case.delivered_on


errand_rule.key = "registration.errand_reminder"
errand_rule.since = certificate_day

_application, _acceptance = cite("registration/application"), cite("registration/acceptance")
_sponsor, _correction = cite("registration/sponsor-review"), cite("registration/correction")
_defence, _decision = cite("registration/defence"), cite("registration/decision")
_issue, _three = cite("registration/certificate-issue"), cite("registration/three-people")
_APPLICANT = ("applicant", "founder")

RESTS = {
    State.DRAFT: Rest(
        "请填写申请并上传材料，可以随时保存；提交以前工作人员看不到。", _APPLICANT, (_application,),
        limit="registration.draft_limit", expires="expire_draft",
    ),
    State.SPONSOR_REVIEW: Rest(
        "业务主管单位正在审查；超过期限的，您可以请登记机关发函督促。", ("sponsor",), (_sponsor,),
        limit="registration.sponsor_limit",
    ),
    State.RETURNED_BY_SPONSOR: Rest(
        "业务主管单位提出了修改意见，请逐条修改后重新送审。", _APPLICANT, (_sponsor,),
        limit="registration.draft_limit", expires="expire_draft",
    ),
    State.SPONSOR_DECLINED: Rest(
        "业务主管单位没有同意，理由见答复。您可以调整后重新准备，或者撤回。", _APPLICANT, (_sponsor,),
        limit="registration.draft_limit", expires="expire_draft",
    ),
    State.SUBMITTED: Rest(
        "申请已收到，最迟{correction_notice_limit}内答复是否受理；到期没有答复的，视为已经受理。", ("clerk",),
        (_acceptance, cite("registration/deemed-acceptance")), limit="correction_notice_limit", expires="deem_accepted",
    ),
    State.CORRECTION_REQUESTED: Rest(
        "请按告知书一次补齐所列内容，告知书以外的不会再要求补。", _APPLICANT, (_correction,),
        limit=correction_limit, expires="lapse_correction", resumes="registration.unmended_floor",
    ),
    State.RESUBMITTED: Rest(
        "补正材料已收到，最迟{correction_notice_limit}内答复；到期没有答复的，视为已经受理。", ("clerk",), (_correction,),
        limit="correction_notice_limit", expires="deem_accepted",
    ),
    State.ACCEPTED: Rest(
        "申请已受理，办理期限开始计算，正在安排承办人员。", ("chief",), (_three,), limit="registration.assign_limit",
    ),
    State.UNDER_REVIEW: Rest("承办人员正在审查。", ("reviewer",), (cite("registration/examination-points"),)),
    State.REFUSAL_TOLD: Rest(
        "登记机关拟不予登记，理由见告知书。{registration.statement_limit}内您可以陈述、申辩、补充证据。", _APPLICANT, (_defence,),
        limit="registration.statement_limit", expires="lapse_statement",
    ),
    State.STATEMENT_CLOSED: Rest("您的陈述申辩正在研究，是否采纳会逐条写明。", ("reviewer",), (_defence,)),
    State.HEARING_OFFERED: Rest(
        "您有权要求听证，请在{hearing.request_limit}内答复；不答复的视为放弃。", _APPLICANT, (cite("registration/hearing"),),
        limit="hearing.request_limit", expires="lapse_hearing",
    ),
    State.HEARING_SET: Rest(
        "听证正在组织，将提前书面通知时间和地点；听证所需时间不计入办理期限。", ("reviewer",), (cite("registration/hearing"),),
        limit="hearing.hold_limit",
    ),
    State.CHIEF_REVIEW: Rest("承办意见已提出，正在审核。", ("chief",), (_three,)),
    State.APPROVAL: Rest("审核已完成，等待作出决定。", ("approver",), (_three, law("行政许可法", 37))),
    State.APPROVED: Rest("已准予登记，证书将在{certificate_issue_limit}内送达。", ("clerk",), (_issue, law("行政许可法", 44))),
    State.CERTIFIED: Rest(
        "证书已制作，用印后送达；随后登记机关将公告成立。", ("publisher",), (_issue,), limit="registration.announce_limit",
    ),
    State.NOT_ACCEPTED: Rest(
        "不予受理，理由和应当去的机关见决定书；您可以申请行政复议或者提起行政诉讼。", (), (_acceptance, _decision),
        limit="remedy.suit_limit", expires="close_remedy",
    ),
    State.REFUSED: Rest(
        "不予登记，理由见决定书。您可以申请行政复议或者提起行政诉讼，也可以消除原因后重新申请。", (), (_decision,),
        limit="remedy.suit_limit", expires="close_remedy",
    ),
    State.ANNOUNCED: Rest(
        "登记已办结并公告。请自领取证书之日起{registration.seal_account_limit}内刻制印章、开立账户，办完后在这里报告备案。", (),
        (_issue, cite("registration/certificate")), limit=errand_rule, expires="remind_errands",
    ),
    State.REVOCATION_TOLD: Rest(
        "登记机关拟撤销准予登记的决定，{registration.statement_limit}内您可以陈述、申辩。", _APPLICANT, (_decision,),
        limit="registration.statement_limit", expires="lapse_revocation",
    ),
    State.REVOCATION_HEARD: Rest("您的陈述申辩正在研究，是否采纳会逐条写明。", ("approver",), (_decision,)),
    State.REVOKED: Rest("准予登记的决定已经撤销，您可以申请行政复议或者提起行政诉讼。", (), (_decision,)),
    State.REFUSAL_FINAL: Rest("不予决定已经生效，消除原因后可以重新申请。", (), (_decision,)),
    State.WITHDRAWN: Rest("申请已撤回，可以随时重新申请。", (), (cite("registration/withdrawal"),)),
    State.LAPSED: Rest(
        "因逾期没有提交或者没有补正，办理已终止；不影响信用，可以随时重新申请。", (), (_correction, _application)
    ),
}  # fmt: skip

CLOCKS = (
    Clock(
        "decision", "办理期限", decision_rule,
        (cite("registration/decision-limit"), law("社会团体登记管理条例", 12), law("民办非企业单位登记管理暂行条例", 11)),
        UNDER_DECISION | {State.HEARING_OFFERED}, promise=promised_rule, expires="tell_overdue",
        stops={State.HEARING_SET: "依法需要听证，所需时间不计算在办理期限内（行政许可法第四十五条）"},
    ),
    Clock("issue", "发证期限", "certificate_issue_limit", (_issue, law("行政许可法", 44)), ISSUING),
)  # fmt: skip

STAGES = (
    Stage("填写申请", WITH_APPLICANT_BEFORE | {State.SPONSOR_REVIEW}),
    Stage("受理", frozenset({State.SUBMITTED, State.CORRECTION_REQUESTED, State.RESUBMITTED})),
    Stage("审查", frozenset({State.ACCEPTED, State.UNDER_REVIEW, State.REFUSAL_TOLD, State.STATEMENT_CLOSED, *ON_HEARING})),
    Stage("审核和决定", frozenset({State.CHIEF_REVIEW, State.APPROVAL})),
    Stage("发证公告", frozenset({State.APPROVED, State.CERTIFIED})),
    Stage("办结", frozenset({State.ANNOUNCED})),
)
