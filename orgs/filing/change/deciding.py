"""社区社会组织备案变更: the street, from receipt to the new certificate or the refusal with its reasons; silence escalates."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing import decided, on_notice
from orgs.filing.change import effects, rules
from orgs.filing.change.states import DECIDING, State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
PROPOSALS = ("propose_change", "propose_refusal")
MEND, DECISION, REVIEW, REFUSAL, CHANGE, MOVING = (cite(f"community/t{n}") for n in (18, 20, 23, 13, 27, 28))


class Deciding:
    """Steps of the street; no fields of its own."""

    @step(
        [State.STREET_INTAKE, State.REOPENED], State.POSTED, label="街镇补行公示", by=STREET, basis=CHANGE, letter="posted",
        checks=[rules.is_to_be_posted, on_notice.never_posted], effects=[effects.post],
    )  # fmt: skip
    def post_by_street(self, *, by, fits, posted_on):
        """The community did not post it: it is posted now, outside the street's own time."""
        self.posted_on = posted_on

    @step(
        State.STREET_INTAKE, State.CORRECTION, label="街镇一次告知补正", by=STREET, basis=[MEND, CHANGE], letter="street_asked",
        checks=[rules.street_asks_once, rules.asks_in_time],
    )  # fmt: skip
    def ask_correction(self, *, by, gaps, gap_note=""):
        """Everything that is missing, once and whole; the street's time stands still."""
        self.gaps, self.street_asked = gaps, True

    @step(
        State.CORRECTION, None, label="申请延长补正", by=APPLICANT, basis=MEND, letter="lengthened",
        checks=[rules.state_is_running, rules.not_yet_extended],
    )  # fmt: skip
    def extend_correction(self, *, by, reason):
        """More time, once, asked for before the period is over."""
        self.extended = True

    @step(
        State.CORRECTION, State.STREET_INTAKE, label="提交补正", by=APPLICANT, basis=[MEND, CHANGE], letter="mended",
        checks=[rules.every_gap_is_answered, rules.same_way, *rules.FITS],
    )  # fmt: skip
    def resubmit(self, *, by, answers, unable=""):
        """What was missing is handed in: the street's time runs on."""
        self.take(answers)

    @step(
        State.STREET_INTAKE, State.PROPOSED, label="拟准予变更", by=STREET, basis=CHANGE, effects=[on_notice.end_posting],
        checks=[rules.posted_where_it_must, on_notice.no_objection_waits, rules.still_fits],
    )  # fmt: skip
    def propose_change(self, *, by, advice):
        """The officer proposes to grant it."""
        self.opinion, self.advice, self.reasons, self.refusal_facts = "grant", advice, [], ""

    @step(
        State.STREET_INTAKE, State.PROPOSED, label="拟不予变更", by=STREET, basis=[REFUSAL, CHANGE], effects=[on_notice.end_posting],
        checks=[rules.not_for_lateness, rules.mendable_was_told],
    )  # fmt: skip
    def propose_refusal(self, *, by, reason_codes, facts):
        """The officer proposes to refuse, for reasons the articles know."""
        self.opinion, self.advice, self.reasons, self.refusal_facts = "refuse", "", list(reason_codes), facts

    @step(State.PROPOSED, State.STREET_INTAKE, label="退回承办人再办", by=APPROVER & unlike(*PROPOSALS), basis=[DECISION, CHANGE])
    def send_back(self, *, by, note):
        """Something is still to be done; the time is not lengthened by it."""
        self.return_note, self.opinion = note, ""

    @step(
        State.PROPOSED, State.APPROVED, label="决定准予变更", by=APPROVER & unlike(*PROPOSALS), basis=[DECISION, CHANGE],
        letter="approved", checks=[decided.proposed_to_grant, rules.still_fits],
    )  # fmt: skip
    def approve(self, *, by, decided_on):
        """Another person decides to grant it."""
        self.decided_on = decided_on

    @step(
        State.PROPOSED, State.REFUSED, label="决定不予变更", by=APPROVER & unlike(*PROPOSALS), basis=[DECISION, CHANGE],
        letter="refused", checks=[decided.proposed_to_refuse],
    )  # fmt: skip
    def refuse(self, *, by, decided_on):
        """Another person refuses in writing: facts, reasons, ground, and where to turn."""
        self.decided_on, self.refused_for, self.refused_facts = decided_on, self.reasons, self.refusal_facts

    @step(
        State.APPROVED, State.CHANGED, label="换发备案证", by=STREET, basis=[CHANGE, MOVING], letter="changed",
        checks=[rules.still_fits], effects=[effects.enter_change],
    )  # fmt: skip
    def reissue(self, *, by):
        """Ledger, public list and certificate say the new from this moment; within a street the number stays."""

    @step(
        sorted(DECIDING), None, label="逾期提请督办", by=by_clock, basis=[DECISION, CHANGE], letter="escalated",
        checks=[decided.decision_is_overdue],
    )  # fmt: skip
    def escalate(self, *, by):
        """No decision in time: the bureau presses the street; nothing is decided by silence."""
        self.pressed = True

    @step(
        State.REOPENED, State.REDO_PROPOSED, label="重新提出意见", by=STREET & unlike("propose_refusal", "question_entry"), basis=REVIEW,
        checks=[rules.not_for_lateness, decided.reasons_are_new, rules.posted_if_granted],
    )  # fmt: skip
    def propose_redo(self, *, by, way, advice, reason_codes=(), facts=""):
        """Another officer answers the review point by point; the same reasons do not serve twice."""
        self.opinion, self.advice = way, advice
        self.reasons, self.refusal_facts = list(reason_codes), facts

    @step(
        State.REDO_PROPOSED, State.APPROVED, label="重新办理后准予变更", by=APPROVER & unlike("propose_redo", "refuse", "roll_back"),
        basis=[REVIEW, CHANGE], letter="approved", checks=[decided.proposed_to_grant, rules.still_fits],
    )  # fmt: skip
    def approve_redo(self, *, by, decided_on):
        """Somebody who has not refused before decides to grant it."""
        self.decided_on = decided_on

    @step(
        State.REDO_PROPOSED, State.REFUSAL_FINAL, label="重新办理后不予变更", by=APPROVER & unlike("propose_redo", "refuse", "roll_back"),
        basis=[REVIEW, CHANGE], letter="refused_anew", checks=[decided.proposed_to_refuse, decided.reasons_are_new],
    )  # fmt: skip
    def refuse_redo(self, *, by, decided_on):
        """Refused for other reasons; what is left are the ways of appeal."""
        self.decided_on = decided_on
