"""社区社会组织年度确认: what its papers say; how they look is templates/papers."""

from datetime import date

from casework.intake.mending import in_rows
from casework.journal.instant import day_of
from network.units import with_capacity
from orgs.filing.confirmation.states import State
from papers.saying import common, limit_of, made, reasons_of
from papers.words import zh_date
from policy.spelling import spelt

REVIEW = "不服本决定的，可以自收到之日起{filing.review_request_limit}内向区民政局申请复核；"
REMEDY = ("可以自收到之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
          "或者自收到之日起{remedy.suit_limit}内向有管辖权的人民法院提起行政诉讼。")  # fmt: skip
CONCLUSIONS = {State.CONFIRMED: "确认", State.CONFIRMED_WITH_ADVICE: "确认并提示改进", State.RESTORED: "补办合格，恢复备案"}


def confirmation_notice(letter):
    """年度确认通知."""
    case, shared = common(letter, "org")
    advice = [("改进提示", case.advice)] if letter.entry.target == State.CONFIRMED_WITH_ADVICE else []
    return shared | {
        "paragraphs": [f"“{case.org.name}”报送的{case.year - 1}年情况，经核实，结论如下。"],
        "items": [("备案编号", case.org.filing_number), ("确认年度", f"{case.year}年"), ("结论", CONCLUSIONS[letter.entry.target]), *advice,
                  ("下次报送", spelt(f"{case.year + 1}年{{filing_confirmation.deadline}}前", on=case.rules_on))],
        "after": ["备案证继续有效，扫描二维码可以查验。"],
    }  # fmt: skip


def correction_notice(letter):
    """一次性告知书."""
    case, shared = common(letter, "org")
    return shared | {
        "paragraphs": [f"“{case.org.name}”报送的{case.year - 1}年情况，一次告知需要补正的全部内容如下："],
        "columns": ["序号", "项目", "原因", "怎么补"], "rows": in_rows(case),
        "after": [f"请于{limit_of(case, 'state', State.RETURNED)}前补好；逾期没有补充的，街镇可能暂停活动。"],
    }  # fmt: skip


def told(case):
    """Reminders and contacts, line by line."""
    sent = case.letters.filter(name__in=("reminded", "late", "reminded_late"), cancelled_at__isnull=True).order_by("written_at")
    return [*(f"{zh_date(day_of(row.written_at))}发出“{row.title}”。" for row in sent),
            *(f"{zh_date(date.fromisoformat(row['on']))}{row['way']}联系：{row['result']}" for row in case.calls)]  # fmt: skip


def lapse_warning(letter):
    """拟失效告知书."""
    case, shared = common(letter, "org")
    return shared | {
        "paragraphs": [f"“{case.org.name}”在宽限期满后仍没有报送{case.year - 1}年情况，街镇拟使其备案失效。", *told(case)],
        "after": [f"可以在{limit_of(case, 'state', State.TOLD_LAPSE)}前陈述申辩；现在报送仍然有效，拟失效程序随之终止。"],
    }  # fmt: skip


def lapse_decision(letter):
    """备案失效决定书."""
    case, shared = common(letter, "org")
    heard = "经告知并听取意见" if case.statement else "经告知，期限内没有陈述申辩"
    return shared | {
        "paragraphs": [f"“{case.org.name}”（备案编号{case.org.filing_number}）在宽限期满后仍没有报送{case.year - 1}年情况，"
                       f"{heard}，决定其备案失效。"],
        "items": [("失效日期", zh_date(case.lapsed_on)), *([("陈述申辩", case.statement), ("复核意见", case.finding)] if case.statement else []),
                  ("补办最后日期", limit_of(case, "state", State.LAPSED))],
        "after": ["失效期间不得以备案名称开展活动、申请项目。在手机里补报年度情况就可以补办，合格的恢复备案，编号不变。"],
        "remedies": spelt(REVIEW + "也" + REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


def reasons(case):
    """The table of reasons."""
    return {"columns": ["代码", "理由", "依据"], "rows": reasons_of(case, case.reasons)}


def suspension_warning(letter):
    """拟暂停活动告知书."""
    case, shared = common(letter, "org")
    return shared | reasons(case) | {
        "paragraphs": [f"街镇拟暂停“{case.org.name}”的活动。", f"事实：{case.reason_facts}"],
        "after": [f"可以在{limit_of(case, 'state', State.TOLD_SUSPENSION)}前陈述申辩，不会因此加重处理。"],
    }  # fmt: skip


def urgent_notice(letter):
    """先行暂停告知书."""
    case, shared = common(letter, "org")
    return shared | {
        "paragraphs": [f"因紧急安全风险，先行暂停“{case.org.name}”的活动。", f"风险：{case.risk}"],
        "after": [f"街镇最迟于{limit_of(case, 'state', State.URGENT_SUSPENDED)}补充告知理由并听取意见；不再有必要的，立即解除。"],
    }  # fmt: skip


def suspension_decision(letter):
    """暂停活动决定书."""
    case, shared = common(letter, "org")
    return shared | reasons(case) | {
        "paragraphs": [f"决定暂停“{case.org.name}”的活动，责令整改。", f"事实：{case.reason_facts}"],
        "items": [("整改要求", case.demands), ("暂停至", zh_date(case.suspended_until))],
        "after": ["整改好了随时提交整改报告，验收合格的立即恢复。"],
        "remedies": spelt(REVIEW + "也" + REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


def recovery_notice(letter):
    """恢复活动通知."""
    case, shared = common(letter, "org")
    return shared | {
        "paragraphs": [f"“{case.org.name}”整改合格，即日恢复活动，备案证继续有效。"],
        "items": [("验收情况", case.acceptance), ("恢复日期", zh_date(day_of(letter.written_at)))],
    }  # fmt: skip


def review_decision(letter):
    """复核决定书."""
    case, shared = common(letter, "org")
    upheld = letter.entry.step.startswith("uphold")
    bureau = next(iter(with_capacity("supervisor")), case.unit)
    about = "暂停活动" if "suspension" in letter.entry.step else "备案失效"
    return shared | {
        "agency": bureau.name,
        "paragraphs": [f"“{case.org.name}”不服{case.unit.name}{about}的决定，申请复核。"],
        "items": [("原决定", about), ("申请人的理由", case.claim), ("查明的事实和理由", case.review_ground),
                  ("复核结论", "维持原决定" if upheld else "撤销原决定")],
        "remedies": spelt("不服本决定的，" + REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


PAPERS = {
    "confirmation_notice": made("年度确认通知", confirmation_notice, series="滨社年"),
    "correction_notice": made("一次性告知书", correction_notice, series="滨社年补"),
    "lapse_warning": made("拟失效告知书", lapse_warning, series="滨社年告"),
    "suspension_warning": made("拟暂停活动告知书", suspension_warning, series="滨社年告"),
    "urgent_notice": made("先行暂停告知书", urgent_notice, series="滨社年告"),
    "suspension_decision": made("暂停活动决定书", suspension_decision, series="滨社年决"),
    "recovery_notice": made("恢复活动通知", recovery_notice, series="滨社年"),
    "lapse_decision": made("备案失效决定书", lapse_decision, series="滨社年决"),
    "review_decision": made("复核决定书", review_decision, series="滨社年复"),
}
