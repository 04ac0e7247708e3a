"""The list behind a figure as a spreadsheet: what the register shows in public, numbers and days; no person."""

import io

from openpyxl import Workbook

from casework.core.process import PROCESSES
from casework.views.labels import state_labels
from orgs.filing.choices import Standing
from orgs.importing.sheets import safe
from orgs.organization import Kind, Status
from orgs.statistics.figure import CASE, FILED, ORGANIZATION, YUAN, yuan

MOST = 20_000  # rows a spreadsheet takes; more is told in its last line
HEADERS = {
    ORGANIZATION: ["名称", "统一社会信用代码", "类型", "期末状态", "行业", "街镇", "业务主管单位", "成立日期"],
    FILED: ["名称", "备案编号", "类别", "期末状态", "街镇", "社区（村）", "备案日期"],
    CASE: ["办件号", "事项", "办件", "期末状态", "提交日期", "办理单位"],
}


def organization_line(row):
    """An organization as it stood on the last day."""
    return [row.name_then or row.name, row.uscc, dict(Kind.choices).get(row.kind, row.kind),
            dict(Status.choices).get(row.status_then, "还没有登记"), row.industry, row.division.name, row.sponsor_unit,
            row.established_on.isoformat()]  # fmt: skip


def filed_line(row):
    """A filed body as it stood on the last day."""
    return [row.name, row.filing_number, row.category_label, Standing(row.status_then).label, row.street.name, row.division.name,
            row.filed_on.isoformat()]  # fmt: skip


def extra(figure):
    """The headings of what a figure's rows carry beside."""
    return [*([figure.detail] if figure.detail else []), *([f"数额（{figure.amount}）"] if figure.amount else [])]


def extras(figure, row):
    """What a row carries beside: its detail as text, its amount as a number."""
    found = [safe(row.detail)] if figure.detail else []
    if figure.amount:
        found.append(float(yuan(row.amount)) if figure.amount == YUAN else row.amount)
    return found


def case_line(row, labels):
    """A case as it stood on the last day."""
    return [row.number, PROCESSES[row.process].title, row.title, labels.get((row.process, row.state_then), row.state_then),
            f"{row.submitted_at.astimezone():%Y-%m-%d}", row.unit.short if row.unit else ""]  # fmt: skip


def sheet(figure, span, scope="", hidden=frozenset()):
    """The list as the bytes of an .xlsx; cases in `hidden` are counted without their number and title."""
    book, labels = Workbook(), state_labels()
    book.active.append([safe(f"{figure.label}（{span.first}至{span.last}）"), safe(figure.basis)])
    book.active.append([*HEADERS[figure.subject], *extra(figure)])
    rows = figure.rows(span, scope)
    for row in rows[:MOST]:
        line = case_line(row, labels) if figure.subject == CASE else {ORGANIZATION: organization_line, FILED: filed_line}[figure.subject](row)
        if row.pk in hidden and figure.subject == CASE:
            line[0], line[2], line[5] = "", "（您已回避或者是申请人，不能查看）", ""
        book.active.append([*(safe(text) for text in line), *extras(figure, row)])
    if rows[MOST : MOST + 1]:
        book.active.append([f"只列出前{MOST}行。"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
