"""成立登记: the matters that may run beside it, when, and what they hold up."""

from matters.declared import Side
from orgs.registration.establishment.states import ON_HEARING, State

EXAMINED = frozenset({State.UNDER_REVIEW, State.STATEMENT_CLOSED})
ASSIGNED = EXAMINED | {State.REFUSAL_TOLD, State.CHIEF_REVIEW, State.APPROVAL, *ON_HEARING}
PROPOSALS, DECISIONS = ("propose_grant", "propose_refusal"), ("grant", "refuse")

SIDES = (
    Side("consultation", EXAMINED, limit="registration.consult_limit", blocks=PROPOSALS, follows_handler=True),
    Side("clarification", EXAMINED, blocks=PROPOSALS, follows_handler=True),
    Side("visit", EXAMINED, blocks=PROPOSALS),
    Side("third_party", EXAMINED | {State.HEARING_OFFERED}, blocks=PROPOSALS, follows_handler=True),
    Side("objection", ASSIGNED, blocks=(*PROPOSALS, *DECISIONS), follows_handler=True),
    Side("hearing_session", frozenset({State.HEARING_SET}), blocks=("close_hearing",)),
    Side("recusal", ASSIGNED, blocks=(*PROPOSALS, "chief_agree", *DECISIONS)),
    Side("legal_review", frozenset({State.CHIEF_REVIEW, State.APPROVAL}), blocks=("chief_agree", *DECISIONS)),
    Side("deliberation", frozenset({State.APPROVAL, State.REVOCATION_TOLD, State.REVOCATION_HEARD}), blocks=(*DECISIONS, "revoke")),
    Side("remedy", frozenset({State.NOT_ACCEPTED, State.REFUSED, State.REFUSAL_FINAL}), blocks=("close_remedy",)),
)
