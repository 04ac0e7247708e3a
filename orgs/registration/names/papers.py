"""名称核准: what its papers say; those every licence has are in the licensing spine."""

from casework.journal.instant import day_of
from orgs.organization import Kind
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
from orgs.registration.names.forms import ProposeApprovalForm
from orgs.registration.names.states import reservation_of
from papers.words import zh_date
from policy.spelling import spelt

USE = "保留期内请用该名称办理登记，不得用它对外活动、签订合同或者接受捐赠，不得转让。"
RENEW = "需要继续保留的，请在届满{name.renewal_before}前申请续期，续期{name.renewal_times}次为限。"


def remedies(letter):
    """The ways of appeal, as they stand on the day of the letter."""
    return spelt(REMEDY, on=day_of(letter.written_at))


def holder_letter(letter):
    """名称征求意见函."""
    case, shared = common(letter, "holder")
    return shared | {
        "to": case.holder.name,
        "paragraphs": [f"有一件名称申请与你单位的名称相近：{'、'.join(case.candidates)}。", f"相近之处：{case.similarity}"],
        "items": [("请在此日前答复", limit_of(case, "state", "asking_holder"))],
        "after": ["不同意的，请写明容易混淆的事实；逾期没有答复的，按没有答复继续审查。"],
    }  # fmt: skip


def refusal_told(letter):
    """拟不予核准告知书."""
    case, shared = common(letter)
    advice = [f"修改建议：{case.told_facts}"] if case.told_facts else []
    return shared | {
        "paragraphs": ["你（单位）申请的备选名称，经审查都不符合规定，拟不予核准，理由如下："],
        "columns": ["备选名称", "代码和理由", "具体说明", "依据"],
        "rows": [[row["name"], " ".join(reason[:2]), row["note"], reason[2]]
                 for row in case.told_rows for reason in reasons_of(case, [row["code"]])],
        "after": [*advice, f"你（单位）可以在{limit_of(case, 'state', 'refusal_told')}前更换一次备选名称，也可以陈述、申辩并提交证据。"],
    }  # fmt: skip


def review_form(letter):
    """名称审查表."""
    case, shared = common(letter)
    said, labels = {"yes": "符合", "no": "不符合"}, dict(ProposeApprovalForm.POINTS)
    entry = letter.entry
    notes = [("系统提示的核实结论", case.overruled), ("排在前面的名称", case.skipped), ("使用人意见", case.holder_says)]
    return shared | {
        "items": [("备选名称", "、".join(case.candidates)), ("拟核准的名称", case.chosen or "无"),
                  ("组织类型", Kind(case.kind).label if case.kind else ""), ("受理日期", zh_date(case.accepted_on)),
                  *((label, text) for label, text in notes if text)],
        **reviewed([[labels[name], said.get(value, "—")] for name, value in case.findings], case),
        "opinions": [{"role": "承办意见", "text": case.opinion_text, "name": entry.actor_name,
                      "at": zh_date(day_of(entry.at))},
                     {"role": "审批意见", "text": "", "name": "", "at": ""}],
    }  # fmt: skip


def approval(letter):
    """社会组织名称核准通知书."""
    case, shared = common(letter)
    row = reservation_of(case)
    skipped = [f"排在前面的备选名称不予核准的理由：{case.skipped}"] if case.skipped else []
    return shared | {
        "paragraphs": [f"你（单位）提出的名称申请，经审查符合规定，核准“{row.name}”。", *skipped],
        "items": [("核准的名称", row.name), ("组织类型", Kind(row.kind).label),
                  ("保留期", f"{zh_date(row.since)}至{zh_date(row.until)}")],
        "after": [USE, spelt(RENEW, on=case.rules_on, known=case.rules_known)],
    }  # fmt: skip


def rejection(letter):
    """不予核准决定书."""
    case, shared = common(letter)
    answer = [f"关于陈述申辩：{case.adopted}"] if case.adopted else []
    insisted = [f"你（单位）坚持提交的理由是“{case.insist_reason.rstrip('。')}”，经审查，结论见下表。"] if case.insist_reason else []
    named = {row["code"]: [] for row in case.told_rows}
    for row in case.told_rows:
        named[row["code"]].append(f"{row['name']}（{row['note']}）")
    return shared | {
        "paragraphs": ["你（单位）申请的名称，决定不予核准。", *insisted, *answer],
        "columns": ["代码", "理由", "依据", "名称和具体文字"],
        "rows": [[*row, "；".join(named.get(row[0], []))] for row in reasons_of(case, case.reasons)],
        "after": ["可以换名称重新申请。"], "remedies": remedies(letter),
    }  # fmt: skip


def renewal(letter):
    """名称续期通知书."""
    case, shared = common(letter)
    row = reservation_of(case)
    deemed = letter.entry.step == "deem_renewed"
    how = "保留期届满前没有作出决定，视为同意续期" if deemed else "同意续期"
    return shared | {
        "paragraphs": [f"你（单位）对“{row.name}”提出的续期申请，{how}。"],
        "items": [("原保留期届满", zh_date(row.since)), ("续期至", zh_date(row.until))],
        "after": ["续期届满不再续期，请在此日前办理登记。"],
    }  # fmt: skip


def renewal_denied(letter):
    """不予续期决定书."""
    case, shared = common(letter)
    row = reservation_of(case)
    return shared | {
        "paragraphs": [f"你（单位）对“{row.name}”提出的续期申请，决定不予续期。"],
        "items": [("理由", case.finding), ("保留期届满日", zh_date(row.until))], "remedies": remedies(letter),
    }  # fmt: skip


def dispute_decision(letter):
    """名称争议处理决定书."""
    case, shared = common(letter)
    points = [("异议人", case.objector), ("异议要点", case.claim), ("答辩要点", case.dispute_answer),
              ("拟撤销的理由", case.grounds), ("陈述申辩", case.revocation_statement)]  # fmt: skip
    return shared | {
        "paragraphs": [f"关于“{reservation_of(case).name}”的名称核准，经核实，决定维持。"],
        "items": [*((label, text) for label, text in points if text), ("认定", case.finding),
                  ("保留期至", zh_date(reservation_of(case).until))],
    }  # fmt: skip


def revocation_told(letter):
    """拟撤销名称核准告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"登记机关拟撤销“{reservation_of(case).name}”的名称核准。", f"事实、证据和依据：{case.grounds}"],
        "after": [f"你（单位）可以在{limit_of(case, 'state', 'revocation_told')}前陈述、申辩；逾期视为放弃。"],
    }  # fmt: skip


def revocation(letter):
    """撤销名称核准决定书."""
    case, shared = common(letter)
    answer = [f"关于陈述申辩：{case.adopted}"] if case.adopted else []
    return shared | {
        "paragraphs": [f"决定撤销“{reservation_of(case).name}”的名称核准，名称不再保留。", f"理由：{case.finding}", *answer],
        "remedies": remedies(letter),
    }  # fmt: skip


PAPERS = {
    "receipt": made("材料接收凭证", receipt, "papers/receipt.html"),
    "correction_notice": made("补正材料告知书", correction_notice, series="滨社名补"),
    "unmended_notice": made("未补齐项目通知", unmended_notice),
    "acceptance": made("受理通知书", acceptance, series="滨社名受"),
    "non_acceptance": made("不予受理决定书", non_acceptance, series="滨社名不受"),
    "holder_letter": made("名称征求意见函", holder_letter, series="滨社名函"),
    "refusal_told": made("拟不予核准告知书", refusal_told, series="滨社名告"),
    "review_form": made("名称审查表", review_form, "papers/form.html"),
    "approval": made("社会组织名称核准通知书", approval, series="滨社名准"),
    "rejection": made("不予核准决定书", rejection, series="滨社名不准"),
    "renewal": made("名称续期通知书", renewal, series="滨社名续"),
    "renewal_denied": made("不予续期决定书", renewal_denied, series="滨社名不续"),
    "dispute_decision": made("名称争议处理决定书", dispute_decision, series="滨社名议"),
    "overdue": made("超期告知书", overdue, series="滨社名期"),
    "revocation_told": made("拟撤销名称核准告知书", revocation_told, series="滨社名撤告"),
    "revocation": made("撤销名称核准决定书", revocation, series="滨社名撤"),
    "termination": made("终止办理通知书", termination),
}
