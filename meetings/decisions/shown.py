"""督办: what the officials' page shows of a decision, as headings with lines."""

from datetime import date

from casework.journal.instant import today
from casework.views.history import told_of
from meetings.charges import told
from meetings.parties import named
from papers.words import zh_date


def panels(case):
    """[(heading, lines)]."""
    found = [
        ("接下来", [told_of(case)]), ("任务", task(case)), ("请有权单位办理", told(case)),
        ("进展", [*(progress(row) for row in case.progress), *silent(case)]),
        ("报结", [case.result] if case.result else []), ("退回的差距", [row["gap"] for row in case.gaps]),
        ("核验和复核", [line for line in (case.finding, case.opinion) if line]), ("督办", urging(case)), ("理由", [case.reason] if case.reason else []),
    ]  # fmt: skip
    return [(heading, lines) for heading, lines in found if lines]


def task(case):
    """What, who, until when, what shall come of it, and where it was resolved."""
    lines = [("议定事项", case.text), ("牵头单位", case.unit.short), ("配合单位", "、".join(named(case.assisting))), ("完成时限", zh_date(case.last_day)),
             ("原定时限", zh_date(case.first_day)), ("成果形式", case.deliverable), ("责任人", case.responsible), ("落实安排", case.plan),
             ("议定于", f"{case.sitting.number} {case.sitting.title}"), ("逾期", f"{zh_date(case.overdue_on)}起" if case.overdue_on else "")]  # fmt: skip
    return [f"{label}：{value}" for label, value in lines if value]


def progress(row):
    """One report in a line."""
    percent = f"（{row['percent']}%）" if row["percent"] is not None else ""
    return f"{zh_date(date.fromisoformat(row['on']))} {row['unit']}{percent}：{row['text']}"


def silent(case):
    """Months without the report the lead owed."""
    months = [f"{due.year}年{due.month}月" for due in case.unreported([case], today())[case.pk]]
    return [f"没有按月报告进展：{'、'.join(months)}，共{len(months)}次。"] if months else []


def urging(case):
    """What the office demanded and what was promised."""
    return [line for line in (case.urging, f"承诺完成时间：{zh_date(case.promise)}" if case.promise else "") if line]
