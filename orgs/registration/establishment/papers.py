"""成立登记: what its papers say; how they look is templates/papers."""

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline
from casework.core.process import process_of
from casework.journal.instant import day_of
from orgs.certificate import Certificate
from orgs.organization import Kind, Organization
from orgs.registration.establishment.forms import ProposeGrantForm
from orgs.registration.establishment.reasons import NON_ACCEPTANCE, REFUSAL_TEXT
from papers.renderer import Renderer
from papers.words import zh_date, zh_money
from policy.rules import value
from policy.spelling import spelt

REMEDY = (
    "如不服本决定，可以自收到本决定书之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
    "也可以自收到之日起{remedy.suit_limit}内向有管辖权的人民法院提起行政诉讼。"
)
OVERDUE = (
    "超过法定期限没有作出决定的，您可以自期限届满之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
    "也可以依法向有管辖权的人民法院提起行政诉讼。"
)
ISSUE = "登记证书自决定之日起{certificate_issue_limit}内送达。"


def establishment(letter):
    """The case with its own columns."""
    return (
        process_of(letter.case)
        .cases.objects.select_related("registrar", "unit", "party", "sponsor", "street")
        .get(pk=letter.case_id)
    )


def common(letter):
    """(case, what every paper of it shares)."""
    case = establishment(letter)
    card = process_of(case).cards.get(letter.entry.step)
    agency = (case.registrar or case.unit).name
    return case, {
        "agency": agency, "to": case.full_name or case.party.name, "case_number": case.number,
        "basis": cited(card.basis if card else ()),
    }  # fmt: skip


def cited(bases):
    """Citations with each document named once: 《…》第九条、第十四条."""
    found = {}
    for basis in bases:
        found.setdefault(basis.document, []).append(basis.passage)
    return [f"《{document}》{'、'.join(p for p in passages if p)}" for document, passages in found.items()]


def limit_of(case, kind, name):
    """The last day of a deadline of the case, in words, or an empty string."""
    row = Deadline.objects.filter(case_id=case.pk, kind=kind, name=name).order_by("-id").first()
    return zh_date(row.due_on) if row else ""


def receipt(letter):
    """材料接收凭证."""
    case, shared = common(letter)
    submission = case.submissions.order_by("-number").first()
    titles = {m.key: m.title for m in process_of(case).materials}
    files = [
        {"title": titles.get(u.key, u.key), "name": u.name, "sha256": u.sha256[:16],
         "original": "原件已核" if u.original_seen_at else "复印件"}
        for u in case.uploads.filter(key__in=titles, submission=submission)
    ]  # fmt: skip
    return shared | {
        "paragraphs": [f"你（单位）提交的“{case.full_name}”成立登记申请材料已收到，现出具凭证。"],
        "items": [("收到日期", zh_date(case.received_on)), ("受理答复最后日期", limit_of(case, "state", letter.entry.target)),
                  ("申报内容摘要（SHA-256）", submission.digest if submission else "")],
        "materials": files,
        "note": "到期没有答复的，自收到材料之日起即为受理（行政许可法第三十二条）。",
    }  # fmt: skip


def correction_notice(letter):
    """补正材料告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"你（单位）申请“{case.full_name}”成立登记，经查材料不齐全或者不符合法定形式，"
                       "现一次告知需要补正的全部内容如下："],
        "columns": ["序号", "项目", "原因", "具体说明"],
        "rows": [[str(n), g["title"], f"{g['code']} {g['text']}", g["note"]] for n, g in enumerate(case.gaps, start=1)],
        "after": [f"请于{limit_of(case, 'state', 'correction_requested')}前补正。本告知书以外的内容，不再要求补正。",
                  "逾期不补正的，终止办理，不影响重新申请。"],
    }  # fmt: skip


def unmended_notice(letter):
    """未补齐项目通知."""
    case, shared = common(letter)
    left = [gap for gap in case.gaps if gap["about"] in case.unmended]
    return shared | {
        "paragraphs": ["你（单位）提交的补正材料已收到，补正告知书所列的下列项目仍未补齐："],
        "columns": ["序号", "项目", "原因"],
        "rows": [[str(n), gap["title"], f"{gap['code']} {gap['text']}"] for n, gap in enumerate(left, start=1)],
        "after": [f"请于{limit_of(case, 'state', 'correction_requested')}前补齐，不用补别的内容。"],
    }  # fmt: skip


def acceptance(letter):
    """受理通知书."""
    case, shared = common(letter)
    how = (
        "因登记机关在法定期限内没有答复，申请自收到材料之日起视为受理。"
        if case.deemed
        else "经审查，申请材料齐全、符合法定形式，决定予以受理。"
    )
    return shared | {
        "paragraphs": [f"你（单位）提出的“{case.full_name}”成立登记申请收悉。{how}"],
        "items": [("受理日期", zh_date(case.accepted_on)), ("法定办理期限至", limit_of(case, "clock", "decision")),
                  ("承诺办理期限至", limit_of(case, "promise", "decision")), ("查询方式", f"凭受理编号{case.number}在平台查询")],
    }  # fmt: skip


def non_acceptance(letter):
    """不予受理决定书."""
    case, shared = common(letter)
    reason = dict(NON_ACCEPTANCE).get((case.reasons or [""])[0], "")
    items = [("理由", reason), ("事实和依据", case.told_facts)]
    items += [("应当办理的机关", case.proper_agency)] if case.proper_agency else []
    return shared | {
        "paragraphs": [f"你（单位）提出的“{case.title}”申请，决定不予受理。"],
        "items": items,
        "remedies": spelt(REMEDY, on=day_of(letter.written_at)),
    }


def reasons_of(codes):
    """Rows of code, reason and ground."""
    found = [REFUSAL_TEXT[code] for code in codes if code in REFUSAL_TEXT]
    return [[r.code, r.text, "、".join(str(b) for b in r.basis)] for r in found]


def sponsor_opinion(letter):
    """业务主管单位审查意见书."""
    case, shared = common(letter)
    return shared | {
        "agency": case.sponsor.name,
        "paragraphs": [f"你（单位）送审的“{case.full_name}”成立登记申请，经审查，同意申请登记。"],
        "items": [("审查意见", case.sponsor_opinion), ("同意文件文号", case.consent_number),
                  ("同意日期", zh_date(case.consent_on))],
    }  # fmt: skip


def press_letter(letter):
    """督促答复函."""
    case, shared = common(letter)
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


def overdue(letter):
    """超期告知书."""
    case, shared = common(letter)
    found = Deadline.objects.filter(case_id=case.pk, name="decision", met_at__isnull=True).order_by("due_on")
    names = {"clock": "法定期限", "promise": "承诺期限"}
    over = [row for row in found if row.due_on < day_of(letter.written_at)]
    return shared | {
        "paragraphs": [f"“{case.title}”一案没有在期限内作出决定，现将情况和您的权利告知如下。"],
        "items": [(f"{names[row.kind]}届满", zh_date(row.due_on)) for row in over],
        "after": ["您可以向登记机关催办，登记机关应当说明原因和预计办结的日期。"],
        "remedies": spelt(OVERDUE, on=day_of(letter.written_at)) if any(row.kind == "clock" for row in over) else "",
    }  # fmt: skip


def refusal_told(letter):
    """拟不予登记告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"你（单位）申请“{case.full_name}”成立登记一案，经审查，拟作出不予登记的决定。",
                       f"认定的事实和证据：{case.told_facts}"],
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case.told_reasons),
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
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case.reasons), "remedies": spelt(REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


def termination(letter):
    """终止办理通知书."""
    case, shared = common(letter)
    withdrawn = letter.entry.step == "withdraw"
    why = "你（单位）申请撤回" if withdrawn else "你（单位）在期限内没有补正"
    return shared | {"paragraphs": [f"“{case.title}”一案，因{why}，现终止办理。提交的纸质材料可以到窗口领回。",
                                    "终止办理不影响信用，可以随时重新申请。"]}  # fmt: skip


def review_form(letter):
    """成立登记审查表."""
    case, shared = common(letter)
    said = {"yes": "符合", "no": "不符合", "": "—"}
    labels = dict(ProposeGrantForm.POINTS)
    entry = letter.entry
    return shared | {
        "items": [("名称", case.full_name), ("组织类型", Kind(case.kind).label if case.kind else ""),
                  ("住所", case.address), ("资金", zh_money(case.fund_fen)), ("受理日期", zh_date(case.accepted_on))],
        "columns": ["审查内容", "结论"],
        "rows": [[labels[name], said.get(value or "", "—")] for name, value in case.findings] or reasons_of(case.reasons),
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


def _made(title, words, template="papers/notice.html", series=""):
    return Renderer(title=title, series=series, template=template, words=words)


PAPERS = {
    "receipt": _made("材料接收凭证", receipt, "papers/receipt.html"),
    "correction_notice": _made("补正材料告知书", correction_notice, series="滨社登补"),
    "unmended_notice": _made("未补齐项目通知", unmended_notice),
    "acceptance": _made("受理通知书", acceptance, series="滨社登受"),
    "non_acceptance": _made("不予受理决定书", non_acceptance, series="滨社登不受"),
    "sponsor_opinion": _made("业务主管单位审查意见书", sponsor_opinion),
    "press_letter": _made("督促答复函", press_letter, series="滨社登督"),
    "overdue": _made("超期告知书", overdue, series="滨社登期"),
    "refusal_told": _made("拟不予登记告知书", refusal_told, series="滨社登告"),
    "grant_decision": _made("准予成立登记决定书", grant_decision, series="滨社登准"),
    "refusal_decision": _made("不予成立登记决定书", refusal_decision, series="滨社登不准"),
    "termination": _made("终止办理通知书", termination),
    "review_form": _made("成立登记审查表", review_form, "papers/form.html"),
    "certificate": _made("登记证书", certificate, "papers/certificate.html"),
}
