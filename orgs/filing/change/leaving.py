"""社区社会组织备案变更: the leader who goes confirms and hands over; who is silent is replaced by a resolution that the community witnesses."""

from casework.core.people import Who, by_clock, party, role
from casework.core.step import step
from network.identity import number_of
from network.vault import blinds
from orgs.filing.change import rules
from orgs.filing.change.states import State
from policy.basis import cite

APPLICANT, COMMUNITY = party("applicant", "founder"), role("community", anywhere=True)
LEADER, PRESS = cite("community/t26"), cite("community/t44")


class OutgoingLeader(Who):
    """Is the very person who leads the body so far: by the number of a checked document, by name where the ledger has no number."""

    def refusal(self, by, case, day):
        """None for the leader."""
        leader = case.org.leader
        same = leader.id_blind in blinds(number_of(by) or " ") if leader.id_blind and number_of(by) else leader.name == by.name
        return None if same else f"这一步要由原负责人{leader.name}本人办理。"


class Leaving:
    """Steps of the leader who goes; no fields of its own."""

    @step(
        State.OUTGOING_CONFIRM, State.COMMUNITY_CHECK, label="原负责人确认并交接", by=APPLICANT & OutgoingLeader(), basis=LEADER,
        letter="outgoing_agreed",
    )  # fmt: skip
    def outgoing_agree(self, *, by, handover_list):
        """Money, papers and seals, item by item, to whom."""
        self.handover = handover_list

    @step(
        State.OUTGOING_CONFIRM, State.WITNESSING, label="原负责人拒绝确认", by=APPLICANT & OutgoingLeader(), basis=LEADER,
        letter="outgoing_declined",
    )  # fmt: skip
    def outgoing_decline(self, *, by, decline_reason):
        """The members may decide without them, in the community's presence."""
        self.declined = decline_reason

    @step(
        State.OUTGOING_CONFIRM, State.WITNESSING, label="原负责人逾期未确认转见证", by=by_clock, basis=LEADER, letter="outgoing_silent",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def outgoing_silent(self, *, by):
        """Five days without a word, whatever the reason."""
        self.declined = "期限内没有确认。"

    @step(
        State.WITNESSING, State.COMMUNITY_CHECK, label="居村委会见证通过", by=COMMUNITY, basis=LEADER, letter="witnessed",
        checks=[rules.two_thirds_agreed, rules.two_witnesses, rules.meeting_is_past],
    )  # fmt: skip
    def witness(self, *, by, meeting_on, agree_count, total_count, witnesses, notified):
        """A meeting of the members, in the presence of two of the community's staff."""
        self.witnessed = {"on": meeting_on.isoformat(), "agree": agree_count, "total": total_count,
                          "who": [row["name"] for row in witnesses], "notified": notified}  # fmt: skip

    @step(
        State.WITNESSING, State.DRAFT, label="见证未达到三分之二", by=COMMUNITY, basis=LEADER, letter="not_witnessed"
    )
    def witness_fail(self, *, by, outcome):
        """Too few agreed: the leader stays; they may hand in again."""
        self.declined = outcome

    @step(
        State.WITNESSING, None, label="见证逾期转街镇督促", by=by_clock, basis=[LEADER, PRESS], letter="witness_pressed",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def witness_overdue(self, *, by):
        """The community called no meeting in time: the street presses it."""
        self.silent += 1
