"""社区社会组织备案注销: ex officio: a cause is found, told or announced, heard by another; one chance to mend (第三十八条)."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.filing.cancellation import effects, rules
from orgs.filing.cancellation.states import State
from policy.basis import cite

APPLICANT, STREET, APPROVER = party("applicant", "founder"), role("street"), role("approver")
HEARER = (STREET | role("chief")) & unlike("open_ex_officio", "record_cause", "announce")
CAUSES, SETTLE, HEAR, DECIDE, GROW = (cite(f"community/t{n}") for n in (35, 36, 38, 39, 41))


class Finding:
    """Steps between a cause and the settlement; no fields of its own."""

    @step(
        State.DRAFT, State.CAUSE_CHECK, label="依职权开立", by=STREET | by_clock, basis=[CAUSES, HEAR],
        checks=[rules.cause_fits, rules.no_other_is_open],
    )  # fmt: skip
    def open_ex_officio(self, *, by, cause, source):
        """The street has found a cause, or the clock brings what the yearly confirmation referred."""
        self.cause, self.source = cause, source

    @step(
        State.DRAFT, State.SETTLING, label="转登记注销开立", by=STREET, basis=[CAUSES, DECIDE, GROW], letter="promoted_settle",
        checks=[rules.is_registered, rules.no_other_is_open],
    )  # fmt: skip
    def open_promotion(self, *, by, registered_as):
        """It has been registered as a legal person: what it owns passes on, then the filing ends."""
        self.cause, self.registered_as, self.source = "promotion", registered_as, f"法人登记已完成，统一社会信用代码{registered_as.uscc}。"

    @step(
        State.CAUSE_CHECK, State.TOLD, label="核实事由并告知", by=STREET, basis=HEAR, letter="told", checks=[rules.two_checkers]
    )
    def record_cause(self, *, by, checkers, ground, facts):
        """Two people have looked into it; what is intended is told first, and may be answered."""
        self.checkers, self.cause, self.cause_facts = [row["name"] for row in checkers], ground, facts

    @step(
        [State.CAUSE_CHECK, State.TOLD], State.ANNOUNCED, label="无法联系公告送达", by=STREET, basis=HEAR, letter="announced",
        checks=[rules.two_checkers, rules.tried_every_way], effects=[effects.announce_intention],
    )  # fmt: skip
    def announce(self, *, by, checkers, tries):
        """Nobody can be reached by telephone, message or at the door: it is announced for thirty days."""
        self.checkers = [row["name"] for row in checkers]
        self.tries = [row | {"on": row["on"].isoformat()} for row in tries]

    @step(
        State.CAUSE_CHECK, State.KEPT, label="事由不成立", by=APPROVER & unlike("open_ex_officio"), basis=HEAR, letter="dropped"
    )  # fmt: skip
    def drop_cause(self, *, by, finding):
        """There is nothing in it."""
        self.finding = finding

    @step(
        [State.TOLD, State.ANNOUNCED], State.STATEMENT_HEARD, label="陈述申辩", by=APPLICANT, basis=HEAR, letter="statement_received",
        checks=[rules.state_is_running],
    )  # fmt: skip
    def state_case(self, *, by, statement, wants_chance, proof=None):
        """What the party says to it, and whether it would mend or restore."""
        self.statement, self.wants_chance = statement, wants_chance == "yes"

    @step(
        State.TOLD, State.COMMUNITY_SETTLING, label="逾期未陈述转清点", by=by_clock, basis=[HEAR, SETTLE], checks=[rules.state_is_over]
    )
    def waive_statement(self, *, by):
        """Nothing was said in time: the community settles what there is. Nothing is decided by it."""

    @step(
        State.ANNOUNCED, State.COMMUNITY_SETTLING, label="公告期满转清点", by=by_clock, basis=[HEAR, SETTLE],
        checks=[rules.state_is_over],
    )  # fmt: skip
    def announcement_over(self, *, by):
        """Thirty days are over: it counts as told."""

    @step(
        State.STATEMENT_HEARD, State.SENT_TO_CONFIRMATION, label="给予一次整改或者补办机会", by=HEARER, basis=HEAR, letter="chance",
        checks=[rules.first_chance, rules.can_be_mended], effects=[effects.give_chance],
    )  # fmt: skip
    def give_chance(self, *, by, finding):
        """Somebody who had no part in it gives one chance more: the yearly confirmation takes it back."""
        self.finding = finding

    @step(
        State.STATEMENT_HEARD, State.COMMUNITY_SETTLING, label="意见不成立转清点", by=HEARER, basis=[HEAR, SETTLE], letter="not_adopted",
        checks=[rules.the_willing_get_their_chance],
    )  # fmt: skip
    def uphold_cause(self, *, by, finding):
        """Answered point by point: the cause stands."""
        self.finding = finding

    @step(State.STATEMENT_HEARD, State.KEPT, label="意见成立不注销", by=HEARER, basis=HEAR, letter="dropped")
    def accept_statement(self, *, by, finding):
        """They are right: nothing ends."""
        self.finding = finding
