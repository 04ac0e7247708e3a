"""名称核准: the life of a kept name: reminded, renewed once, held for a registration, used, given up or expired."""

from casework.core.people import by_clock, by_engine, party, role, unlike
from casework.core.step import step
from orgs.registration.names import effects, rules
from orgs.registration.names.reasons import DENIALS
from orgs.registration.names.states import KEPT, State, period_end, period_start
from policy.basis import cite, law

KEEPING, RENEWAL = cite("registration/name-reservation"), cite("registration/t24")
APPLICANT = party("applicant", "founder", "legal_rep")


class Keeping:
    """Steps between the approval and the end of the reservation; no fields of its own."""

    @step(
        State.RESERVED, None, label="保留期届满提醒", by=by_clock, basis=[RENEWAL, KEEPING], letter="reminded",
        checks=[rules.reminder_is_due],
    )  # fmt: skip
    def remind(self, *, by):
        """The applicant hears in time that the period ends and until when a renewal may be asked for."""
        self.reminders += 1

    @step(
        sorted(KEPT), None, label="因登记案件已受理顺延保留", by=by_engine, basis=KEEPING, letter="held",
        checks=[rules.a_registration_is_under_way],
    )  # fmt: skip
    def hold_for_case(self, *, by):
        """A registration that uses the name was accepted: the name stays reserved until it is over."""

    @step(
        State.RESERVED, State.RENEWAL_PENDING, label="申请续期", by=APPLICANT, basis=[RENEWAL, law("行政许可法", 50)],
        letter="renewal_received", checks=[rules.not_yet_over, rules.not_renewed_before], clock_from=period_start,
    )  # fmt: skip
    def request_renewal(self, *, by, progress, asked_on, aware=True):
        """The applicant reports how far the preparations are and asks for a renewal."""
        self.progress, self.renewal_asked_on, self.floored = progress, asked_on, False

    @step(
        State.RENEWAL_PENDING, State.RESERVED, label="同意续期", by=role("chief") & unlike("approve"), basis=RENEWAL,
        letter="renewed", checks=[rules.not_renewed_before], effects=[effects.count_again], clock_from=period_end,
    )  # fmt: skip
    def renew(self, *, by):
        """The period is prolonged once, from the day on which the first one ends."""
        self.renewals, self.reminders = self.renewals + 1, 0

    @step(
        State.RENEWAL_PENDING, State.RESERVED, label="逾期未决定视为续期", by=by_clock,
        basis=[RENEWAL, law("行政许可法", 50)], letter="deemed_renewed", effects=[effects.count_again], clock_from=period_end,
        checks=[rules.period_is_over, rules.asked_in_time, rules.not_renewed_before],
    )  # fmt: skip
    def deem_renewed(self, *, by):
        """Asked for in time and not decided when the period ended: deemed granted."""
        self.renewals, self.reminders = self.renewals + 1, 0

    @step(
        State.RENEWAL_PENDING, State.RESERVED, label="不同意续期", by=role("chief"), basis=[RENEWAL, cite("registration/decision")],
        letter="renewal_denied", checks=[rules.not_yet_over], clock_from=period_start, effects=[effects.count_again],
    )  # fmt: skip
    def deny_renewal(self, *, by, ground, reason):
        """The first period goes on and ends; why, and the ways of appeal, are told."""
        self.finding = f"{dict(DENIALS)[ground]}。{reason}"

    @step(
        sorted(KEPT), State.EXPIRED, label="保留期满失效", by=by_clock, basis=[KEEPING, RENEWAL], letter="expired",
        checks=[rules.period_is_over, rules.no_registration_is_under_way, rules.no_renewal_was_asked_in_time],
        effects=[effects.let_expire],
    )  # fmt: skip
    def expire(self, *, by):
        """The period is over: the name is open to others."""

    @step(
        sorted(KEPT), State.USED, label="转为登记名称", by=by_engine | by_clock, basis=KEEPING,
        checks=[rules.the_register_has_the_name], effects=[effects.mark_used],
    )  # fmt: skip
    def use(self, *, by):
        """The registration was granted: the name is now a registered one."""

    @step(
        sorted(KEPT), State.RELEASED, label="放弃名称", by=APPLICANT, basis=KEEPING, letter="released",
        checks=[rules.no_registration_is_under_way], effects=[effects.set_free],
    )  # fmt: skip
    def release(self, *, by, reason=""):
        """The applicant gives the name up."""
        self.withdrawal_reason = reason
