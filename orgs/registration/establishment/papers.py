"""成立登记: what its papers say; how they look is templates/papers."""

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline
from casework.journal.instant import day_of
from orgs.certificate import Certificate
from orgs.organization import Kind, Organization
from orgs.registration.establishment.forms import ProposeGrantForm
from orgs.registration.licensing.papers import (
    REMEDY,
    acceptance,
    common,
    correction_notice,
    limit_of,
    made,
    non_acceptance,
    overdue,
    reasons_of,
    receipt,
    reviewed,
    termination,
    unmended_notice,
)
from papers.words import zh_date, zh_money
from policy.rules import value
from policy.spelling import spelt

ISSUE = "登记证书自决定之日起{certificate_issue_limit}内送达。"


def sponsor_opinion(letter):
    """业务主管单位审查意见书."""
    case, shared = common(letter, "sponsor")
    return shared | {
        "agency": case.sponsor.name,
        "paragraphs": [f"你（单位）送审的“{case.full_name}”成立登记申请，经审查，同意申请登记。"],
        "items": [("审查意见", case.sponsor_opinion), ("同意文件文号", case.consent_number),
                  ("同意日期", zh_date(case.consent_on))],
    }  # fmt: skip


def press_letter(letter):
    """督促答复函."""
    case, shared = common(letter, "sponsor")
    sent = Deadline.objects.filter(case_id=case.pk, kind="state", name="sponsor_review").order_by("-id").first()
    limit = value("registration.sponsor_press_limit", on=case.rules_on, known=case.rules_known)
    today = day_of(letter.written_at)
    last = due(today, limit.number, limit.unit, (), calendar_for(today))
    return shared | {
        "to": case.sponsor.name,
        "paragraphs": [f"“{case.full_name}”成立登记申请已送你单位审查，审查期限已经届满，申请人请求督促答复。"],
        "items": [("送审日期", zh_date(sent.starts_on)), ("审查期限至", zh_date(sent.due_on)),
                  ("已经超过", f"{(today - sent.due_on).days}日"), ("请在此日前答复", zh_date(last))],
    }  # fmt: skip


def refusal_told(letter):
    """拟不予登记告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"你（单位）申请“{case.full_name}”成立登记一案，经审查，拟作出不予登记的决定。",
                       f"认定的事实和证据：{case.told_facts}"],
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case, case.told_reasons),
        "after": [f"你（单位）可以在{limit_of(case, 'state', 'refusal_told')}前陈述、申辩并提交证据；逾期视为放弃。"],
    }  # fmt: skip


def grant_decision(letter):
    """准予成立登记决定书."""
    case, shared = common(letter)
    organization = Organization.objects.get(party_id=case.party_id)
    return shared | {
        "paragraphs": [f"你（单位）提出的成立登记申请，经审查符合法定条件，准予“{organization.name}”成立登记。"],
        "items": [("统一社会信用代码", organization.uscc), ("组织类型", organization.kind_label),
                  ("住所", organization.address), ("法定代表人", case.legal_rep_name),
                  ("注册资金", zh_money(organization.fund_fen)), ("业务范围", organization.scope),
                  ("决定日期", zh_date(case.decided_on))],
        "after": [spelt(ISSUE, on=case.rules_on, known=case.rules_known)],
    }  # fmt: skip


def refusal_decision(letter):
    """不予成立登记决定书."""
    case, shared = common(letter)
    answer = [f"关于陈述申辩：{case.adopted}"] if case.adopted else []
    return shared | {
        "paragraphs": [f"你（单位）申请“{case.full_name}”成立登记一案，决定不予登记。", f"认定的事实：{case.told_facts}", *answer],
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case, case.reasons), "remedies": spelt(REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


def review_form(letter):
    """成立登记审查表."""
    case, shared = common(letter)
    said = {"yes": "符合", "no": "不符合", "": "—"}
    labels = dict(ProposeGrantForm.POINTS)
    entry = letter.entry
    return shared | {
        "items": [("名称", case.full_name), ("组织类型", Kind(case.kind).label if case.kind else ""),
                  ("住所", case.address), ("资金", zh_money(case.fund_fen)), ("受理日期", zh_date(case.accepted_on))],
        **reviewed([[labels[name], said.get(value or "", "—")] for name, value in case.findings], case),
        "opinions": [{"role": "承办意见", "text": case.opinion_text, "name": entry.actor_name,
                      "at": zh_date(day_of(entry.at))},
                     {"role": "审核意见", "text": "", "name": "", "at": ""},
                     {"role": "审批意见", "text": "", "name": "", "at": ""}],
    }  # fmt: skip


def certificate(letter):
    """登记证书正本和副本."""
    case, shared = common(letter)
    organization = Organization.objects.get(party_id=case.party_id)
    held = Certificate.objects.standing(case)
    titles = {Kind.ASSOCIATION: "社会团体法人登记证书", Kind.PRIVATE_UNIT: "民办非企业单位（法人）登记证书"}
    return shared | {
        "kind_title": titles[organization.kind], "serial": held.number,
        "fields": [("名称", organization.name), ("统一社会信用代码", organization.uscc), ("法定代表人", case.legal_rep_name),
                   ("注册资金", zh_money(organization.fund_fen)), ("住所", organization.address),
                   ("业务范围", organization.scope), ("业务主管单位", organization.sponsor_unit or "无（直接登记）")],
        "valid": f"自{zh_date(held.issued_on)}至{zh_date(held.valid_until)}", "issued": zh_date(held.issued_on),
    }  # fmt: skip


PAPERS = {
    "receipt": made("材料接收凭证", receipt, "papers/receipt.html"),
    "correction_notice": made("补正材料告知书", correction_notice, series="滨社登补"),
    "unmended_notice": made("未补齐项目通知", unmended_notice),
    "acceptance": made("受理通知书", acceptance, series="滨社登受"),
    "non_acceptance": made("不予受理决定书", non_acceptance, series="滨社登不受"),
    "sponsor_opinion": made("业务主管单位审查意见书", sponsor_opinion),
    "press_letter": made("督促答复函", press_letter, series="滨社登督"),
    "overdue": made("超期告知书", overdue, series="滨社登期"),
    "refusal_told": made("拟不予登记告知书", refusal_told, series="滨社登告"),
    "grant_decision": made("准予成立登记决定书", grant_decision, series="滨社登准"),
    "refusal_decision": made("不予成立登记决定书", refusal_decision, series="滨社登不准"),
    "termination": made("终止办理通知书", termination),
    "review_form": made("成立登记审查表", review_form, "papers/form.html"),
    "certificate": made("登记证书", certificate, "papers/certificate.html"),
}
