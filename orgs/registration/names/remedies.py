"""名称核准: what follows a refusal: an appeal, its outcome, or the end of the time for one."""

from casework.core.people import by_clock, role
from casework.core.step import step
from orgs.registration.licensing.rules import remedy_is_over
from orgs.registration.names.states import State
from policy.basis import cite, law

DECISION = cite("registration/decision")
OPEN_TO_APPEAL = sorted({State.NOT_ACCEPTED, State.REJECTED})


class Remedies:
    """Steps after a refusal; no fields of its own."""

    @step(
        OPEN_TO_APPEAL, State.UNDER_REMEDY, label="登记复议或诉讼", by=role("clerk"),
        basis=[DECISION, law("行政许可法", 7)],
    )  # fmt: skip
    def record_remedy(self, *, by, kind, authority, case_number):
        """An appeal or a lawsuit was accepted elsewhere: the file is kept as it is."""
        self.remedy = f"{'行政复议' if kind == 'review' else '行政诉讼'}：{authority}，{case_number}"

    @step(State.UNDER_REMEDY, State.REJECTION_FINAL, label="决定被维持", by=role("chief"), basis=DECISION, letter="filed")
    def remedy_upheld(self, *, by, document):
        """The decision was upheld with final effect."""

    @step(
        State.UNDER_REMEDY, State.UNDER_REVIEW, label="按生效文书重新审查", by=role("approver"), basis=DECISION, letter="redone"
    )
    def remedy_redo(self, *, by, document, accepted_on):
        """The decision was quashed: another reviewer examines anew, the time for the decision starts again."""
        self.accepted_on, self.deemed, self.adjusted = accepted_on, False, False
        self.told_reasons, self.told_rows, self.reasons, self.statement = [], [], [], ""
        self.opinion, self.chosen, self.decided_on, self.findings = "", "", None, []

    @step(
        OPEN_TO_APPEAL, State.REJECTION_FINAL, label="救济期届满归档", by=by_clock, basis=DECISION, checks=[remedy_is_over]
    )
    def close_remedy(self, *, by):
        """The time to appeal has passed: the file is closed."""
