"""The sheets that a dossier is bound with: cover, 目录, 备考表, and whatever of a case exists as rows alone."""

from casework.journal.instant import day_of
from network.demonstration import shown
from papers.typeset import typeset
from papers.words import zh_date


def sheet(title, *, columns=(), rows=(), widths=(), look="", says="", items=(), after=(), head="", mark="办件日志"):
    """PDF bytes of a titled list; `widths` are millimetres, 0 for the rest."""
    context = {"title": title, "columns": columns, "rows": rows, "widths": widths, "look": look, "says": says, "items": items, "after": after, "head": head, "mark": mark, "demo": shown()}
    return typeset("papers/dossier_sheet.html", context)


def front(case, process, rows, pages, head):
    """Cover and 目录 in one: what the file is about, from which piece to which page. `rows` are (number, title, maker, day, 文号, pages)."""
    items = [("案卷题名", case.title), ("事项", process.title), ("办件编号", case.number), ("申请人", case.party.name),
             ("办理单位", case.unit.name), ("收到日期", zh_date(case.received_on)),
             ("办结日期", zh_date(day_of(case.closed_at))), ("结果", process.label(case.state)), ("件数", f"{len(rows)}件"),
             ("页数", f"{pages}页"), ("保管期限", "　　　　　　　　　　（归档时填写）")]  # fmt: skip
    context = {"title": "卷宗", "items": items, "rows": rows, "head": head, "demo": shown()}
    return typeset("papers/dossier_front.html", context)
