"""社区社会组织备案: the review by the district bureau, and the street's second decision by other people for other reasons."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing.community import rules
from orgs.filing.community.states import REDOING, State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
FIRST = ("propose_filing", "propose_refusal", "approve", "refuse")
REVIEWER, HEAD = role("reviewer", at="supervisor"), role("approver", at="supervisor")
REVIEW, DECISION, REFUSAL = cite("community/t23"), cite("community/t20"), cite("community/t13")


class Reviewing:
    """Steps after a refusal; no fields of its own."""

    @step(
        State.REFUSED, State.UNDER_REVIEW, label="申请复核", by=APPLICANT, basis=REVIEW, letter="review_received",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def ask_review(self, *, by, claim, evidence=None):
        """The founders say why the refusal is wrong."""
        self.claim = claim

    @step(State.REFUSED, State.REFUSAL_FINAL, label="复核期满终结", by=by_clock, basis=REVIEW, checks=[rules.state_is_over])
    def close_refused(self, *, by):
        """Nobody asked for a review in time; the reasons stand in the figures."""

    @step(State.UNDER_REVIEW, State.REVIEW_PROPOSED, label="提出复核意见", by=REVIEWER & unlike(*FIRST), basis=REVIEW)
    def propose_review(self, *, by, finding, ground):
        """Somebody of the bureau who had no part in the decision looks at it anew."""
        self.review_finding, self.review_ground = finding, ground

    @step(
        State.REVIEW_PROPOSED, State.REFUSAL_FINAL, label="维持原决定", by=HEAD & unlike("propose_review", *FIRST), basis=REVIEW,
        letter="upheld", checks=[rules.found_right],
    )  # fmt: skip
    def uphold(self, *, by):
        """The refusal stands; the ways of appeal are named."""

    @step(
        State.REVIEW_PROPOSED, State.REOPENED, label="责令重新办理", by=HEAD & unlike("propose_review", *FIRST), basis=REVIEW,
        letter="redo_ordered", checks=[rules.found_wrong],
    )  # fmt: skip
    def order_redo(self, *, by):
        """The refusal was wrong: the street decides anew, within ten days, by other people."""
        self.opinion, self.advice, self.reasons, self.refusal_facts, self.pressed = "", "", [], "", False

    @step(
        State.REVIEW_PROPOSED, State.UNDER_REVIEW, label="退回复核承办人", by=HEAD & unlike("propose_review", *FIRST), basis=REVIEW
    )  # fmt: skip
    def return_review(self, *, by, note):
        """The finding does not bear the decision yet."""
        self.return_note, self.review_finding = note, ""

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

    @step(State.REDO_PROPOSED, State.REOPENED, label="重新办理退回再办", by=APPROVER & unlike("propose_redo"), basis=REVIEW)
    def return_redo(self, *, by, note):
        """Something is still to be done."""
        self.return_note, self.opinion = note, ""

    @step(
        sorted(REDOING), None, label="重新办理逾期督办", by=by_clock, basis=[REVIEW, DECISION], letter="redo_escalated",
        checks=[rules.decision_is_overdue],
    )  # fmt: skip
    def escalate_redo(self, *, by):
        """No second decision in time: the bureau presses the street."""
        self.pressed = True
