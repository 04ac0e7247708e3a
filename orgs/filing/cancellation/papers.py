"""社区社会组织备案注销: what its papers say; how they look is templates/papers."""

from casework.intake.mending import in_rows
from casework.journal.instant import day_of
from network.units import with_capacity
from orgs.filing.cancellation.reasons import Cause
from orgs.filing.cancellation.states import State
from papers.saying import common, limit_of, made, reasons_of
from papers.words import zh_date
from policy.spelling import spelt

REVIEW = "不服本决定的，可以自收到之日起{filing.review_request_limit}内向区民政局申请复核；也"
REMEDY = ("可以自收到之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
          "或者自收到之日起{remedy.suit_limit}内向有管辖权的人民法院提起行政诉讼。")  # fmt: skip


def opened(letter):
    """(case, what every paper shares, the day of the letter)."""
    case, shared = common(letter, "org", "registered_as", "merged_into")
    return case, shared, day_of(letter.written_at)


def named(case):
    """The body with its number."""
    return f"“{case.org.name}”（备案编号{case.org.filing_number}）"


def correction_notice(letter):
    """一次性告知书."""
    case, shared, _ = opened(letter)
    return shared | {
        "paragraphs": [f"{named(case)}申请注销备案，一次告知需要补正的全部内容如下："],
        "columns": ["序号", "项目", "原因", "怎么补"], "rows": in_rows(case),
        "after": [f"请于{limit_of(case, 'state', State.RETURNED)}前补好；逾期不补正的退件，备案不受影响。"],
    }  # fmt: skip


def cancel_warning(letter):
    """拟注销告知书."""
    case, shared, _ = opened(letter)
    act = "撤销" if case.cause == Cause.FALSE else "注销"
    chance = [] if case.cause == Cause.FALSE else ["愿意整改或者补办的，请一并提出。"]
    return shared | {
        "paragraphs": [f"街镇拟{act}{named(case)}的备案。", f"事实和证据：{case.cause_facts}"],
        "items": [("事由", Cause(case.cause).label), ("核实人员", "、".join(case.checkers))],
        "after": [f"可以在{limit_of(case, 'state', State.TOLD)}前陈述申辩。", *chance],
    }  # fmt: skip


def settled(case):
    """What became of goods and debts, in items."""
    found = case.settlement
    return [("清点结果", f"财物{len(found['assets'])}项，债务{len(found['debts'])}项"), ("剩余财物去向", case.surplus_label),
            *([("联合会代管资金", f"{found['custody_fen'] / 100:g}元，随剩余财物处理")] if found["custody_fen"] else [])]  # fmt: skip


def cancel_decision(letter):
    """注销备案决定书."""
    case, shared, day = opened(letter)
    return shared | {
        "paragraphs": [f"{named(case)}具有应当注销备案的情形，经公示，决定注销其备案。", *([f"事实：{case.cause_facts}"] if case.cause_facts else [])],
        "items": [("事由", Cause(case.cause).label), *([("去向", case.successor.name)] if case.successor else []), *settled(case),
                  ("生效", "申请复核期限届满没有申请，或者复核维持之日"),
                  ("交回纸质备案证", spelt("{filing_cancellation.return_limit}内，未交回的公告作废", on=case.rules_on))],
        "after": ["生效后编号不再使用，备案证作废。" + spelt("档案保存{filing_cancellation.archive_years}。", on=case.rules_on)],
        "remedies": spelt(REVIEW + REMEDY, on=day),
    }  # fmt: skip


def revoke_decision(letter):
    """撤销备案决定书."""
    case, shared, day = opened(letter)
    heard = "经告知并听取意见" if case.statement else "经告知，期限内没有陈述申辩"
    return shared | {
        "paragraphs": [f"{named(case)}以虚假材料取得备案，{heard}，决定撤销其备案。", f"事实：{case.cause_facts}"],
        "items": [*([("陈述申辩", case.statement), ("答复", case.finding)] if case.statement else []),
                  ("生效", "申请复核期限届满没有申请，或者复核维持之日"),
                  ("再次申请", spelt("原负责人{filing.bar_false}内不得再次申请", on=case.rules_on))],
        "remedies": spelt(REVIEW + REMEDY, on=day),
    }  # fmt: skip


def keep_notice(letter):
    """不予注销通知书."""
    case, shared, day = opened(letter)
    return shared | {
        "paragraphs": [f"{named(case)}的注销，经审查，决定不予注销，备案不受影响。", f"事实：{case.keep_facts}"],
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case, case.reasons), "remedies": spelt(REVIEW + REMEDY, on=day),
    }  # fmt: skip


def review_decision(letter):
    """复核决定书."""
    case, shared, day = opened(letter)
    bureau = next(iter(with_capacity("supervisor")), case.unit)
    what = "撤销备案" if case.cause == Cause.FALSE else "注销备案"
    return shared | {
        "agency": bureau.name,
        "paragraphs": [f"{named(case)}不服{case.unit.name}{what}的决定，申请复核。"],
        "items": [("原决定", f"{zh_date(case.decided_on)}决定{what}"), ("申请人的理由", case.review_claim), ("查明的事实和理由", case.review_ground),
                  ("复核结论", "撤销原决定" if letter.entry.step == "overturn" else "维持原决定")],
        "remedies": spelt("不服本决定的，" + REMEDY, on=day),
    }  # fmt: skip


PAPERS = {
    "correction_notice": made("一次性告知书", correction_notice, series="滨社销补"),
    "cancel_warning": made("拟注销告知书", cancel_warning, series="滨社销告"),
    "cancel_decision": made("注销备案决定书", cancel_decision, series="滨社销"),
    "revoke_decision": made("撤销备案决定书", revoke_decision, series="滨社撤"),
    "keep_notice": made("不予注销通知书", keep_notice, series="滨社销不"),
    "review_decision": made("复核决定书", review_decision, series="滨社销复"),
}
