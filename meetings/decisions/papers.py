"""督办: what its papers say."""

from casework.journal.instant import today
from meetings.writing import NOTICE, case_of, common, limit
from papers.renderer import Renderer
from papers.words import zh_date


def urging_notice(letter):
    """督办通知单."""
    case = case_of(letter)
    days = (today() - case.last_day).days
    return common(letter, case) | {
        "to": case.unit.name, "paragraphs": [f"由你单位牵头的议定事项，完成时限已过{days}天，尚未报结，现予督办。"],
        "items": [("议定事项", case.text), ("议定于", case.sitting.title), ("完成时限", zh_date(case.last_day)), ("成果形式", case.deliverable),
                  ("督办要求", case.urging)],
        "after": [f"请在{limit(case, 'decision.explain_limit')}内说明原因和完成时间。逾期满{limit(case, 'decision.escalate_after')}仍未完成的，报召集人约谈或者报请区人民政府督查。"],
    }  # fmt: skip


def return_sheet(letter):
    """退回单."""
    case = case_of(letter)
    return common(letter, case) | {
        "to": case.unit.name, "paragraphs": [f"你单位就“{case.text}”报结的成果，经核验没有达到要求，现退回补办。"],
        "columns": ["序号", "差距和要求"], "rows": [[str(n), row["gap"]] for n, row in enumerate(case.gaps, start=1)],
        "after": [f"请在{limit(case, 'decision.redo_limit')}内重新报结。"],
    }  # fmt: skip


def closing_sheet(letter):
    """销号单."""
    case = case_of(letter)
    return common(letter, case) | {
        "to": case.unit.name, "paragraphs": ["下列议定事项已经核验、复核，现予销号。"],
        "items": [("议定事项", case.text), ("核验情况", case.finding), ("复核意见", case.opinion), ("销号日期", zh_date(today())),
                  ("是否逾期", f"是，{zh_date(case.overdue_on)}起，仍计入逾期统计" if case.overdue_on else "否")],
    }  # fmt: skip


OF_DECISION = {
    "urging_notice": Renderer("督办通知单", "滨社联督", NOTICE, urging_notice),
    "return_sheet": Renderer("报结退回单", "滨社联督", NOTICE, return_sheet),
    "closing_sheet": Renderer("议定事项销号单", "", NOTICE, closing_sheet),
}
