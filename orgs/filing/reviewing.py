"""社区社会组织: the review by the district bureau after a refusal, and what is sent back; the street's second decision is the process's own."""

from casework.clock.running import state_is_over, state_is_running
from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing import decided
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
# Whoever had a part in what is reviewed, in any of the processes.
FIRST = ("propose_filing", "propose_change", "propose_refusal", "approve", "refuse", "question_entry", "roll_back")
REVIEWER, HEAD = role("reviewer", at="supervisor"), role("approver", at="supervisor")
REVIEW, DECISION, REFUSAL = cite("community/t23"), cite("community/t20"), cite("community/t13")


class Reviewing:
    """Steps after a refusal; no fields of its own."""

    @step(
        "refused", "under_review", label="申请复核", by=APPLICANT, basis=REVIEW, letter="review_received",
        checks=[state_is_running],
    )  # fmt: skip
    def ask_review(self, *, by, claim, evidence=None):
        """The founders say why the refusal is wrong."""
        self.claim = claim

    @step("refused", "refusal_final", label="复核期满终结", by=by_clock, basis=REVIEW, checks=[state_is_over])
    def close_refused(self, *, by):
        """Nobody asked for a review in time; the reasons stand in the figures."""

    @step("under_review", "review_proposed", label="提出复核意见", by=REVIEWER & unlike(*FIRST), basis=REVIEW)
    def propose_review(self, *, by, finding, ground):
        """Somebody of the bureau who had no part in the decision looks at it anew."""
        self.review_finding, self.review_ground = finding, ground

    @step(
        "review_proposed", "refusal_final", label="维持原决定", by=HEAD & unlike("propose_review", *FIRST), basis=REVIEW,
        letter="upheld", checks=[decided.found_right],
    )  # fmt: skip
    def uphold(self, *, by):
        """The refusal stands; the ways of appeal are named."""

    @step(
        "review_proposed", "reopened", label="责令重新办理", by=HEAD & unlike("propose_review", *FIRST), basis=REVIEW,
        letter="redo_ordered", checks=[decided.found_wrong],
    )  # fmt: skip
    def order_redo(self, *, by):
        """The refusal was wrong: the street decides anew, within ten days, by other people."""
        self.opinion, self.advice, self.reasons, self.refusal_facts, self.pressed = "", "", [], "", False

    @step(
        "review_proposed", "under_review", label="退回复核承办人", by=HEAD & unlike("propose_review", *FIRST), basis=REVIEW
    )  # fmt: skip
    def return_review(self, *, by, note):
        """The finding does not bear the decision yet."""
        self.return_note, self.review_finding = note, ""

    @step("redo_proposed", "reopened", label="重新办理退回再办", by=APPROVER & unlike("propose_redo"), basis=REVIEW)
    def return_redo(self, *, by, note):
        """Something is still to be done."""
        self.return_note, self.opinion = note, ""

    @step(
        ["reopened", "redo_proposed"], None, label="重新办理逾期督办", by=by_clock, basis=[REVIEW, DECISION], letter="redo_escalated",
        checks=[decided.decision_is_overdue],
    )  # fmt: skip
    def escalate_redo(self, *, by):
        """No second decision in time: the bureau presses the street."""
        self.pressed = True
