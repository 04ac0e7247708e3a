"""成立登记: the letters founders take to other counters, and the receipt for what they reported."""

from casework.intake import drafts
from orgs.certificate import Certificate
from orgs.organization import Organization
from orgs.registration.establishment.errands import account_of
from orgs.registration.licensing.papers import common, made
from papers.words import zh_date, zh_money
from policy.spelling import spelt

LIMIT = "请自领取证书之日起{registration.seal_account_limit}内办理。"


def fund_letter(letter):
    """资金验证介绍信."""
    case, shared = common(letter)
    answers = drafts.answers_of(drafts.forms_of(case))
    name = answers.get("full_name", "")
    founders = "、".join(row["name"] for row in answers.get("founders") or [])
    return shared | {
        "to": "有关会计师事务所、银行",
        "paragraphs": [f"“{name}”（筹）准备申请成立登记，请依法为其出具验资报告或者资金证明。",
                       "本介绍信只用于验资或者开具资金证明；登记以前不得以该组织的名义开展活动。"],
        "items": [("拟用名称", name), ("发起人或者举办者", founders), ("填报的资金数额", zh_money(answers.get("amount")))],
        "after": ["名称和资金以登记机关准予登记的为准。"],
    }  # fmt: skip


def registered(letter):
    """(case, shared, organization, the rows every letter after the certificate has)."""
    case, shared = common(letter)
    organization = Organization.objects.get(party_id=case.party_id)
    held = Certificate.objects.standing(case)
    rows = [("名称", organization.name), ("统一社会信用代码", organization.uscc), ("法定代表人", case.legal_rep_name),
            ("登记证书编号", held.number), ("领取证书日期", zh_date(case.delivered_on))]  # fmt: skip
    return case, shared, organization, rows


def seal_letter(letter):
    """刻制印章介绍信."""
    case, shared, organization, rows = registered(letter)
    return shared | {
        "to": "有关印章刻制单位",
        "paragraphs": [f"“{organization.name}”已经准予成立登记并领取登记证书，请依法为其刻制印章。"], "items": rows,
        "after": [spelt(LIMIT, on=case.rules_on, known=case.rules_known), "印章式样由该组织报登记机关备案。"],
    }  # fmt: skip


def account_letter(letter):
    """开立账户介绍信."""
    case, shared, organization, rows = registered(letter)
    return shared | {
        "to": "有关银行",
        "paragraphs": [f"“{organization.name}”已经准予成立登记，印章已经刻制，请依法为其开立银行账户。"],
        "items": [*rows, ("印章刻制日期", zh_date(case.seal_on))],
        "after": [spelt(LIMIT, on=case.rules_on, known=case.rules_known), "账号由该组织报登记机关备案。"],
    }  # fmt: skip


def filing_receipt(letter):
    """印章式样和银行账号报备凭证."""
    case, shared, organization, rows = registered(letter)
    bank, number = account_of(case)
    return shared | {
        "paragraphs": [f"“{organization.name}”报备的印章式样和银行账号已经收到。"],
        "items": [*rows, ("印章刻制日期", zh_date(case.seal_on)), ("开户日期", zh_date(case.account_on)), ("开户银行", bank),
                  ("账号", f"尾号{number[-4:]}")],
        "after": ["负责人、理事、监事和党组织设置应当一并备案。"],
    }  # fmt: skip


ELSEWHERE = {
    "fund_letter": made("资金验证介绍信", fund_letter, series="滨社登介"),
    "seal_letter": made("刻制印章介绍信", seal_letter, series="滨社登介"),
    "account_letter": made("开立账户介绍信", account_letter, series="滨社登介"),
    "filing_receipt": made("印章式样和银行账号报备凭证", filing_receipt),
}
