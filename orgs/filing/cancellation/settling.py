"""社区社会组织备案注销: goods and debts settled, by the body or the community; posted seven days, claims answered."""

from casework.core.people import by_clock, party, role
from casework.core.step import step
from orgs.filing.cancellation import effects, rules
from orgs.filing.cancellation.states import State
from policy.basis import cite

APPLICANT, STREET, COMMUNITY = party("applicant", "founder"), role("street"), role("community", anywhere=True)
SETTLE, POST, PRESS = (cite(f"community/t{n}") for n in (36, 37, 44))


class Settling:
    """Steps between the wish or the cause and the decision; no fields of its own."""

    @step(
        State.SETTLING, State.SETTLED, label="提交清点报告", by=APPLICANT, basis=[SETTLE, POST], letter="settled",
        checks=[rules.settlement_is_whole],
    )  # fmt: skip
    def file_settlement(self, *, by, settlement):
        """What there was and where it went, what was owed and how it was paid; the community was there."""
        self.settlement = settlement

    @step(
        State.SETTLING, State.COMMUNITY_SETTLING, label="逾期未清点转居村委会", by=by_clock, basis=SETTLE, letter="settled_for",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def settle_overdue(self, *, by):
        """The leader has not done it in time: the community does."""
        self.silent += 1

    @step(
        State.SETTLING, State.COMMUNITY_SETTLING, label="请居村委会主持清点", by=APPLICANT | STREET, basis=SETTLE, letter="settled_for"
    )
    def ask_community_settle(self, *, by, reason):
        """The leader cannot: the community does it with them."""
        self.settle_note = reason

    @step(
        State.COMMUNITY_SETTLING, State.SETTLED, label="居村委会提交清点报告", by=COMMUNITY, basis=[SETTLE, POST], letter="settled",
        checks=[rules.settlement_is_whole, rules.two_were_there],
    )  # fmt: skip
    def community_settle(self, *, by, settlement):
        """The same by the community; what cannot be found out is said item by item."""
        self.settlement = settlement

    @step(
        State.COMMUNITY_SETTLING, None, label="清点逾期督促", by=by_clock, basis=[SETTLE, PRESS], letter="settling_late",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def settle_escalate(self, *, by):
        """The community is late: the street is told to press it."""
        self.pressed = True

    @step(State.SETTLED, State.SETTLING, label="清点不清退回", by=STREET, basis=POST, letter="settle_again")
    def redo_settlement(self, *, by, note):
        """Not clear: everything that is wrong, at once."""
        self.settle_note = note

    @step(
        State.SETTLED, State.POSTED, label="公示拟注销", by=STREET, basis=POST, letter="posted", checks=[rules.nothing_is_owed],
        effects=[effects.post],
    )  # fmt: skip
    def post(self, *, by, nothing_open, posted_on):
        """Checked: what is intended is posted, creditors and residents may speak."""
        self.posted_on = posted_on

    @step(
        State.POSTED, State.CLAIM_CHECK, label="登记债权或者异议", by=COMMUNITY | STREET, basis=POST, letter="claimed",
        checks=[rules.notice_is_running], effects=[effects.enter_objection],
    )  # fmt: skip
    def claim(self, *, by, claim_kind, objector, contact, ground, identity_seen):
        """Somebody claims or objects in person, under their name; the row stands on the notice, sealed."""
        self.claim_kind = claim_kind

    @step(
        State.POSTED, State.CLAIM_CHECK, label="收到网上申报", by=by_clock, basis=POST, letter="claimed", checks=[rules.an_objection_waits]
    )
    def take_objection(self, *, by):
        """Somebody claims or objects on the platform: the street looks into it."""
        self.claim_kind = ""

    @step(
        State.CLAIM_CHECK, State.DECIDING, label="债权异议处理完毕", by=STREET, basis=POST,
        checks=[rules.no_objection_waits, rules.notice_is_over], effects=[effects.end_posting],
    )  # fmt: skip
    def settle_claim(self, *, by, finding, paid):
        """Answered; what was owed is paid or arranged for."""
        self.claim_finding = finding

    @step(
        State.CLAIM_CHECK, State.SETTLING, label="债权属实重新清点", by=STREET, basis=[POST, SETTLE], letter="settle_again",
        checks=[rules.no_objection_waits], effects=[effects.end_posting_early],
    )  # fmt: skip
    def resettle(self, *, by, note):
        """It is owed: it is settled first, then posted anew."""
        self.settle_note = self.claim_finding = note

    @step(
        State.POSTED, State.DECIDING, label="公示期满", by=by_clock, basis=POST, checks=[rules.notice_is_over, rules.no_objection_waits],
        effects=[effects.end_posting],
    )  # fmt: skip
    def end_notice(self, *, by):
        """Seven days without a word: the street decides."""
