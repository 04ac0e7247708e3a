"""成立登记: what a finished step writes into the register."""

from orgs import codes, register
from orgs.certificate import Certificate
from orgs.organization import Organization, Status
from orgs.registration.licensing.effects import handed_in, wipe_draft
from policy.periods import raw

__all__ = ["enter_in_register", "issue_certificate", "make_public", "wipe_draft"]


def enter_in_register(case, act):
    """新建组织并赋予统一社会信用代码。"""
    answers = handed_in(case)
    officers = [(row["name"], row["id_number"], row["position"]) for row in answers.get("officers", [])]
    register.enter(
        case.party, day=act.facts["decided_on"], instant=act.at, case=case,
        legal_rep=(case.legal_rep_name, answers.get("legal_rep_id", "")), officers=officers,
        uscc=codes.draw(case.kind, case, act.at), name=case.full_name, kind=case.kind, status=Status.APPROVED,
        industry=case.industry, division=case.street, address=case.address, purpose=case.purpose, scope=case.scope,
        fund_fen=case.fund_fen, sponsor_unit=case.sponsor.name if case.sponsor else "",
    )  # fmt: skip
    register.founders_become_applicants(case.party, act.day)


def issue_certificate(case, act):
    """登记证书生效，组织状态为正常。"""
    organization = Organization.objects.get(party_id=case.party_id)
    validity = act.rule("certificate.validity")
    certificate = Certificate.objects.create(
        organization=organization, case=case, number=f"{organization.uscc}-01", issued_on=case.delivered_on,
        valid_until=raw(case.delivered_on, validity.number, validity.unit), delivery=case.delivery,
    )  # fmt: skip
    register.change(
        organization, day=case.delivered_on, instant=act.at, case=case, status=Status.REGISTERED,
        certificate=f"{certificate.number} {certificate.valid_until.isoformat()}",
    )  # fmt: skip


def make_public(case, act):
    """名册公开页面上线。"""
    organization = Organization.objects.get(party_id=case.party_id)
    register.change(organization, day=act.day, instant=act.at, case=case, announced=act.day.isoformat())
