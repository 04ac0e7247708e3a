"""社区社会组织备案: filling in, by the founder or for them; handing in; what time does to a draft; withdrawing."""

from casework.core.people import Who, by_clock, party, role
from casework.core.step import step
from orgs.filing import on_notice
from orgs.filing.community import conditions, effects, rules
from orgs.filing.community.states import MENDING, UNDECIDED, State
from policy.basis import cite

APPLICANT, COMMUNITY = party("applicant", "founder"), role("community", anywhere=True)
FILLING, CONDITIONS, PAPERS, END = (cite(f"community/t{n}") for n in (14, 8, 15, 22))


class FilledFor(Who):
    """Asks whether somebody filled the application in for the founder, who has not confirmed it yet."""

    def refusal(self, by, case, day):
        """None where there is something to confirm."""
        return None if case.helped and not case.confirm_mark else "没有要您确认的代填内容。"


class Drafting:
    """Steps of a draft; no fields of its own."""

    @step(
        State.DRAFT, State.AWAITING_CONFIRMATION, label="居村委会代填", by=COMMUNITY, basis=FILLING, letter="please_confirm",
        checks=[rules.filled_in_whole, rules.leader_has_a_phone], effects=[effects.send_code],
    )  # fmt: skip
    def fill_for(self, *, by, helper_note, agreed):
        """A community worker has filled it in; the founder gets a code to confirm what stands there."""
        self.helped, self.confirm_way, self.confirm_mark = True, "", ""

    @step(
        [State.AWAITING_CONFIRMATION, State.DRAFT], State.DRAFT, label="本人确认代填", by=APPLICANT & FilledFor(),
        basis=FILLING, checks=[rules.founder_has_confirmed], effects=[effects.use_code],
    )  # fmt: skip
    def confirm_filled(self, *, by, confirm_way, mark, code="", signed_sheet=None):
        """The founder confirms by the code or by a signature at the counter; only what stood there then is confirmed."""
        self.confirm_way, self.confirm_mark = confirm_way, mark

    @step(
        State.AWAITING_CONFIRMATION, State.DRAFT, label="代填未确认退回草稿", by=by_clock, basis=FILLING, letter="not_confirmed",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def return_to_draft(self, *, by):
        """Nobody confirmed in time: it stays a draft that cannot be handed in."""
        self.confirm_way, self.confirm_mark = "", ""

    @step(
        State.DRAFT, State.COMMUNITY_CHECK, label="提交申请", by=APPLICANT, basis=[FILLING, PAPERS, CONDITIONS], letter="received",
        checks=[conditions.phone_is_verified, conditions.leader_fits, *conditions.HANDED_IN],
    )  # fmt: skip
    def submit(self, *, by, answers, truth_pledge):
        """The application goes to the community it names; the street is the community's."""
        self.take_particulars(answers)

    @step(
        [State.DRAFT, *sorted(MENDING)], None, label="到期前提醒", by=by_clock, basis=[FILLING, END], letter="reminded",
        checks=[rules.reminder_is_due],
    )  # fmt: skip
    def remind(self, *, by, today):
        """A draft or a correction is about to run out: said once, in time."""
        self.reminded_on = today

    @step(
        State.DRAFT, State.DISCARDED, label="草稿到期清除", by=by_clock, basis=FILLING, letter="discarded",
        checks=[rules.state_is_over, rules.was_reminded], effects=[effects.wipe_draft],
    )  # fmt: skip
    def discard_draft(self, *, by):
        """Never handed in: the draft is wiped, not merely closed."""

    @step(
        sorted(UNDECIDED), State.WITHDRAWN, label="撤回申请", by=APPLICANT, basis=END, letter="withdrawn",
        effects=[on_notice.take_notice_down],
    )  # fmt: skip
    def withdraw(self, *, by, reason=""):
        """The founders take it back while nothing has been decided."""
        self.withdrawal_reason = reason
