"""社区社会组织备案注销: decided by two people, in force when the time for a review is over; silence escalates (第三十九条)."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing.cancellation import effects, rules
from orgs.filing.cancellation.states import DECIDING, State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
PROPOSALS = ("propose_cancel", "propose_keep")
OTHER = APPROVER & unlike(*PROPOSALS, "record_cause")
PRESS, CAUSES, CHECK, DECIDE, GROW = (cite(f"community/t{n}") for n in (20, 35, 36, 39, 41))


class Deciding:
    """Steps of the decision and its coming into force; no fields of its own."""

    @step(
        State.DECIDING, State.PROPOSED, label="拟注销或者撤销", by=STREET, basis=DECIDE,
        checks=[rules.was_posted, rules.no_objection_waits, rules.successor_is_there],
    )  # fmt: skip
    def propose_cancel(self, *, by, advice):
        """The officer proposes to end it."""
        self.opinion, self.advice, self.reasons, self.keep_facts = "cancel", advice, [], ""

    @step(State.DECIDING, State.PROPOSED, label="拟不予注销", by=STREET, basis=[CHECK, DECIDE])
    def propose_keep(self, *, by, reason_codes, facts):
        """The officer proposes to keep it, for coded reasons."""
        self.opinion, self.advice, self.reasons, self.keep_facts = "keep", "", list(reason_codes), facts

    @step(State.PROPOSED, State.DECIDING, label="退回承办人再办", by=APPROVER & unlike(*PROPOSALS), basis=DECIDE)
    def send_back(self, *, by, note):
        """Something is still to be done; the time is not lengthened by it."""
        self.return_note, self.opinion = note, ""

    @step(
        State.PROPOSED, State.CANCELLING, label="决定注销", by=OTHER, basis=DECIDE, letter="cancelled",
        checks=[rules.proposed_to_cancel, rules.is_not_false], effects=[effects.pend],
    )  # fmt: skip
    def decide_cancel(self, *, by, decided_on):
        """Another person decides in writing: it is marked as about to end, and ends when nobody asks for a review."""
        self.take_decision(decided_on)

    @step(
        State.PROPOSED, State.REVOKING, label="决定撤销备案", by=OTHER, basis=DECIDE, letter="revoked",
        checks=[rules.proposed_to_cancel, rules.is_false, rules.was_heard], effects=[effects.pend],
    )  # fmt: skip
    def decide_revoke(self, *, by, decided_on):
        """The papers were false: the filing is revoked, after having told and heard the party."""
        self.take_decision(decided_on)

    @step(
        State.PROPOSED, State.KEPT, label="决定不予注销", by=APPROVER & unlike(*PROPOSALS), basis=DECIDE, letter="kept",
        checks=[rules.proposed_to_keep],
    )  # fmt: skip
    def decide_keep(self, *, by, decided_on):
        """Another person decides that it stands: reasons, facts, where to turn."""
        self.decided_on = decided_on

    @step(
        sorted(DECIDING), None, label="逾期提请督办", by=by_clock, basis=[PRESS, DECIDE], letter="escalated",
        checks=[rules.decision_is_overdue],
    )  # fmt: skip
    def escalate(self, *, by):
        """No decision in time: the bureau presses the street; nothing is decided by silence."""
        self.pressed = True

    @step(
        [State.CANCELLING, State.REVOKING], None, label="登记交回纸质备案证", by=STREET, basis=DECIDE, checks=[rules.returned_in_the_past]
    )
    def return_certificate(self, *, by, returned_on):
        """The paper certificate is back; one that is not is announced to be void with the end of the filing."""
        self.returned_on = returned_on

    @step(
        State.CANCELLING, State.CANCELLED, label="确认不申请复核", by=APPLICANT, basis=DECIDE, letter="finished",
        checks=[rules.members_resolved_it], effects=[effects.end_body],
    )  # fmt: skip
    def waive_review(self, *, by, content, over_on):
        """They asked for it and want no review: it ends on this day."""
        self.over_on = over_on

    @step(
        State.CANCELLING, State.CANCELLED, label="期满注销生效", by=by_clock, basis=DECIDE, letter="finished",
        checks=[rules.state_is_over, rules.simply_ends], effects=[effects.end_body],
    )  # fmt: skip
    def finish(self, *, by, over_on):
        """Nobody asked for a review in time: number and certificate are out of force."""
        self.over_on = over_on

    @step(
        State.CANCELLING, State.PROMOTED, label="转登记完成", by=STREET | by_clock, basis=[DECIDE, GROW], letter="finished_promotion",
        checks=[rules.state_is_over, rules.was_promoted, rules.successor_is_there], effects=[effects.end_body],
    )  # fmt: skip
    def finish_promotion(self, *, by, over_on):
        """The register of legal persons has it now; the old number stays as a former one."""
        self.over_on = over_on

    @step(
        State.CANCELLING, State.MERGED, label="合并完成", by=STREET | by_clock, basis=[CAUSES, DECIDE], letter="finished_merger",
        checks=[rules.state_is_over, rules.was_merged, rules.successor_is_there], effects=[effects.end_body],
    )  # fmt: skip
    def finish_merger(self, *, by, over_on):
        """It lives on in the other body."""
        self.over_on = over_on

    @step(
        State.REVOKING, State.REVOKED, label="期满撤销生效", by=by_clock, basis=DECIDE, letter="finished_revocation",
        checks=[rules.state_is_over], effects=[effects.end_body],
    )  # fmt: skip
    def finish_revocation(self, *, by, over_on):
        """Revoked: its leader may not ask for another within a year."""
        self.over_on = over_on
