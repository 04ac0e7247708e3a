"""The spine's way through a hearing: offered, asked for, held beside the case, closed; the decision clock stands still."""

from django.db.models import TextChoices

from casework.core.people import by_clock, handler, party, role, unlike
from casework.core.step import step
from orgs.registration.licensing import rules
from orgs.registration.licensing.states import Spine
from policy.basis import cite, law

HEARING = cite("registration/hearing")
APPLICANT = party("applicant", "founder")


class HearingSpine(TextChoices):
    """States of a licence in which a hearing may be asked for and is being held."""

    HEARING_OFFERED = "hearing_offered", "已告知听证权利"
    HEARING_SET = "hearing_set", "听证组织中"


OFFERED, SET = HearingSpine.HEARING_OFFERED, HearingSpine.HEARING_SET


class Hearings:
    """Steps around a hearing; the session itself is a matter. No fields of its own."""

    @step(
        Spine.UNDER_REVIEW, OFFERED, label="告知听证权利", by=role("reviewer") & handler & unlike("accept"),
        basis=[HEARING, law("行政许可法", 47)], letter="hearing_offered",
    )  # fmt: skip
    def offer_hearing(self, *, by, interest):
        """Grave interests of the applicant and of others meet: all of them hear that they may ask for a hearing."""
        self.interest = interest

    @step(
        OFFERED, SET, label="要求听证", by=APPLICANT, basis=[HEARING, law("行政许可法", 45)], letter="hearing_set",
        checks=[rules.hearing_is_asked_in_time],
    )  # fmt: skip
    def request_hearing(self, *, by, reason=""):
        """The applicant asks for it: the time it takes does not count for the decision."""
        self.hearing_reason = reason

    @step(
        OFFERED, SET, label="登记利害关系人的听证要求", by=role("reviewer") & handler, letter="hearing_set",
        basis=[HEARING, law("行政许可法", 45)], checks=[rules.hearing_is_asked_in_time],
    )  # fmt: skip
    def register_request(self, *, by, reason, request):
        """Somebody else whose interests are touched asks for it in writing."""
        self.hearing_reason = reason

    @step(OFFERED, Spine.UNDER_REVIEW, label="不要求听证", by=APPLICANT, basis=HEARING, checks=[rules.nobody_else_may_ask])
    def decline_hearing(self, *, by):
        """The applicant does without it."""

    @step(
        OFFERED, Spine.UNDER_REVIEW, label="逾期未要求听证", by=by_clock, basis=HEARING,
        checks=[rules.request_period_is_over],
    )  # fmt: skip
    def lapse_hearing(self, *, by):
        """The time to ask for it has passed."""

    @step(SET, Spine.UNDER_REVIEW, label="撤回听证要求", by=APPLICANT, basis=HEARING)
    def cancel_hearing(self, *, by, reason):
        """The request is taken back; the clock goes on."""
        self.hearing_reason = reason

    @step(
        SET, Spine.UNDER_REVIEW, label="听证结束继续审查", by=role("reviewer") & handler, basis=[HEARING, law("行政许可法", 48)],
        letter="hearing_closed", checks=[rules.hearing_was_held],
    )  # fmt: skip
    def close_hearing(self, *, by):
        """The record is on file: the clock goes on, and the decision has to follow the record."""
