"""社区社会组织年度确认: the lapse of a filing nobody reported on: told, heard by another, decided; and its restoration."""

from casework.core.people import by_clock, by_engine, party, role, unlike
from casework.core.step import step
from orgs.filing.confirmation import conditions, effects, rules
from orgs.filing.confirmation.states import RESTORING, State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
HEARER = (STREET | role("chief")) & unlike("record_contact")
LAPSE, HEAR, EXIT, PRESS, CHANCE = (cite(f"community/t{n}") for n in (32, 34, 35, 20, 38))


class Lapsing:
    """Steps between the end of the grace and the restoration; no fields of its own."""

    @step(
        State.LATE, State.TOLD_LAPSE, label="告知拟失效", by=by_clock, basis=[LAPSE, HEAR], letter="told_lapse",
        checks=[rules.state_is_over, rules.reminded_enough, rules.was_contacted],
    )  # fmt: skip
    def tell_lapse(self, *, by):
        """The grace is over, they were reminded and called: what is intended is told first."""
        self.statement, self.finding = "", ""

    @step(
        State.TOLD_LAPSE, State.LAPSE_HEARD, label="陈述申辩（失效）", by=APPLICANT, basis=HEAR, letter="statement_received",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def state_lapse(self, *, by, statement):
        """What the party says to it."""
        self.statement = statement

    @step(
        State.LAPSE_HEARD, State.LATE, label="采纳意见准许补报", by=HEARER, basis=HEAR, letter="allowed_late",
        checks=[rules.first_new_grace],
    )  # fmt: skip
    def allow_late(self, *, by, finding):
        """They are right: thirty days more, once."""
        self.finding, self.regraced, self.reminders, self.contacted = finding, True, 0, False

    @step(State.LAPSE_HEARD, State.LAPSE_PROPOSED, label="不采纳报审批", by=HEARER, basis=HEAR)
    def propose_lapse(self, *, by, finding):
        """Answered point by point; it goes to the approver."""
        self.finding = finding

    @step(
        State.TOLD_LAPSE, State.LAPSE_PROPOSED, label="未陈述报审批", by=by_clock, basis=LAPSE, checks=[rules.state_is_over]
    )
    def propose_lapse_unheard(self, *, by):
        """Nothing was said and nothing came: it goes to the approver. Silence decides nothing."""

    @step(
        State.LAPSE_PROPOSED, State.LAPSED, label="决定备案失效", by=APPROVER & unlike("propose_lapse", "record_contact"), basis=LAPSE,
        letter="lapsed", checks=[rules.was_told_of_the_lapse, rules.still_filed], effects=[effects.lapse_org],
    )  # fmt: skip
    def lapse_filing(self, *, by, decided_on):
        """Another person decides in writing: since when, how to restore it, where to turn."""
        self.decided_on = self.lapsed_on = decided_on
        self.held_days, self.reasons = 0, ["R07"]

    @step(
        State.LAPSE_PROPOSED, State.LATE, label="审批不同意失效", by=APPROVER & unlike("propose_lapse"), basis=[LAPSE, HEAR],
        letter="allowed_late", checks=[rules.first_new_grace],
    )  # fmt: skip
    def not_lapse(self, *, by, note):
        """Reminders or service were not whole: thirty days more, once."""
        self.return_note, self.regraced, self.reminders, self.contacted = note, True, 0, False

    @step(
        [State.LAPSED, State.REVIEW_LAPSE], State.RESTORING, label="申请补办", by=APPLICANT, basis=LAPSE, letter="restoration_received",
        checks=[rules.may_still_be_restored, *conditions.HANDED_IN],
    )  # fmt: skip
    def apply_restore(self, *, by, answers, truth_pledge, asked_on):
        """The year reported after all, within three months; a review that runs ends with it."""
        self.review_left = self.review_left or self.state == State.REVIEW_LAPSE
        if self.state == State.LAPSED:
            self.held_since = asked_on
        self.take_report(answers)

    @step(
        State.RESTORING, State.RESTORE_PROPOSED, label="拟恢复备案", by=STREET, basis=LAPSE, checks=[rules.members_suffice]
    )
    def propose_restore(self, *, by, advice):
        """The leader was reached, the members are there."""
        self.advice = advice

    @step(
        sorted(RESTORING), State.LAPSED, label="补办内容不足退回", by=STREET | (APPROVER & unlike("propose_restore")), basis=LAPSE,
        letter="restoration_returned",
    )  # fmt: skip
    def return_restore(self, *, by, gap_note, decided_on):
        """Everything that is missing at once; the three months are not shortened by it."""
        self.return_note = gap_note
        self.count_held(decided_on)

    @step(
        State.RESTORE_PROPOSED, State.RESTORED, label="恢复备案", by=APPROVER & unlike("propose_restore"), basis=LAPSE,
        letter="restored", checks=[rules.still_lapsed], effects=[effects.restore_org],
    )  # fmt: skip
    def restore_filing(self, *, by, decided_on):
        """Filed again under the same number; the time between stands in the facts."""
        self.decided_on = decided_on

    @step(
        State.LAPSED, State.REFERRED, label="期满未补办转注销", by=by_clock, basis=[LAPSE, EXIT], letter="referred",
        checks=[rules.state_is_over], effects=[effects.refer_org],
    )  # fmt: skip
    def refer_lapsed(self, *, by):
        """Nobody restored it within three months."""

    @step(
        State.REFERRED, State.LAPSED, label="转回补办", by=by_engine, basis=[LAPSE, CHANCE], letter="taken_back", checks=[rules.still_lapsed]
    )
    def reopen_lapsed(self, *, by, taken_on):
        """The cancellation gives one chance more: three months from this day."""
        self.held_days = (taken_on - self.lapsed_on).days

    @step(
        sorted(RESTORING), None, label="补办逾期督办", by=by_clock, basis=[PRESS, LAPSE], letter="restoration_escalated",
        checks=[rules.restoration_is_overdue],
    )  # fmt: skip
    def escalate_restore(self, *, by):
        """Ten days without an end: the bureau presses the street."""
        self.pressed = True
