"""社区社会组织备案变更: the street a body goes to says what it thinks, within five days; silence is consent."""

from casework.core.people import by_clock, role
from casework.core.step import step
from orgs.filing.change import rules
from orgs.filing.change.states import State
from policy.basis import cite

# The case lies in the division it goes to: no other street's people reach it.
STREET, MOVING = role("street", anywhere=True), cite("community/t28")


class Moving:
    """Steps of the receiving street, with whom the case lies meanwhile; no fields of its own."""

    @step(State.RECEIVING, State.STREET_INTAKE, label="迁入街镇同意接收", by=STREET, basis=MOVING)
    def welcome(self, *, by, note=""):
        """It is welcome."""
        self.received_as, self.receiving_note = "agreed", note
        self.lie_at_home()

    @step(
        State.RECEIVING, State.STREET_INTAKE, label="迁入街镇逾期视为同意", by=by_clock, basis=MOVING, letter="received_silently",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def receive_unanswered(self, *, by):
        """Nothing was said in time: the article says that counts as consent."""
        self.received_as, self.silent = "silent", self.silent + 1
        self.lie_at_home()

    @step(State.RECEIVING, State.STREET_INTAKE, label="迁入街镇不同意", by=STREET, basis=MOVING)
    def decline_receive(self, *, by, reason):
        """Facts and grounds; the street it comes from weighs them and decides."""
        self.received_as, self.receiving_note = "declined", reason
        self.lie_at_home()
