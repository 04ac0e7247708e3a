"""社区社会组织备案变更: what its papers say; how they look is templates/papers."""

from casework.intake.mending import in_rows
from casework.journal.instant import day_of
from network.units import with_capacity
from orgs.filing.certificates import NO_LEGAL_PERSON, fields_of
from orgs.filing.change.items import SHORT
from orgs.filing.change.states import State
from orgs.filing.change.wanted import rows
from orgs.filing.communities import unit_of
from orgs.filing.community_org import CommunityOrg
from papers.saying import common, limit_of, made, reasons_of
from papers.words import zh_date
from policy.spelling import spelt

REVIEW = "不服本决定的，可以自收到之日起{filing.review_request_limit}内向区民政局申请复核；"
REMEDY = ("可以自收到之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
          "或者自收到之日起{remedy.suit_limit}内向有管辖权的人民法院提起行政诉讼。")  # fmt: skip
COMPARED = ["项目", "原来的", "变更后的"]


def head(case):
    """Which things of which body."""
    return [("名称", case.before.get("name") or case.org.name), ("变更事项", "、".join(SHORT[item] for item in case.items)),
            ("变化日期", zh_date(case.happened_on)), ("受理编号", case.number)]  # fmt: skip


def change_receipt(letter):
    """变更回执: of what holds at once."""
    case, shared = common(letter, "org")
    return shared | {
        "paragraphs": [f"“{case.org.name}”报备的变更自{zh_date(case.recorded_on)}起生效，现出具回执。", *(f"{a}：{b}变更为{c}。" for a, b, c in rows(case))],
        "items": [*head(case), ("街镇核对截止", limit_of(case, "state", State.RECORDED))],
        "note": "备案证不变。扫描二维码或者凭受理编号可以查询。",
    }  # fmt: skip


def change_form(letter):
    """变更申请表: old beside new; the charter is changed accordingly."""
    case, shared = common(letter, "org")
    consent = [("同意的成员", f"{case.consent_count}人，共{case.org.member_count}人")] if case.consent_count else []
    return shared | {
        "items": [*head(case), ("变更原因", case.change_reason), *consent, ("章程", "写到下列内容的条文，按变更后的执行")], "columns": COMPARED, "rows": rows(case), "opinions": [],
    }  # fmt: skip


def correction_notice(letter):
    """一次性告知书."""
    case, shared = common(letter, "org")
    who = "居村委会" if letter.entry.step == "community_ask" else "街镇"
    return shared | {
        "paragraphs": [f"“{case.org.name}”申请变更，{who}看过材料，一次告知需要补正的全部内容如下："],
        "columns": ["序号", "项目", "原因", "怎么补"], "rows": in_rows(case),
        "after": [f"请于{limit_of(case, 'state', letter.entry.target)}前补正；逾期不补正的退件，材料保留，可以重新申请。"],
    }  # fmt: skip


def filing_certificate(letter):
    """社区社会组织备案证（换发）."""
    case, shared = common(letter)
    org = CommunityOrg.objects.select_related("street", "division", "leader").get(pk=case.org_id)
    agency = (unit_of(org.street) or case.unit).name  # after a move it is the street that has the body now
    former = [("曾用编号", "、".join(org.former_numbers.split()))] if org.former_numbers else []
    return shared | {
        "agency": agency, "fields": [*fields_of(org, agency), *former, ("变更日期", zh_date(day_of(letter.written_at)))],
        "says": f"原备案证失效。{NO_LEGAL_PERSON}",
    }  # fmt: skip


def refusal_notice(letter):
    """不予变更通知书."""
    case, shared = common(letter, "org")
    first = letter.entry.step == "refuse"
    return shared | {
        "paragraphs": [f"“{case.org.name}”申请变更，{'' if first else '经重新办理，'}决定不予变更。", f"事实：{case.refusal_facts}"],
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case, case.reasons),
        "remedies": spelt(REVIEW + "也" + REMEDY if first else "不服本决定的，" + REMEDY, on=day_of(letter.written_at)),
        "after": ["原备案事项不变。改正以后可以重新申请。"],
    }  # fmt: skip


def rollback_notice(letter):
    """恢复原记载告知书."""
    case, shared = common(letter, "org")
    return shared | {
        "paragraphs": [f"“{case.org.name}”{zh_date(case.recorded_on)}报备的变更，经核对与事实不符，恢复原记载。"],
        "items": [("核对不符之处", case.mismatch), ("组织的说明", case.statement), ("理由", case.refusal_facts),
                  *((f"{label}恢复为", old) for label, old, _ in rows(case))],
        "remedies": spelt(REVIEW + "也" + REMEDY, on=day_of(letter.written_at)), "after": ["可以重新申请变更。"],
    }  # fmt: skip


def review_decision(letter):
    """复核决定书."""
    case, shared = common(letter, "org")
    bureau = next(iter(with_capacity("supervisor")), case.unit)
    restored = case.entries.filter(step="roll_back", outcome="done").exists()
    about = "恢复原记载" if restored else "不予变更"
    return shared | {
        "agency": bureau.name,
        "paragraphs": [f"“{case.org.name}”不服{case.deciding_unit.name}{about}的决定，申请复核。"],
        "items": [("原决定", about), ("原决定的理由", "、".join(f"{code} {text}" for code, text, _ in reasons_of(case, case.refused_for))),
                  ("原决定认定的事实", case.refused_facts), ("申请人的理由", case.claim), ("查明的事实和理由", case.review_ground),
                  ("复核结论", "维持原决定" if letter.entry.step == "uphold" else "原决定不当，责令重新办理")],
        "remedies": spelt("不服本决定的，" + REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


PAPERS = {
    "change_receipt": made("变更回执", change_receipt, "papers/receipt.html"),
    "change_form": made("社区社会组织备案变更申请表", change_form, "papers/form.html"),
    "correction_notice": made("一次性告知书", correction_notice, series="滨社变补"),
    "filing_certificate": made("社区社会组织备案证（换发）", filing_certificate, "papers/filing_certificate.html"),
    "refusal_notice": made("不予变更通知书", refusal_notice, series="滨社变不"),
    "rollback_notice": made("恢复原记载告知书", rollback_notice, series="滨社变复原"),
    "review_decision": made("复核决定书", review_decision, series="滨社变复"),
}
