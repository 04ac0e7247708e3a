"""社区社会组织年度确认: suspension: told first, heard by another, decided by a third; rectification and recovery."""

from casework.core.people import by_clock, by_engine, party, role, unlike
from casework.core.step import step
from orgs.filing.confirmation import effects, rules
from orgs.filing.confirmation.states import State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
TELLING = ("tell_suspension", "tell_after_urgent", "suspend_now")
HEARER = (STREET | role("chief")) & unlike(*TELLING, "return_for_correction")
SUSPEND, HEAR, CONCLUDE, EXIT, CHANCE = (cite(f"community/t{n}") for n in (33, 34, 31, 35, 38))


class Suspending:
    """Steps of a suspension; no fields of its own."""

    @step(
        State.STREET_REVIEW, State.TOLD_SUSPENSION, label="告知拟暂停", by=STREET, basis=[SUSPEND, HEAR], letter="told_suspension",
        checks=[rules.reasons_bear_a_suspension],
    )  # fmt: skip
    def tell_suspension(self, *, by, reason_codes, facts):
        """What is intended, why, on what ground; it may be answered."""
        self.reasons, self.reason_facts = list(reason_codes), facts

    @step(
        [State.DUE, State.LATE, State.COMMUNITY_CHECK, State.STREET_REVIEW, State.SPOT_CHECK], State.URGENT_SUSPENDED,
        label="紧急先行暂停", by=APPROVER | role("chief"), basis=HEAR, letter="suspended_at_once", effects=[effects.suspend_org],
    )  # fmt: skip
    def suspend_now(self, *, by, risk):
        """People are in danger: suspended at once, told and heard within three days."""
        self.risk, self.urgent = risk, True

    @step(
        State.URGENT_SUSPENDED, State.TOLD_SUSPENSION, label="补充告知", by=STREET & unlike("suspend_now"), basis=HEAR,
        letter="told_suspension",
    )  # fmt: skip
    def tell_after_urgent(self, *, by, facts):
        """The facts and reasons behind what was done at once."""
        self.reasons, self.reason_facts = ["R04"], facts

    @step(
        State.URGENT_SUSPENDED, State.STREET_REVIEW, label="解除先行暂停", by=STREET | by_clock, basis=HEAR, letter="released",
        checks=[rules.released_by_hand_or_over], effects=[effects.release_org],
    )  # fmt: skip
    def release_urgent(self, *, by):
        """The danger is over, or nobody told them in time: it ends."""
        self.urgent = False

    @step(
        State.TOLD_SUSPENSION, State.SUSPENSION_HEARD, label="陈述申辩（暂停）", by=APPLICANT, basis=HEAR, letter="statement_received",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def state_suspension(self, *, by, statement, proof=None):
        """What the party says to it."""
        self.statement = statement

    @step(
        State.TOLD_SUSPENSION, State.SUSPENSION_PROPOSED, label="逾期未陈述", by=by_clock, basis=HEAR, checks=[rules.state_is_over]
    )  # fmt: skip
    def waive_suspension_statement(self, *, by):
        """Nothing was said in time: it goes to the approver as it was told."""
        self.statement = ""

    @step(
        State.SUSPENSION_HEARD, State.STREET_REVIEW, label="采纳意见不暂停", by=HEARER, basis=HEAR, letter="statement_adopted",
        effects=[effects.release_org],
    )  # fmt: skip
    def adopt_statement(self, *, by, finding):
        """Somebody who had not told it finds the party right."""
        self.finding, self.reasons, self.reason_facts, self.urgent = finding, [], "", False

    @step(State.SUSPENSION_HEARD, State.SUSPENSION_PROPOSED, label="不采纳报审批", by=HEARER, basis=HEAR)
    def not_adopt(self, *, by, finding):
        """Answered point by point; it goes to the approver, never heavier than it was told."""
        self.finding = finding

    @step(
        State.SUSPENSION_PROPOSED, State.SUSPENDED, label="决定暂停", by=APPROVER & unlike(*TELLING, "not_adopt"), basis=SUSPEND,
        letter="suspended", checks=[rules.within_the_longest_suspension], effects=[effects.suspend_org],
    )  # fmt: skip
    def suspend_activities(self, *, by, demands, until, decided_on):
        """Another person decides; what is to be mended, until when, where to turn."""
        self.demands, self.suspended_on, self.suspended_until, self.urgent = demands, decided_on, until, False

    @step(
        State.SUSPENSION_PROPOSED, State.STREET_REVIEW, label="审批不同意暂停", by=APPROVER & unlike(*TELLING), basis=SUSPEND,
        letter="not_suspended", effects=[effects.release_org],
    )  # fmt: skip
    def drop_suspension(self, *, by, note):
        """The approver does not agree: the street goes on with the confirmation."""
        self.return_note, self.reasons, self.reason_facts, self.urgent = note, [], "", False

    @step(
        State.SUSPENDED, State.RECTIFIED, label="提交整改报告", by=APPLICANT, basis=SUSPEND, letter="report_received"
    )
    def report_rectified(self, *, by, report, proof=None):
        """What was mended, demand by demand."""
        self.rectification = report

    @step(
        State.RECTIFIED, State.RECOVERED, label="验收合格恢复", by=STREET & unlike(*TELLING), basis=SUSPEND, letter="recovered",
        checks=[rules.two_visitors], effects=[effects.recover_org],
    )  # fmt: skip
    def accept_rectified(self, *, by, visitors, record):
        """Two people looked: mended, it goes on at once."""
        self.visitors, self.acceptance = [row["name"] for row in visitors], record

    @step(
        State.RECTIFIED, State.RECOVERED, label="逾期未验收视为合格", by=by_clock, basis=SUSPEND, letter="recovered",
        checks=[rules.state_is_over], effects=[effects.recover_org],
    )  # fmt: skip
    def accept_silently(self, *, by):
        """Nobody looked in time: the article says it counts as mended."""
        self.silent += 1
        self.acceptance = "街镇逾期没有验收，视为合格。"

    @step(
        State.RECTIFIED, State.SUSPENDED, label="再整改一次", by=STREET, basis=SUSPEND, letter="again",
        checks=[rules.first_rejection, rules.time_is_left],
    )  # fmt: skip
    def reject_rectified(self, *, by, shortfall):
        """Not yet: once more, within the same three months."""
        self.shortfall, self.rejected = shortfall, True

    @step(
        State.SUSPENDED, State.REFERRED, label="期满未整改转注销", by=by_clock, basis=[SUSPEND, EXIT], letter="referred",
        checks=[rules.suspension_is_over], effects=[effects.refer_org],
    )  # fmt: skip
    def fail_rectification(self, *, by):
        """The suspension is over and nothing was mended."""

    @step(
        State.RECTIFIED, State.REFERRED, label="整改不合格转注销", by=APPROVER & unlike(*TELLING, "reject_rectified"),
        basis=[SUSPEND, EXIT], letter="referred", checks=[rules.had_a_second_chance], effects=[effects.refer_org],
    )  # fmt: skip
    def refuse_rectification(self, *, by, finding):
        """Not mended at the second attempt either."""
        self.finding = finding

    @step(
        State.REFERRED, State.SUSPENDED, label="转回整改", by=by_engine, basis=[SUSPEND, CHANCE], letter="taken_back",
        checks=[rules.still_suspended],
    )  # fmt: skip
    def reopen_suspended(self, *, by, taken_on):
        """The cancellation gives one chance more: as many days as the first time."""
        self.suspended_until, self.suspended_on = taken_on + (self.suspended_until - self.suspended_on), taken_on
        self.rejected = False
