"""成立登记: what a finished step writes into the register."""

from casework.notices.publishing import publish
from orgs import codes, facts, register, reservations
from orgs.certificate import Certificate
from orgs.filing import promotion
from orgs.organization import Kind, Organization, Status
from orgs.registration.establishment.founding.rows import FoundingList
from orgs.registration.licensing import effects as licensing
from orgs.registration.licensing.effects import handed_in
from papers.sealing.voiding import void_with
from policy.periods import raw

__all__ = ["enter_in_register", "issue_certificate", "make_public", "wipe_draft"]


def wipe_draft(case, act):
    """清除草稿、联名名单和没有提交过的材料。"""
    licensing.wipe_draft(case, act)
    if not case.submissions.exists():
        FoundingList.objects.filter(case_id=case.pk).delete()


def enter_in_register(case, act):
    """新建组织并赋予统一社会信用代码；保留的名称转为登记名称。"""
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
    reservations.use(case.full_name, case.party, act.day)


def issue_certificate(case, act):
    """登记证书生效，组织状态为正常；由备案组织转来的，备案名册写明已登记。"""
    organization = Organization.objects.get(party_id=case.party_id)
    validity = act.rule("certificate.validity")
    certificate = Certificate.objects.issue(
        organization, case, day=case.delivered_on, until=raw(case.delivered_on, validity.number, validity.unit),
        delivery=case.delivery,
    )  # fmt: skip
    register.change(
        organization, day=case.delivered_on, instant=act.at, case=case, status=Status.REGISTERED,
        certificate=f"{certificate.number} {certificate.valid_until.isoformat()}",
    )  # fmt: skip
    promotion.registered(case.filed_body, organization)


def take_back_certificate(case, act):
    """没有送达的证书作废，通知不再发出，组织状态恢复为待发证。"""
    held = Certificate.objects.standing(case)
    void_with(case, "certified", act, act.facts["reason"])
    register.change(held.organization, day=held.issued_on, instant=act.at, case=case, status=Status.APPROVED)
    facts.withdraw(held.organization, "certificate", valid_from=held.issued_on, instant=act.at, case=case)
    held.void(act.day, act.facts["reason"])
    promotion.not_registered(case.filed_body)


def correct_certificate(case, act):
    """原证书作废，更正后的证书接替；更正的登记事项从原证书生效之日起更正。"""
    old = Certificate.objects.standing(case)
    void_with(case, "certificate_corrected", act, act.facts["reason"])
    old.void(act.day, act.facts["reason"])
    new = Certificate.objects.issue(old.organization, case, day=old.issued_on, until=old.valid_until, delivery=old.delivery)
    corrected = {name: act.facts[name] for name in ("address", "scope") if act.facts.get(name)}
    register.change(
        old.organization, day=old.issued_on, instant=act.at, case=case,
        certificate=f"{new.number} {new.valid_until.isoformat()}", **corrected,
    )  # fmt: skip
    if act.facts.get("legal_rep_name"):
        register.correct_legal_rep_name(
            old.organization, act.facts["legal_rep_name"], day=old.issued_on, instant=act.at, case=case
        )


def revoke_registration(case, act):
    """组织状态为已撤销登记，证书作废。"""
    held = Certificate.objects.standing(case)
    held.void(act.day, "登记已撤销")
    register.change(held.organization, day=act.day, instant=act.at, case=case, status=Status.REVOKED)
    promotion.not_registered(case.filed_body)


def make_public(case, act):
    """名册公开页面上线，门户发布成立登记公告。"""
    organization = Organization.objects.get(party_id=case.party_id)
    register.change(organization, day=act.day, instant=act.at, case=case, announced=act.day.isoformat())
    publish(
        act, sort="registration_announcement", title=f"关于准予{organization.name}成立登记的公告",
        body=announced(organization, case), else_draft=True,
    )  # fmt: skip


def put_on_publicity(case, act):
    """公示申请事项；文本含有个人信息的，留作公示稿由信息发布人员改好后发布。"""
    founders = "、".join(row["name"] for row in handed_in(case).get("founders", []))
    rows = [("名称", case.full_name), ("类别", Kind(case.kind).label), ("业务范围", case.scope),
            ("住所所在街镇", case.street.name if case.street else ""), ("发起人或者举办者", founders)]  # fmt: skip
    said = "\n".join(f"{label}：{value}" for label, value in rows if value)
    publish(
        act, sort="registration_publicity", title=f"关于{case.full_name}申请成立登记的公示", else_draft=True,
        body=f"下列组织申请成立登记，现予公示。单位和个人有异议的，请在公示期内实名提出，并附线索。\n\n{said}",
    )  # fmt: skip


def announced(organization, case):
    """The words of the announcement: what the register shows of a new organization, nothing of its people but the name
    of its legal representative."""
    rows = [
        ("名称", organization.name), ("统一社会信用代码", organization.uscc), ("类型", organization.kind_label),
        ("住所", organization.address), ("法定代表人", case.legal_rep_name), ("业务范围", organization.scope),
        ("业务主管单位", organization.sponsor_unit or "无（直接登记）"),
    ]  # fmt: skip
    said = "\n".join(f"{label}：{value}" for label, value in rows if value)
    return f"根据《社会团体登记管理条例》《民办非企业单位登记管理暂行条例》，准予下列社会组织成立登记，现予公告。\n\n{said}"
