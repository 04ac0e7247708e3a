"""社区社会组织备案注销: the bureau's review, by people who had no part in it; the certificate stands meanwhile (第二十三条)."""

from casework.core.people import party, role, unlike
from casework.core.step import step
from orgs.filing.cancellation import effects, rules
from orgs.filing.cancellation.states import PENDING, State
from policy.basis import cite

APPLICANT, REVIEW, DECIDE = party("applicant", "founder"), cite("community/t23"), cite("community/t39")
DECIDED = ("decide_cancel", "decide_revoke", "propose_cancel", "record_cause")
REVIEWER = role("reviewer", at="supervisor") & unlike(*DECIDED)
HEAD = role("approver", at="supervisor") & unlike("propose_review", *DECIDED)


class Reviewing:
    """Steps of a review; no fields of its own."""

    @step(
        sorted(PENDING), State.UNDER_REVIEW, label="申请复核", by=APPLICANT, basis=REVIEW, letter="review_received",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def contest(self, *, by, claim):
        """Why the decision is wrong; nothing ends meanwhile."""
        self.review_claim = claim

    @step(State.UNDER_REVIEW, State.REVIEW_PROPOSED, label="提出复核意见", by=REVIEWER, basis=REVIEW)
    def propose_review(self, *, by, finding, ground):
        """Somebody of the bureau looks at it anew."""
        self.review_finding, self.review_ground = finding, ground

    @step(State.REVIEW_PROPOSED, State.UNDER_REVIEW, label="退回复核承办人", by=HEAD, basis=REVIEW)
    def return_review(self, *, by, note):
        """Something is still to be looked into."""
        self.return_note, self.review_finding = note, ""

    @step(
        State.REVIEW_PROPOSED, State.CANCELLED, label="维持注销", by=HEAD, basis=[REVIEW, DECIDE], letter="upheld",
        checks=[rules.found_right, rules.is_not_false], effects=[effects.end_body],
    )  # fmt: skip
    def uphold_cancel(self, *, by, over_on):
        """It stands, and is in force at once."""
        self.over_on = over_on

    @step(
        State.REVIEW_PROPOSED, State.REVOKED, label="维持撤销", by=HEAD, basis=[REVIEW, DECIDE], letter="upheld",
        checks=[rules.found_right, rules.is_false], effects=[effects.end_body],
    )  # fmt: skip
    def uphold_revoke(self, *, by, over_on):
        """The same for a revocation."""
        self.over_on = over_on

    @step(
        State.REVIEW_PROPOSED, State.KEPT, label="撤销原决定", by=HEAD, basis=REVIEW, letter="overturned", checks=[rules.found_wrong],
        effects=[effects.restore],
    )  # fmt: skip
    def overturn(self, *, by, over_on):
        """It was wrong: the body stands as it stood before."""
        self.over_on = over_on
