"""社区社会组织年度确认: reporting the year, reminders, the grace, the end of a duty that is none any more."""

from casework.core.people import by_clock, party, role
from casework.core.step import step
from orgs.filing.confirmation import conditions, rules
from orgs.filing.confirmation.states import OPEN, State
from policy.basis import cite

APPLICANT, NEAR = party("applicant", "founder"), role("community", anywhere=True) | role("street")
REPORT, EXEMPT, LAPSE = (cite(f"community/t{n}") for n in (29, 30, 32))


class Reporting:
    """Steps of the report; no fields of its own."""

    @step(
        [State.DUE, State.LATE], State.NOT_REQUIRED, label="免于年度确认", by=by_clock, basis=EXEMPT, letter="exempt",
        checks=[rules.is_exempt],
    )  # fmt: skip
    def exempt_new(self, *, by):
        """Filed after the first of October of the year in question, or leaving: nothing to report this year."""

    @step(
        State.DUE, None, label="到期前提醒", by=by_clock, basis=REPORT, letter="reminded", checks=[rules.reminder_is_due]
    )
    def remind_report(self, *, by, reminders):
        """The last day comes near: said a month, a week, a day before."""
        self.reminders = reminders

    @step(
        [State.DUE, State.LATE, State.TOLD_LAPSE, State.LAPSE_PROPOSED], State.COMMUNITY_CHECK, label="提交年度情况",
        by=APPLICANT, basis=[REPORT, LAPSE], letter="received", checks=[*conditions.HANDED_IN],
    )  # fmt: skip
    def submit_year(self, *, by, answers, truth_pledge):
        """The year as the leader has checked it; whatever was under way towards a lapse ends with it."""
        self.take_report(answers)

    @step(
        State.DUE, State.LATE, label="转入宽限", by=by_clock, basis=LAPSE, letter="late", checks=[rules.state_is_over]
    )
    def mark_late(self, *, by):
        """Nothing came by 31 March: thirty days more."""
        self.reminders, self.contacted = 0, False

    @step(
        [State.LATE, State.TOLD_LAPSE], None, label="记录电话或者上门联系", by=NEAR, basis=LAPSE, checks=[rules.contact_is_past]
    )
    def record_contact(self, *, by, contact_on, contact_way, contact_result):
        """The community (or the street in its place) has called or gone there; it stands in the case."""
        row = {"on": contact_on.isoformat(), "way": contact_way, "result": contact_result, "who": by.name}
        self.calls, self.contacted = [*self.calls, row], True

    @step(
        State.LATE, None, label="宽限期提醒", by=by_clock, basis=LAPSE, letter="reminded_late",
        checks=[rules.late_reminder_is_due],
    )  # fmt: skip
    def remind_late(self, *, by, reminders):
        """Said again while the grace runs, as often as the article demands."""
        self.reminders = reminders

    @step(
        sorted(OPEN), State.NOT_REQUIRED, label="因注销或者转登记终结", by=by_clock, basis=EXEMPT, letter="exempt",
        checks=[rules.has_left],
    )  # fmt: skip
    def stop_for_exit(self, *, by):
        """The body is cancelled or has become a legal person: nothing to confirm any more."""
