"""成立登记: the matters that may run beside it, when, and what they hold up."""

from matters.declared import Side
from orgs.registration.establishment.states import ON_HEARING, State

EXAMINED = frozenset({State.UNDER_REVIEW, State.STATEMENT_CLOSED})
ASSIGNED = EXAMINED | {State.REFUSAL_TOLD, State.CHIEF_REVIEW, State.APPROVAL, *ON_HEARING}
# 第十条: 逾期未答复的视为没有不同意见.
SILENCE = "逾期没有答复的，视为没有不同意见，登记机关依法继续办理。"
PROPOSALS, DECISIONS = ("propose_grant", "propose_refusal"), ("grant", "refuse")

SIDES = (
    Side("consultation", EXAMINED, limit="registration.consult_limit", blocks=PROPOSALS, follows_handler=True, silence=SILENCE),
    Side("clarification", EXAMINED, limit="registration.explain_limit", most="registration.explain_times",
         blocks=PROPOSALS, follows_handler=True),
    Side("visit", EXAMINED, limit="registration.site_check_limit", notice="registration.site_check_notice", blocks=PROPOSALS),
    Side("third_party", EXAMINED | {State.HEARING_OFFERED}, limit="hearing.request_limit", blocks=PROPOSALS,
         follows_handler=True),
    Side("objection", ASSIGNED, limit="registration.objection_limit", blocks=(*PROPOSALS, *DECISIONS), follows_handler=True),
    Side("hearing_session", frozenset({State.HEARING_SET}), limit="hearing.hold_limit", notice="hearing.notice_before",
         blocks=("close_hearing",)),
    Side("recusal", ASSIGNED, limit="registration.recusal_answer", blocks=(*PROPOSALS, "chief_agree", *DECISIONS)),
    Side("legal_review", frozenset({State.CHIEF_REVIEW, State.APPROVAL}), limit="matter.legal_review_limit",
         blocks=("chief_agree", *DECISIONS)),
    Side("deliberation", frozenset({State.REVOCATION_TOLD, State.REVOCATION_HEARD}), blocks=("revoke",)),
    Side("remedy", frozenset({State.NOT_ACCEPTED, State.REFUSED, State.REFUSAL_FINAL}), blocks=("close_remedy",)),
    Side("extension", never="成立登记的办理期限由条例规定为60日，《登记注册工作规程》第十五条没有允许延长，不能延长办理期限。"),
)  # fmt: skip
