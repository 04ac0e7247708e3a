"""社区社会组织备案: the street, from receipt to the certificate or the refusal with its reasons; silence escalates."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing import on_notice
from orgs.filing.community import conditions, effects, rules
from orgs.filing.community.states import DECIDING, State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
PROPOSALS = ("propose_filing", "propose_refusal")
CORRECTION, VISIT, DECISION = (cite(f"community/t{n}") for n in (18, 19, 20))
REFUSAL, ISSUE, NOTICE = cite("community/t13"), cite("community/t21"), cite("community/t17")


class Deciding:
    """Steps of the street; no fields of its own."""

    @step(
        State.STREET_INTAKE, State.CORRECTION, label="街镇一次告知补正", by=STREET, basis=CORRECTION, letter="street_asked",
        checks=[rules.state_is_running, rules.street_asks_once],
    )  # fmt: skip
    def ask_correction(self, *, by, gaps, gap_note=""):
        """Everything that is missing, once and whole; the street's time stands still."""
        self.gaps, self.street_asked = gaps, True

    @step(
        State.CORRECTION, State.CORRECTION_EXTENDED, label="申请延长补正", by=APPLICANT, basis=CORRECTION, letter="extended",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def extend_correction(self, *, by, reason):
        """More time, once, asked for before the period is over."""
        self.extension_reason = reason

    @step(
        [State.CORRECTION, State.CORRECTION_EXTENDED], State.EXAMINING, label="提交补正", by=APPLICANT, basis=CORRECTION,
        letter="mended", checks=[rules.every_gap_is_answered, conditions.same_community, *conditions.HANDED_IN],
    )  # fmt: skip
    def resubmit(self, *, by, answers, unable=""):
        """What was missing is handed in: the street's time runs on."""
        self.take_particulars(answers)

    @step(
        [State.STREET_INTAKE, State.EXAMINING, State.REOPENED], State.POSTED, label="街镇补行公示", by=STREET, basis=NOTICE,
        letter="posted", checks=[rules.never_posted], effects=[effects.post],
    )  # fmt: skip
    def post_by_street(self, *, by, fits, posted_on):
        """The community was against it, the street finds that it fits: it is posted now."""
        self.posted_on = posted_on

    @step(State.STREET_INTAKE, State.EXAMINING, label="材料齐全进入审查", by=STREET, basis=CORRECTION)
    def accept_complete(self, *, by, complete):
        """Everything is there, item by item."""

    @step(
        State.STREET_INTAKE, State.EXAMINING, label="逾期未告知视为齐全", by=by_clock, basis=CORRECTION, letter="deemed",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def deem_complete(self, *, by):
        """Five days of silence: the papers count as complete from the day they came."""

    @step(
        State.EXAMINING, None, label="走访核实", by=STREET, basis=VISIT, checks=[rules.two_visitors]
    )
    def visit(self, *, by, visitors, visited_on, record, photo=None):
        """Two people went and looked; the time for it counts."""
        who = [row["name"] for row in visitors]
        self.visits_made = [*self.visits_made, {"on": visited_on.isoformat(), "who": who, "record": record}]

    @step(
        State.EXAMINING, State.PROPOSED, label="拟同意备案", by=STREET, basis=DECISION, effects=[on_notice.end_posting],
        checks=[rules.conditions_hold, rules.name_is_free, rules.posting_is_over, on_notice.no_objection_waits,
                rules.asked_units_had_their_days],
    )  # fmt: skip
    def propose_filing(self, *, by, advice):
        """The officer proposes to file it."""
        self.opinion, self.advice, self.reasons, self.refusal_facts = "grant", advice, [], ""

    @step(
        State.EXAMINING, State.PROPOSED, label="拟不予备案", by=STREET, basis=[REFUSAL, DECISION], effects=[on_notice.end_posting],
        checks=[rules.reasons_are_of_the_article, rules.mendable_was_told, rules.reasons_are_new,
                rules.asked_units_had_their_days],
    )  # fmt: skip
    def propose_refusal(self, *, by, reason_codes, facts):
        """The officer proposes to refuse, for reasons the article knows."""
        self.opinion, self.advice, self.reasons, self.refusal_facts = "refuse", "", reason_codes, facts

    @step(State.PROPOSED, State.EXAMINING, label="退回承办人再办", by=APPROVER & unlike(*PROPOSALS), basis=DECISION)
    def send_back(self, *, by, note):
        """Something is still to be done; the time is not lengthened by it."""
        self.return_note, self.opinion = note, ""

    @step(
        State.PROPOSED, State.APPROVED, label="决定备案", by=APPROVER & unlike(*PROPOSALS, "accept_complete", "refuse"),
        basis=[DECISION, ISSUE], letter="approved", checks=[rules.proposed_to_grant, rules.name_is_free],
    )  # fmt: skip
    def approve(self, *, by, decided_on):
        """Another person decides to file it."""
        self.decided_on = decided_on

    @step(
        State.PROPOSED, State.REFUSED, label="决定不予备案", by=APPROVER & unlike(*PROPOSALS, "accept_complete", "refuse"),
        basis=[REFUSAL, DECISION], letter="refused", checks=[rules.proposed_to_refuse, rules.reasons_are_of_the_article],
    )  # fmt: skip
    def refuse(self, *, by, decided_on):
        """Another person refuses in writing: facts, reasons, ground, and where to turn."""
        self.decided_on, self.refused_for, self.refused_facts = decided_on, self.reasons, self.refusal_facts

    @step(
        State.APPROVED, State.FILED, label="发放备案证", by=STREET, basis=ISSUE, letter="filed",
        checks=[rules.name_is_free], effects=[effects.enter_in_ledger],
    )  # fmt: skip
    def issue(self, *, by, paper_copy=False):
        """The number is drawn, the body stands in the ledger and in the public list, the certificate is made."""
        self.paper_copy = paper_copy

    @step(
        sorted(DECIDING), None, label="逾期提请督办", by=by_clock, basis=DECISION, letter="escalated",
        checks=[rules.decision_is_overdue],
    )  # fmt: skip
    def escalate(self, *, by):
        """No decision in time: the bureau presses the street; nothing is decided by silence."""
        self.pressed = True
