"""社区社会组织备案: the posting in the community, and what residents say against it."""

from casework.core.people import by_clock, role
from casework.core.step import step
from orgs.filing.community import effects, rules
from orgs.filing.community.states import State
from policy.basis import cite

COMMUNITY, STREET = role("community", anywhere=True), role("street")
NOTICE = cite("community/t17")


class Posting:
    """Steps around the public notice, on which every objection stands as a row; no fields of its own."""

    @step(
        State.POSTED, State.OBJECTION_CHECK, label="居民实名提出异议", by=COMMUNITY | STREET, basis=NOTICE, letter="objected",
        checks=[rules.notice_is_running], effects=[effects.enter_objection],
    )  # fmt: skip
    def object(self, *, by, objector, contact, ground, identity_seen):
        """A resident objects in writing or in person, under their name; the row stands on the notice, sealed."""

    @step(
        State.POSTED, State.OBJECTION_CHECK, label="收到网上异议", by=by_clock, basis=NOTICE, letter="objected",
        checks=[rules.an_objection_waits],
    )  # fmt: skip
    def take_objection(self, *, by):
        """A resident has objected on the platform: the community looks into it."""

    @step(
        State.POSTED, State.STREET_INTAKE, label="公示期满送街镇", by=by_clock, basis=NOTICE, letter="notice_over",
        checks=[rules.notice_is_over, rules.no_objection_waits], effects=[effects.end_posting],
    )  # fmt: skip
    def end_notice(self, *, by):
        """Three days without an objection: it goes to the street by itself."""

    @step(
        State.OBJECTION_CHECK, State.STREET_INTAKE, label="异议处理完毕送街镇", by=COMMUNITY, basis=NOTICE, letter="settled",
        checks=[rules.no_objection_waits, rules.notice_is_over], effects=[effects.end_posting],
    )  # fmt: skip
    def settle_objection(self, *, by, finding, agreed):
        """Looked into and talked over, agreed or not; the objectors have their answer."""
        self.objection_finding, self.settled = finding, agreed == "yes"

    @step(
        State.OBJECTION_CHECK, State.STREET_INTAKE, label="异议逾期转街镇直接办理", by=by_clock, basis=NOTICE,
        letter="objection_passed", checks=[rules.state_is_over],
    )  # fmt: skip
    def objection_unanswered(self, *, by):
        """The community did not settle it in time: the street takes it up."""
        self.silent, self.objection_finding = self.silent + 1, "居村委会在期限内没有处理，由街镇直接办理。"

    @step(
        [State.STREET_INTAKE, State.EXAMINING, State.REOPENED], State.POSTED, label="街镇补行公示", by=STREET, basis=NOTICE,
        letter="posted", checks=[rules.never_posted], effects=[effects.post],
    )  # fmt: skip
    def post_by_street(self, *, by, fits, posted_on):
        """The community was against it, the street finds that it fits: it is posted now."""
        self.posted_on = posted_on
