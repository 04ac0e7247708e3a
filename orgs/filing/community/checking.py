"""社区社会组织备案: the community's first check; it asks once, agrees or not, and never decides."""

from casework.core.people import by_clock, party, role
from casework.core.step import step
from orgs.filing.community import conditions, effects, rules
from orgs.filing.community.states import MENDING, State
from policy.basis import cite

APPLICANT = party("applicant", "founder")
COMMUNITY, STREET = role("community", anywhere=True), role("street")
CHECK, NOTICE, END = (cite(f"community/t{n}") for n in (16, 17, 22))


class Checking:
    """Steps of the community; no fields of its own."""

    @step(
        State.COMMUNITY_CHECK, State.COMMUNITY_RETURNED, label="居村委会告知补正", by=COMMUNITY, basis=CHECK,
        letter="community_asked", checks=[rules.community_asks_once],
    )  # fmt: skip
    def community_ask(self, *, by, gaps, gap_note=""):
        """Everything that is missing, once and whole, each with how to mend it."""
        self.gaps, self.community_asked = gaps, True

    @step(
        State.COMMUNITY_RETURNED, State.COMMUNITY_CHECK, label="补正后交回", by=APPLICANT, basis=CHECK, letter="mended",
        checks=[rules.every_gap_is_answered, conditions.same_community, *conditions.HANDED_IN],
    )  # fmt: skip
    def community_answer(self, *, by, answers, unable=""):
        """What was missing is handed in; a further submission stands beside the first."""
        self.take_particulars(answers)

    @step(
        State.COMMUNITY_CHECK, State.POSTED, label="居村委会同意并公示", by=COMMUNITY, basis=[CHECK, NOTICE], letter="posted",
        checks=[rules.leader_was_reached], effects=[effects.post],
    )  # fmt: skip
    def community_agree(self, *, by, opinion, contact_checked, roster_checked, posted_on):
        """The founder was reached, the roster looked into: it is posted for three days."""
        self.community_opinion, self.posted_on = opinion, posted_on

    @step(
        State.COMMUNITY_CHECK, State.POSTED, label="居村委会逾期自动公示", by=by_clock, basis=CHECK, letter="passed",
        checks=[rules.state_is_over], effects=[effects.post],
    )  # fmt: skip
    def pass_unanswered(self, *, by, posted_on):
        """No opinion in time counts as none against it: it is posted by itself."""
        self.silent, self.posted_on = self.silent + 1, posted_on
        self.community_opinion = "期限内没有提出意见，视为没有不同意见。"

    @step(
        State.COMMUNITY_CHECK, State.STREET_INTAKE, label="居村委会不同意送街镇", by=COMMUNITY, basis=CHECK,
        letter="community_against", checks=[rules.objects_to_more_than_noise],
    )  # fmt: skip
    def community_disagree(self, *, by, objection_reason):
        """Facts and grounds go to the street with the application; the street decides."""
        self.community_against = objection_reason

    @step(
        sorted(MENDING), State.CLOSED_UNANSWERED, label="逾期未补正退件", by=by_clock, basis=END, letter="closed",
        checks=[rules.state_is_over, rules.was_reminded],
    )  # fmt: skip
    def close_unanswered(self, *, by):
        """Nothing was mended in time; the papers are kept and may be used again."""

    @step(
        [State.COMMUNITY_CHECK, State.STREET_INTAKE, State.EXAMINING], State.REDIRECTED, label="转送其他办理单位",
        by=COMMUNITY | STREET, basis=[END, cite("community/t3")], letter="redirected", checks=[rules.the_way_is_shown],
        effects=[effects.carry_over],
    )  # fmt: skip
    def redirect(self, *, by, destination, why):
        """It belongs elsewhere: what was filled in goes along, nobody is merely turned away."""
        self.destination, self.redirect_why = destination, why
