"""社区社会组织备案变更: handing in, each change on its way; what time does to a draft; withdrawing."""

from casework.core.people import by_clock, party
from casework.core.step import step
from orgs.filing import on_notice, reminding
from orgs.filing.change import effects, rules
from orgs.filing.change.items import LEADER, MOVE, PLAIN, RECORD
from orgs.filing.change.states import MENDING, STOPPABLE, UNDECIDED, State
from policy.basis import cite

APPLICANT = party("applicant", "founder")
DRAFT, DUTY, OUTGOING, CHANGE, MOVING, END = (cite(f"community/t{n}") for n in (14, 25, 26, 27, 28, 22))


class Handing:
    """Steps of a draft; no fields of its own."""

    @step(
        State.DRAFT, State.RECORDED, label="提交随报随备事项", by=APPLICANT, basis=[DUTY, CHANGE], letter="recorded",
        offered=rules.offers(RECORD), checks=[rules.goes(RECORD), rules.nothing_else_runs, *rules.FITS], effects=[effects.record],
    )  # fmt: skip
    def record_small(self, *, by, answers, truth_pledge, recorded_on):
        """Small things hold at once; the street looks at them afterwards."""
        self.take(answers)
        self.recorded_on = recorded_on

    @step(
        State.DRAFT, State.COMMUNITY_CHECK, label="提交变更申请", by=APPLICANT, basis=[DUTY, CHANGE], letter="received",
        offered=rules.offers(PLAIN), checks=[rules.goes(PLAIN), rules.nothing_else_runs, *rules.FITS],
    )  # fmt: skip
    def submit(self, *, by, answers, truth_pledge):
        """The application goes to the community; the street decides."""
        self.take(answers)

    @step(
        State.DRAFT, State.OUTGOING_CONFIRM, label="提交更换负责人", by=APPLICANT, basis=[DUTY, OUTGOING], letter="asked_outgoing",
        offered=rules.offers(LEADER), checks=[rules.goes(LEADER), rules.nothing_else_runs, *rules.FITS],
    )  # fmt: skip
    def submit_leader_change(self, *, by, answers, truth_pledge):
        """Whoever led it so far is asked to confirm and to hand over."""
        self.take(answers)

    @step(
        State.DRAFT, State.RECEIVING, label="提交迁往其他街镇", by=APPLICANT, basis=[DUTY, MOVING], letter="asked_receiving",
        offered=rules.offers(MOVE), checks=[rules.goes(MOVE), rules.nothing_else_runs, rules.goes_elsewhere, rules.stands_well, *rules.FITS],
    )  # fmt: skip
    def submit_move(self, *, by, answers, truth_pledge):
        """It lies with the street it goes to until that has said what it thinks; the street it comes from decides."""
        self.take(answers)
        self.division, self.unit = self.target, self.target_unit

    @step(
        [State.DRAFT, *sorted(MENDING)], None, label="到期前提醒", by=by_clock, basis=[DRAFT, END], letter="reminded",
        checks=[reminding.reminder_is_due],
    )  # fmt: skip
    def remind(self, *, by, today):
        """A draft or a correction is about to run out: said once, in time."""
        self.reminded_on = today

    @step(
        State.DRAFT, State.DISCARDED, label="草稿到期清除", by=by_clock, basis=DRAFT, letter="discarded",
        checks=[rules.state_is_over, reminding.was_reminded], effects=[effects.wipe_draft],
    )  # fmt: skip
    def discard_draft(self, *, by):
        """Never handed in: the draft is wiped, not merely closed."""

    @step(
        sorted(MENDING), State.CLOSED_UNANSWERED, label="逾期未补正退件", by=by_clock, basis=END, letter="closed",
        checks=[rules.state_is_over, reminding.was_reminded],
    )  # fmt: skip
    def close_unanswered(self, *, by):
        """Nothing was mended in time; the papers are kept and may be used again."""

    @step(
        sorted(UNDECIDED), State.WITHDRAWN, label="撤回变更", by=APPLICANT, basis=END, letter="withdrawn",
        effects=[on_notice.take_notice_down],
    )  # fmt: skip
    def withdraw(self, *, by, reason=""):
        """They take it back while nothing has been decided."""
        self.withdrawal_reason = reason
        self.lie_at_home()

    @step(
        sorted(STOPPABLE), State.WITHDRAWN, label="因注销终止", by=by_clock, basis=[END, cite("community/t39")], letter="stopped",
        checks=[rules.has_left], effects=[on_notice.take_notice_down],
    )  # fmt: skip
    def stop_for_exit(self, *, by):
        """The body is cancelled or has become a legal person: nothing is left to change."""
        self.lie_at_home()
