"""名称核准: somebody objects to a kept name, or its approval was wrong: heard, decided by others than before."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.registration.names import effects, rules
from orgs.registration.names.states import KEPT, State, period_start
from policy.basis import cite, law

DISPUTE, DEFENCE, DECISION = cite("registration/t25"), cite("registration/defence"), cite("registration/decision")
APPLICANT = party("applicant", "founder", "legal_rep")
ANOTHER = role("reviewer") & unlike("propose_approval")


class Disputes:
    """Steps of a dispute and of a revocation; no fields of its own."""

    @step(
        sorted(KEPT), State.DISPUTED, label="登记名称异议", by=role("clerk"), letter="disputed",
        basis=[DISPUTE, law("行政许可法", 36)], checks=[rules.not_yet_over],
    )  # fmt: skip
    def record_dispute(self, *, by, objector, claim, evidence):
        """Somebody says in writing, within the period, that the name infringes their rights or the rules."""
        self.objector, self.claim, self.dispute_answer, self.floored = objector, claim, "", False

    @step(
        State.DISPUTED, None, label="申请人答辩", by=APPLICANT, basis=[DISPUTE, law("行政许可法", 36)],
        checks=[rules.not_yet_answered],
    )  # fmt: skip
    def answer_dispute(self, *, by, statement, evidence=None):
        """The applicant answers the objection."""
        self.dispute_answer = statement

    @step(
        State.DISPUTED, State.RESERVED, label="维持核准", by=ANOTHER & unlike("approve"), basis=DISPUTE,
        letter="dispute_decided", effects=[effects.count_again], clock_from=period_start,
        checks=[rules.applicant_was_heard],
    )  # fmt: skip
    def keep_name(self, *, by, reason):
        """The approval stands; what is left of the period is a few days at least."""
        self.finding, self.floored = reason, True

    @step(
        State.DISPUTED, State.REVOCATION_TOLD, label="告知拟撤销核准", by=ANOTHER, letter="revocation_told",
        basis=[DISPUTE, DECISION, law("行政许可法", 69)],
    )  # fmt: skip
    def tell_revocation(self, *, by, grounds):
        """The applicant hears the facts and the clause before anything is revoked."""
        self.grounds, self.revocation_statement = grounds, ""

    @step(
        sorted(KEPT), State.REVOCATION_TOLD, label="依职权启动撤销", by=role("chief") & unlike("approve"),
        basis=[DECISION, law("行政许可法", 69)], letter="revocation_told",
    )  # fmt: skip
    def start_revocation(self, *, by, grounds):
        """False papers, or an approval against the rules, came to light."""
        self.grounds, self.revocation_statement, self.floored = grounds, "", False

    @step(
        State.REVOCATION_TOLD, State.REVOCATION_REVIEW, label="对拟撤销陈述申辩", by=APPLICANT, basis=DEFENCE,
        letter="statement_received", checks=[rules.state_is_running],
    )  # fmt: skip
    def answer_revocation(self, *, by, statement):
        """The applicant answers the intended revocation."""
        self.revocation_statement = statement

    @step(
        State.REVOCATION_TOLD, State.REVOCATION_REVIEW, label="逾期未陈述申辩", by=by_clock, basis=DEFENCE,
        checks=[rules.state_is_over],
    )  # fmt: skip
    def lapse_revocation_statement(self, *, by):
        """The time for an answer ended without one."""

    @step(
        State.REVOCATION_REVIEW, State.REVOKED, label="撤销核准", letter="revoked", effects=[effects.take_away],
        by=role("approver") & unlike("tell_revocation", "start_revocation"),
        basis=[DECISION, cite("registration/name-reservation"), law("行政许可法", 69)], checks=[rules.revocation_is_answered],
    )  # fmt: skip
    def revoke_name(self, *, by, reasons, adopted=""):
        """The approval is revoked in writing; the ways of appeal are named."""
        self.finding, self.adopted = reasons, adopted

    @step(
        State.REVOCATION_REVIEW, State.RESERVED, label="不撤销", letter="dispute_decided", effects=[effects.count_again],
        by=role("approver") & unlike("tell_revocation", "start_revocation"), basis=DISPUTE, clock_from=period_start,
    )  # fmt: skip
    def drop_revocation(self, *, by, reason):
        """The answer holds, or the grounds do not: the approval stands."""
        self.finding, self.floored = reason, True
