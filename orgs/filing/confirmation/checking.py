"""社区社会组织年度确认: the community's look, the street's conclusion, one by one or together; silence never decides."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing.confirmation import conditions, effects, rules
from orgs.filing.confirmation.states import State
from policy.basis import cite

APPLICANT, COMMUNITY = party("applicant", "founder"), role("community", anywhere=True)
STREET, APPROVER = role("street"), role("approver")
PROPOSALS = ("propose_confirm", "bulk_propose")
CONCLUDE, SUSPEND, HEAR, PRESS = (cite(f"community/t{n}") for n in (31, 33, 34, 20))


class Checking:
    """Steps between the report and its conclusion; no fields of its own."""

    @step(
        State.COMMUNITY_CHECK, State.STREET_REVIEW, label="居村委会核实", by=COMMUNITY, basis=CONCLUDE
    )
    def community_verify(self, *, by, opinion, active_seen):
        """What the community has seen of it; the street concludes."""
        self.community_opinion, self.active_seen = opinion, active_seen

    @step(
        State.COMMUNITY_CHECK, State.STREET_REVIEW, label="居村委会逾期转街镇", by=by_clock, basis=CONCLUDE,
        checks=[rules.state_is_over],
    )  # fmt: skip
    def pass_unanswered(self, *, by):
        """Nothing was said in time: the street goes on by itself, and the silence is counted."""
        self.silent += 1
        self.community_opinion = "期限内没有核实，由街镇直接办理。"

    @step(
        [State.COMMUNITY_CHECK, State.STREET_REVIEW], State.RETURNED, label="一次告知补正", by=COMMUNITY | STREET, basis=CONCLUDE,
        letter="asked", checks=[rules.asks_once],
    )  # fmt: skip
    def return_for_correction(self, *, by, gaps, gap_note=""):
        """Everything that is missing, once and whole, each with how to mend it."""
        self.gaps = gaps
        if self.state == State.COMMUNITY_CHECK:
            self.community_asked = True
        else:
            self.street_asked = True

    @step(
        State.RETURNED, State.STREET_REVIEW, label="提交补正", by=APPLICANT, basis=CONCLUDE, letter="mended",
        checks=[rules.every_gap_is_answered, *conditions.HANDED_IN],
    )  # fmt: skip
    def resubmit(self, *, by, answers, unable=""):
        """What was missing is handed in: the street's time runs on."""
        self.take_report(answers)

    @step(
        State.RETURNED, State.TOLD_SUSPENSION, label="逾期未补正", by=by_clock, basis=[SUSPEND, HEAR], letter="told_suspension",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def correction_missed(self, *, by):
        """Nothing was mended in time: what is intended is told first, and may be answered."""
        self.reasons, self.reason_facts = ["R08"], "收到补正通知后，期限内没有补充年度确认材料。"

    @step(
        State.STREET_REVIEW, State.SPOT_CHECK, label="抽取走访", by=STREET, basis=CONCLUDE, letter="drawn",
        checks=[rules.two_visitors, rules.drawn_or_told_of],
    )  # fmt: skip
    def draw_visit(self, *, by, visitors, clue=""):
        """Drawn at random by the platform, or because of what somebody reported: two people will go there."""
        self.visitors = [row["name"] for row in visitors]

    @step(State.SPOT_CHECK, State.STREET_REVIEW, label="填写走访记录", by=STREET, basis=CONCLUDE, checks=[rules.visit_is_past])
    def report_visit(self, *, by, visited_on, record, both_agree):
        """What the two found; the days it took count."""
        self.visits_made = [*self.visits_made, {"on": visited_on.isoformat(), "who": self.visitors, "record": record}]

    @step(
        State.STREET_REVIEW, State.CONFIRM_PROPOSED, label="拟确认", by=STREET, basis=CONCLUDE,
        checks=[rules.visited_if_drawn, rules.conclusion_fits],
    )  # fmt: skip
    def propose_confirm(self, *, by, conclusion, advice=""):
        """The officer's conclusion: confirmed, or confirmed with advice."""
        self.conclusion, self.advice, self.batch = conclusion, advice, False

    @step(
        State.STREET_REVIEW, State.CONFIRM_PROPOSED, label="批量拟确认", by=STREET, basis=CONCLUDE, checks=[rules.all_agrees]
    )
    def bulk_propose(self, *, by, reason):
        """One of many whose every item agreed by itself; the list was shown, the reason is the same, the line is its own."""
        self.conclusion, self.advice, self.batch = "confirm", reason, True

    @step(
        State.CONFIRM_PROPOSED, State.CONFIRMED, label="确认", by=APPROVER & unlike(*PROPOSALS), basis=CONCLUDE,
        letter="confirmed", checks=[rules.proposed_plain], effects=[effects.note_confirmation],
    )  # fmt: skip
    def confirm_year(self, *, by, decided_on):
        """Another person confirms the year."""
        self.decided_on = decided_on

    @step(
        State.CONFIRM_PROPOSED, State.CONFIRMED_WITH_ADVICE, label="确认并提示改进", by=APPROVER & unlike(*PROPOSALS),
        basis=CONCLUDE, letter="confirmed_with_advice", checks=[rules.proposed_with_advice], effects=[effects.note_confirmation],
    )  # fmt: skip
    def confirm_with_advice(self, *, by, decided_on):
        """Another person confirms the year and says what is to be better next time."""
        self.decided_on = decided_on

    @step(State.CONFIRM_PROPOSED, State.STREET_REVIEW, label="退回再办", by=APPROVER & unlike(*PROPOSALS), basis=CONCLUDE)
    def send_back(self, *, by, note):
        """Something is still to be done; the time is not lengthened by it."""
        self.return_note, self.conclusion = note, ""

    @step(
        [State.STREET_REVIEW, State.SPOT_CHECK, State.CONFIRM_PROPOSED], None, label="逾期提请督办", by=by_clock,
        basis=[PRESS, CONCLUDE], letter="escalated", checks=[rules.decision_is_overdue],
    )  # fmt: skip
    def escalate(self, *, by):
        """No conclusion in time: the bureau presses the street; the certificate stays good meanwhile."""
        self.pressed = True
