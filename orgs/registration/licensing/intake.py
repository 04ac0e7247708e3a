"""The spine's first phase: from hand-in to acceptance, correction once and whole, silence that accepts."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.registration.licensing import rules
from orgs.registration.licensing.states import BEFORE_DECISION, WAITING_FOR_ACCEPTANCE, Spine
from policy.basis import cite, law

ACCEPTANCE = cite("registration/acceptance")
LICENSING_32 = law("行政许可法", 32)


class Acceptance:
    """Steps between hand-in and acceptance; no fields of its own."""

    @step(sorted(WAITING_FOR_ACCEPTANCE), None, label="当场更正", by=role("clerk"), basis=[ACCEPTANCE, LICENSING_32])
    def fix_on_spot(self, *, by, corrections, confirmed_by):
        """Slips of the pen are mended at once, with the applicant's confirmation."""
        self.fixed_on_spot = [*self.fixed_on_spot, *corrections]

    @step(
        Spine.SUBMITTED, Spine.CORRECTION_REQUESTED, label="一次告知补正", by=role("clerk"),
        basis=[ACCEPTANCE, LICENSING_32], letter="correction_requested",
        checks=[rules.answer_in_time, rules.corrected_only_once, rules.gaps_are_in_the_catalogue],
    )  # fmt: skip
    def request_correction(self, *, by, gaps, how):
        """Everything that is missing is told once and whole."""
        self.gaps = gaps

    @step(
        Spine.CORRECTION_REQUESTED, None, label="延长补正期限", by=role("clerk"),
        basis=cite("registration/correction"), letter="correction_extended", checks=[rules.extended_only_once],
    )  # fmt: skip
    def extend_correction(self, *, by, reason):
        """The applicant asked for more time before the period ended; once."""
        self.correction_extended, self.extension_reason = True, reason

    @step(
        Spine.CORRECTION_REQUESTED, Spine.RESUBMITTED, label="提交补正材料", by=party("applicant", "founder", "legal_rep"),
        basis=cite("registration/correction"), letter="resubmitted", checks=[rules.something_was_mended],
    )  # fmt: skip
    def resubmit(self, *, by, answers, unable=""):
        """The applicant hands in what was missing; a further submission is frozen beside the first."""
        self.take_particulars(answers)

    @step(
        Spine.RESUBMITTED, Spine.CORRECTION_REQUESTED, label="指明未补齐的项目", by=role("clerk"),
        basis=cite("registration/correction"), letter="unmended", checks=[rules.unmended_were_told],
    )  # fmt: skip
    def point_unmended(self, *, by, unmended):
        """Only items of the first notice may be pointed at; the first period goes on."""
        self.unmended = unmended

    @step(
        Spine.CORRECTION_REQUESTED, Spine.LAPSED, label="逾期未补正终止", by=by_clock,
        basis=cite("registration/correction"), letter="lapsed", checks=[rules.correction_is_over],
    )  # fmt: skip
    def lapse_correction(self, *, by):
        """The period for correction ended without an answer; nothing is held against the applicant."""

    @step(
        sorted(WAITING_FOR_ACCEPTANCE), Spine.NOT_ACCEPTED, label="不予受理",
        by=role("chief") & unlike("fix_on_spot", "request_correction"),
        basis=[ACCEPTANCE, LICENSING_32, law("行政许可法", 78)], letter="not_accepted",
        checks=[rules.non_acceptance_has_ground],
    )  # fmt: skip
    def refuse_acceptance(self, *, by, reason, facts, proper_agency=""):
        """Not a matter for registration, not this authority's, or obtained by deceit; the right place is named."""
        self.reasons, self.told_facts, self.proper_agency = [reason], facts, proper_agency

    @step(
        sorted(WAITING_FOR_ACCEPTANCE), Spine.ACCEPTED, label="受理", by=role("clerk"),
        basis=[ACCEPTANCE, LICENSING_32], letter="accepted", checks=[rules.materials_are_complete],
    )  # fmt: skip
    def accept(self, *, by, accepted_on):
        """The papers are complete: the time for the decision starts."""
        self.accepted_on, self.deemed = accepted_on, False

    @step(
        sorted(WAITING_FOR_ACCEPTANCE), Spine.ACCEPTED, label="逾期未告知视为受理", by=by_clock,
        basis=[cite("registration/deemed-acceptance"), LICENSING_32], letter="deemed_accepted",
        checks=[rules.silence_was_kept], clock_from=lambda case: case.received_on,
    )  # fmt: skip
    def deem_accepted(self, *, by):
        """Five working days of silence: accepted from the day the materials were received."""
        self.accepted_on, self.deemed = self.received_on, True

    @step(
        sorted(BEFORE_DECISION), Spine.WITHDRAWN, label="撤回申请", by=party("applicant", "founder", "legal_rep"),
        basis=cite("registration/withdrawal"), letter="withdrawn", checks=[rules.founders_consent],
    )  # fmt: skip
    def withdraw(self, *, by, reason="", consent=None):
        """The applicant takes the application back before the decision."""
        self.withdrawal_reason = reason
