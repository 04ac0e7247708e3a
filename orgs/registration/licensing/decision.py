"""The spine's third phase: three different people for proposal, check and decision; what ends a refusal."""

from casework.core.people import by_clock, role, unlike
from casework.core.step import step
from orgs.registration.licensing import rules
from orgs.registration.licensing.states import Spine
from policy.basis import cite

THREE_PEOPLE = cite("registration/three-people")
DECISION = cite("registration/decision")
PROPOSALS = ("propose_grant", "propose_refusal")


class Decision:
    """Steps from the reviewer's proposal up to the decision; the decisions themselves belong to each process."""

    @step(
        Spine.CHIEF_REVIEW, Spine.APPROVAL, label="审核同意", by=role("chief") & unlike("accept", *PROPOSALS),
        basis=THREE_PEOPLE,
    )  # fmt: skip
    def chief_agree(self, *, by, opinion):
        """A second person has checked procedure and time limits and agrees."""
        self.chief_opinion = opinion

    @step(
        Spine.CHIEF_REVIEW, Spine.UNDER_REVIEW, label="审核退回", by=role("chief") & unlike(*PROPOSALS),
        basis=THREE_PEOPLE,
    )  # fmt: skip
    def chief_return(self, *, by, reason):
        """Sent back to the reviewer with reasons; the time limit is not lengthened by it."""
        self.return_reason, self.opinion = reason, ""

    @step(
        Spine.APPROVAL, Spine.UNDER_REVIEW, label="审批退回", by=role("approver") & unlike("chief_agree", *PROPOSALS),
        basis=THREE_PEOPLE,
    )  # fmt: skip
    def approver_return(self, *, by, reason):
        """Sent back by the decider with reasons; the time limit is not lengthened by it."""
        self.return_reason, self.opinion, self.chief_opinion = reason, "", ""

    @step(
        sorted({Spine.NOT_ACCEPTED, Spine.REFUSED}), Spine.REFUSAL_FINAL, label="救济期届满归档", by=by_clock,
        basis=DECISION, checks=[rules.remedy_is_over],
    )  # fmt: skip
    def close_remedy(self, *, by):
        """The time to appeal has passed: the file is closed."""
