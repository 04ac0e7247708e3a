"""社区社会组织年度确认: the bureau's review of a suspension and of a lapse, by people who had no part in it."""

from casework.core.people import party, role, unlike
from casework.core.step import step
from orgs.filing.confirmation import effects, rules
from orgs.filing.confirmation.states import State
from policy.basis import cite

APPLICANT, REVIEW = party("applicant", "founder"), cite("community/t23")
DECIDED = ("suspend_activities", "lapse_filing", "tell_suspension", "not_adopt", "propose_lapse")
REVIEWER = role("reviewer", at="supervisor") & unlike(*DECIDED)
HEAD = role("approver", at="supervisor")


class Reviewing:
    """Steps of a review; no fields of its own."""

    @step(
        State.SUSPENDED, State.REVIEW_SUSPENSION, label="对暂停申请复核", by=APPLICANT, basis=REVIEW, letter="review_received",
        checks=[rules.may_ask_review_of_suspension],
    )  # fmt: skip
    def contest_suspension(self, *, by, claim, asked_on):
        """Why the suspension is wrong; its days do not run meanwhile."""
        self.claim, self.held_since = claim, asked_on

    @step(State.REVIEW_SUSPENSION, State.REVIEW_SUSPENSION_PROPOSED, label="提出复核意见（暂停）", by=REVIEWER, basis=REVIEW)
    def propose_review_suspension(self, *, by, finding, ground):
        """Somebody of the bureau looks at it anew."""
        self.review_finding, self.review_ground = finding, ground

    @step(
        State.REVIEW_SUSPENSION_PROPOSED, State.SUSPENDED, label="维持暂停", by=HEAD & unlike("propose_review_suspension", *DECIDED),
        basis=REVIEW, letter="upheld", checks=[rules.found_right],
    )  # fmt: skip
    def uphold_suspension(self, *, by, decided_on):
        """It stands; the days of the review are added to it."""
        self.lengthen_suspension(decided_on)

    @step(
        State.REVIEW_SUSPENSION_PROPOSED, State.RECOVERED, label="撤销暂停", by=HEAD & unlike("propose_review_suspension", *DECIDED),
        basis=REVIEW, letter="overturned", checks=[rules.found_wrong], effects=[effects.recover_org],
    )  # fmt: skip
    def overturn_suspension(self, *, by, decided_on):
        """It was wrong: the body goes on, the year counts as confirmed."""
        self.decided_on = decided_on

    @step(
        State.LAPSED, State.REVIEW_LAPSE, label="对失效申请复核", by=APPLICANT, basis=REVIEW, letter="review_received",
        checks=[rules.may_ask_review_of_lapse],
    )  # fmt: skip
    def contest_lapse(self, *, by, claim, asked_on):
        """Why the lapse is wrong; the time for restoring it does not run meanwhile."""
        self.claim, self.held_since = claim, asked_on

    @step(State.REVIEW_LAPSE, State.REVIEW_LAPSE_PROPOSED, label="提出复核意见（失效）", by=REVIEWER, basis=REVIEW)
    def propose_review_lapse(self, *, by, finding, ground):
        """Somebody of the bureau looks at it anew."""
        self.review_finding, self.review_ground = finding, ground

    @step(
        State.REVIEW_LAPSE_PROPOSED, State.LAPSED, label="维持失效", by=HEAD & unlike("propose_review_lapse", *DECIDED), basis=REVIEW,
        letter="upheld", checks=[rules.found_right],
    )  # fmt: skip
    def uphold_lapse(self, *, by, decided_on):
        """It stands; what is left of the three months goes on."""
        self.count_held(decided_on)
        self.review_over = True

    @step(
        State.REVIEW_LAPSE_PROPOSED, State.LATE, label="撤销失效", by=HEAD & unlike("propose_review_lapse", *DECIDED), basis=REVIEW,
        letter="overturned_lapse", checks=[rules.found_wrong], effects=[effects.undo_lapse],
    )  # fmt: skip
    def overturn_lapse(self, *, by, decided_on):
        """It was wrong: filed as if it had never lapsed, with a new grace."""
        self.regraced, self.reminders, self.contacted, self.reasons = True, 0, False, []
        self.held_since = None
