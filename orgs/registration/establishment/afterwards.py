"""成立登记: what may still happen after the certificate: taken back before it is sealed, corrected, or the grant revoked."""

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step
from orgs.registration.establishment import effects, rules
from orgs.registration.establishment.states import State
from policy.basis import cite, law

ISSUE = [cite("registration/certificate-issue"), cite("registration/certificate")]
REVOKING = [cite("registration/decision"), law("行政许可法", 69)]


class Afterwards:
    """Steps on a registered organization's establishment; no fields of its own."""

    @step(
        State.CERTIFIED, State.APPROVED, label="收回未送达的证书", by=role("clerk"), basis=ISSUE,
        checks=[rules.certificate_is_not_sealed], effects=[effects.take_back_certificate],
    )  # fmt: skip
    def take_back_certificate(self, *, by, reason):
        """A mistake was seen before the certificate was sealed and sent: it never was."""
        self.correction_reason, self.delivered_on, self.delivery = reason, None, ""

    @step(
        [State.CERTIFIED, State.ANNOUNCED], None, label="更正证书", by=(role("clerk") | role("chief")) & unlike("issue_certificate"), basis=ISSUE,
        checks=[rules.certificate_is_sealed, rules.something_is_corrected], effects=[effects.correct_certificate],
        letter="certificate_corrected",
    )  # fmt: skip
    def correct_certificate(self, *, by, reason, address="", legal_rep_name="", scope=""):
        """The certificate says something the decision does not: another than its issuer replaces it with a corrected one."""
        self.correction_reason = reason
        self.address, self.scope = address or self.address, scope or self.scope
        self.legal_rep_name = legal_rep_name or self.legal_rep_name

    @step(
        State.ANNOUNCED, State.REVOCATION_TOLD, label="告知拟撤销登记", by=role("reviewer"), basis=[*REVOKING, law("社会团体登记管理条例", 29)],
        letter="revocation_told",
    )  # fmt: skip
    def tell_revocation(self, *, by, ground, facts):
        """Obtained by deceit, or granted against the law: the organization hears it before anything is decided."""
        self.revocation_ground, self.revocation_facts, self.revocation_statement = ground, facts, ""

    @step(State.REVOCATION_TOLD, State.REVOCATION_HEARD, label="陈述申辩（拟撤销）", by=party("applicant", "founder", "legal_rep"), basis=REVOKING,
          letter="statement_received", checks=[rules.statement_in_time])  # fmt: skip
    def answer_revocation(self, *, by, statement, evidence=None):
        """The organization answers."""
        self.revocation_statement = statement

    @step(State.REVOCATION_TOLD, State.REVOCATION_HEARD, label="逾期未陈述申辩（拟撤销）", by=by_clock, basis=REVOKING,
          checks=[rules.statement_period_is_over])  # fmt: skip
    def lapse_revocation(self, *, by):
        """The time for an answer ended without one."""

    @step(
        State.REVOCATION_HEARD, State.REVOKED, label="撤销登记", by=role("approver") & unlike("tell_revocation"), basis=REVOKING,
        letter="revoked", checks=[rules.revocation_answer_is_weighed, rules.revocation_was_deliberated],
        effects=[effects.revoke_registration],
    )  # fmt: skip
    def revoke(self, *, by, adopted=""):
        """The grant is revoked; the register says so from this day."""
        self.adopted = adopted

    @step(State.REVOCATION_HEARD, State.ANNOUNCED, label="不予撤销", by=role("approver") & unlike("tell_revocation"), basis=REVOKING,
          letter="kept")  # fmt: skip
    def keep_registration(self, *, by, adopted):
        """The registration stands."""
        self.adopted = adopted
