"""社区社会组织备案变更: the community's look within three days; names and leaders are posted, silence passes on."""

from casework.core.people import by_clock, party, role
from casework.core.step import step
from orgs.filing.change import effects, rules
from orgs.filing.change.states import State
from policy.basis import cite

APPLICANT, COMMUNITY = party("applicant", "founder"), role("community", anywhere=True)
ASK, CHANGE = cite("community/t16"), cite("community/t27")


class Checking:
    """Steps of the community; no fields of its own."""

    @step(
        State.COMMUNITY_CHECK, State.COMMUNITY_RETURNED, label="居村委会告知补正", by=COMMUNITY, basis=[ASK, CHANGE],
        letter="community_asked", checks=[rules.community_asks_once],
    )  # fmt: skip
    def community_ask(self, *, by, gaps, gap_note=""):
        """Everything that is missing, once and whole, each with how to mend it."""
        self.gaps, self.community_asked = gaps, True

    @step(
        State.COMMUNITY_RETURNED, State.COMMUNITY_CHECK, label="补正后交回", by=APPLICANT, basis=[ASK, CHANGE], letter="mended",
        checks=[rules.every_gap_is_answered, rules.same_way, *rules.FITS],
    )  # fmt: skip
    def community_answer(self, *, by, answers, unable=""):
        """What was missing is handed in; a further submission stands beside the first."""
        self.take(answers)

    @step(
        State.COMMUNITY_CHECK, State.POSTED, label="核查通过并公示", by=COMMUNITY, basis=CHANGE, letter="posted",
        checks=[rules.is_to_be_posted], effects=[effects.post],
    )  # fmt: skip
    def community_post(self, *, by, opinion, posted_on):
        """A new name or leader is posted for three days."""
        self.community_opinion, self.posted_on = opinion, posted_on

    @step(
        State.COMMUNITY_CHECK, State.STREET_INTAKE, label="核查通过送街镇", by=COMMUNITY, basis=CHANGE, checks=[rules.needs_no_posting]
    )  # fmt: skip
    def community_pass(self, *, by, opinion):
        """Nothing has to be posted: the street goes on."""
        self.community_opinion = opinion

    @step(
        State.COMMUNITY_CHECK, State.STREET_INTAKE, label="居村委会逾期自动送街镇", by=by_clock, basis=CHANGE, letter="passed",
        checks=[rules.state_is_over],
    )  # fmt: skip
    def pass_unanswered(self, *, by):
        """No opinion in time counts as none against it; what has to be posted is posted by the street."""
        self.silent, self.community_opinion = self.silent + 1, "期限内没有提出意见，视为没有不同意见。"
