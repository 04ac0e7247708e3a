"""社区社会组织备案变更: what was recorded at once is looked at afterwards; another person than the one who doubted it restores what was."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step, widen
from orgs.filing.change import effects, rules
from orgs.filing.change.states import State
from orgs.filing.reviewing import Reviewing
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
CHANGE, REVIEW = cite("community/t27"), cite("community/t23")


class Afterwards:
    """Steps behind a recorded change; no fields of its own. A restoration may be reviewed like a refusal (第二十三条)."""

    ask_review = widen(Reviewing.ask_review, State.ROLLED_BACK)
    close_refused = widen(Reviewing.close_refused, State.ROLLED_BACK)

    @step([State.RECORDED, State.EXPLAINED], State.CHANGED, label="核对相符", by=STREET | (APPROVER & unlike("question_entry")), basis=CHANGE)
    def confirm_entry(self, *, by, check_note=""):
        """It agrees with what the leader or the community says."""
        self.check_note = check_note

    @step(
        State.RECORDED, State.CHANGED, label="核对期满视为相符", by=by_clock, basis=CHANGE, checks=[rules.state_is_over]
    )
    def pass_post_check(self, *, by):
        """Nobody looked in time: the article says that counts as agreeing."""
        self.silent += 1

    @step(
        State.EXPLAINED, State.CHANGED, label="说明核对期满视为相符", by=by_clock, basis=CHANGE, checks=[rules.state_is_over]
    )
    def pass_post_check_explained(self, *, by):
        """Nobody weighed the explanation in time: likewise."""
        self.silent += 1

    @step(State.RECORDED, State.DISPUTED_ENTRY, label="核对不符请说明", by=STREET, basis=CHANGE, letter="questioned")
    def question_entry(self, *, by, mismatch):
        """What does not agree, how and when it was found."""
        self.mismatch = mismatch

    @step(
        State.DISPUTED_ENTRY, State.EXPLAINED, label="说明或者补证", by=APPLICANT, basis=CHANGE, letter="explanation_received",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def explain(self, *, by, statement, proof=None):
        """What they say to it."""
        self.statement = statement

    @step(
        State.DISPUTED_ENTRY, State.EXPLAINED, label="逾期未说明", by=by_clock, basis=CHANGE, letter="not_explained",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def explain_silent(self, *, by):
        """Nothing was said in time; who decides what follows is a person (第二十七条)."""
        self.statement = "期限内没有说明。"

    @step(
        State.EXPLAINED, State.ROLLED_BACK, label="恢复原记载", by=APPROVER & unlike("question_entry"), basis=[CHANGE, REVIEW],
        letter="rolled_back", effects=[effects.restore],
    )  # fmt: skip
    def roll_back(self, *, by, reason, decided_on):
        """Somebody who had no part in the check restores what was there before, with reasons and where to turn."""
        self.decided_on, self.refusal_facts, self.refused_facts = decided_on, reason, reason
        self.reasons = self.refused_for = ["R09"]
