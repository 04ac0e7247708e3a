"""社区社会组织备案注销: the body's own wish: handed in, looked into by the community, taken back."""

from casework.core.people import by_clock, party, role
from casework.core.step import step
from orgs.filing.cancellation import effects, rules
from orgs.filing.cancellation.states import UNDECIDED, State
from policy.basis import cite

APPLICANT, COMMUNITY = party("applicant", "founder"), role("community", anywhere=True)
DRAFT, RETURN, END, CAUSES, CHECK, DECIDE = (cite(f"community/t{n}") for n in (14, 16, 22, 35, 36, 39))
ASKED = (rules.consent_suffices, rules.nothing_is_being_changed, rules.no_other_is_open)


class Asking:
    """Steps before anything is settled; no fields of its own."""

    @step(
        State.DRAFT, State.COMMUNITY_CHECK, label="提交注销申请", by=APPLICANT, basis=[CAUSES, CHECK], letter="received", checks=ASKED
    )
    def submit(self, *, by, answers, truth_pledge):
        """The members have resolved it: the community looks whether that is so."""
        self.take_wish(answers)

    @step(
        [State.DRAFT, State.RETURNED], None, label="到期前提醒", by=by_clock, basis=[DRAFT, END], letter="reminded",
        checks=[rules.reminder_is_due],
    )  # fmt: skip
    def remind(self, *, by, today):
        """A draft or a correction is about to run out: said once, in time."""
        self.reminded_on = today

    @step(
        State.DRAFT, State.DISCARDED, label="草稿到期清除", by=by_clock, basis=DRAFT, letter="discarded",
        checks=[rules.state_is_over, rules.was_reminded], effects=[effects.wipe_draft],
    )  # fmt: skip
    def discard_draft(self, *, by):
        """Never handed in: the draft is wiped, the filing stands."""

    @step(
        State.COMMUNITY_CHECK, State.RETURNED, label="居村委会告知补正", by=COMMUNITY, basis=[CHECK, RETURN], letter="asked",
        checks=[rules.asks_once],
    )  # fmt: skip
    def community_return(self, *, by, gaps, gap_note=""):
        """Everything that is missing, once and whole, each with how to mend it."""
        self.gaps, self.community_asked = gaps, True

    @step(
        State.RETURNED, State.COMMUNITY_CHECK, label="补正后交回", by=APPLICANT, basis=CHECK, letter="mended",
        checks=[rules.every_gap_is_answered, *ASKED],
    )  # fmt: skip
    def answer(self, *, by, answers, unable=""):
        """What was missing is handed in."""
        self.take_wish(answers)

    @step(
        State.RETURNED, State.CLOSED_UNANSWERED, label="逾期未补正退件", by=by_clock, basis=END, letter="closed",
        checks=[rules.state_is_over, rules.was_reminded],
    )  # fmt: skip
    def close_unanswered(self, *, by):
        """Nothing was mended in time: the filing stands."""

    @step(
        State.COMMUNITY_CHECK, State.SETTLING, label="决议属实转清点", by=COMMUNITY, basis=CHECK, letter="please_settle",
        checks=[rules.enough_were_called],
    )  # fmt: skip
    def verify_resolution(self, *, by, opinion, called):
        """Members were called: they did resolve it."""
        self.community_opinion = opinion
        self.take_called([row["name"] for row in called])

    @step(
        State.COMMUNITY_CHECK, State.SETTLING, label="居村委会逾期转街镇", by=by_clock, basis=CHECK, letter="please_settle",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def pass_unanswered(self, *, by):
        """Nothing was said in time: it goes on, the street looks into the resolution itself, and the silence is counted."""
        self.silent += 1
        self.community_opinion = "期限内没有核查，决议真实性由街镇核实。"

    @step(State.COMMUNITY_CHECK, State.DECIDING, label="决议不属实报街镇", by=COMMUNITY, basis=CHECK, letter="disputed")
    def reject_resolution(self, *, by, facts):
        """Members say otherwise: the street decides, nothing is settled."""
        self.community_opinion, self.disputed = facts, True

    @step(
        sorted(UNDECIDED), State.WITHDRAWN, label="撤回注销申请", by=APPLICANT, basis=DECIDE, letter="withdrawn",
        checks=[rules.was_its_own_wish], effects=[effects.take_notice_down],
    )  # fmt: skip
    def withdraw(self, *, by, reason):
        """They take it back while nothing has been decided."""
        self.withdrawal_reason = reason
