"""社区社会组织: the posting in the community, and what residents say against it; every process that posts shares it."""

from casework.clock.running import state_is_over
from casework.core.people import by_clock, role
from casework.core.step import step
from orgs.filing import on_notice
from policy.basis import cite

COMMUNITY, STREET = role("community", anywhere=True), role("street")
NOTICE = cite("community/t17")


class Posting:
    """Steps around the public notice, on which every objection stands as a row; no fields of its own but `objection_finding`, `settled`, `silent`."""

    @step(
        "posted", "objection_check", label="居民实名提出异议", by=COMMUNITY | STREET, basis=NOTICE, letter="objected",
        checks=[on_notice.notice_is_running], effects=[on_notice.enter_objection],
    )  # fmt: skip
    def object(self, *, by, objector, contact, ground, identity_seen):
        """A resident objects in writing or in person, under their name; the row stands on the notice, sealed."""

    @step(
        "posted", "objection_check", label="收到网上异议", by=by_clock, basis=NOTICE, letter="objected",
        checks=[on_notice.an_objection_waits],
    )  # fmt: skip
    def take_objection(self, *, by):
        """A resident has objected on the platform: the community looks into it."""

    @step(
        "posted", "street_intake", label="公示期满送街镇", by=by_clock, basis=NOTICE, letter="notice_over",
        checks=[on_notice.notice_is_over, on_notice.no_objection_waits], effects=[on_notice.end_posting],
    )  # fmt: skip
    def end_notice(self, *, by):
        """Three days without an objection: it goes to the street by itself."""

    @step(
        "objection_check", "street_intake", label="异议处理完毕送街镇", by=COMMUNITY, basis=NOTICE, letter="settled",
        checks=[on_notice.no_objection_waits, on_notice.notice_is_over], effects=[on_notice.end_posting],
    )  # fmt: skip
    def settle_objection(self, *, by, finding, agreed):
        """Looked into and talked over, agreed or not; the objectors have their answer."""
        self.objection_finding, self.settled = finding, agreed == "yes"

    @step(
        "objection_check", "street_intake", label="异议逾期转街镇直接办理", by=by_clock, basis=NOTICE,
        letter="objection_passed", checks=[state_is_over],
    )  # fmt: skip
    def objection_unanswered(self, *, by):
        """The community did not settle it in time: the street takes it up."""
        self.silent, self.objection_finding = self.silent + 1, "居村委会在期限内没有处理，由街镇直接办理。"
