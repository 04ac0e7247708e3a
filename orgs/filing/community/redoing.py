"""社区社会组织备案: the street's second decision after a review, by other people for other reasons."""

from casework.core.people import role, unlike
from casework.core.step import step
from orgs.filing.community import rules
from orgs.filing.community.states import State
from policy.basis import cite

STREET, APPROVER = role("street"), role("approver")
REVIEW, DECISION, REFUSAL = cite("community/t23"), cite("community/t20"), cite("community/t13")


class Redoing:
    """Steps of the second decision; no fields of its own."""

    @step(
        State.REOPENED, State.REDO_PROPOSED, label="重新提出意见", by=STREET & unlike("propose_refusal"), basis=REVIEW,
        checks=[rules.reasons_are_of_the_article, rules.reasons_are_new, rules.posted_if_granted],
    )  # fmt: skip
    def propose_redo(self, *, by, way, advice, reason_codes=(), facts=""):
        """Another officer answers the review point by point; the same reasons do not serve twice."""
        self.opinion, self.advice = way, advice
        self.reasons, self.refusal_facts = list(reason_codes), facts

    @step(
        State.REDO_PROPOSED, State.APPROVED, label="重新办理后决定备案", by=APPROVER & unlike("propose_redo", "refuse"),
        basis=[REVIEW, DECISION], letter="approved", checks=[rules.proposed_to_grant, rules.name_is_free],
    )  # fmt: skip
    def approve_redo(self, *, by, decided_on):
        """Somebody who has not refused before decides to file it."""
        self.decided_on = decided_on

    @step(
        State.REDO_PROPOSED, State.REFUSAL_FINAL, label="重新办理后不予备案", by=APPROVER & unlike("propose_redo", "refuse"),
        basis=[REVIEW, REFUSAL], letter="refused_anew", checks=[rules.proposed_to_refuse, rules.reasons_are_new],
    )  # fmt: skip
    def refuse_redo(self, *, by, decided_on):
        """Refused for other reasons; what is left are the ways of appeal."""
        self.decided_on = decided_on
