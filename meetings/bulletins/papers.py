"""督查通报: the official document."""

from casework.journal.instant import today
from meetings.bulletins.figures import asked
from meetings.writing import DOCUMENT, agency, case_of, common
from papers.renderer import Renderer
from papers.words import zh_date

COLUMNS = ["牵头单位", "承担", "办结", "逾期", "终止", "缺进展报告", "平均天数"]


def bulletin(letter):
    """督查通报, 文件格式: totals in words, the table by unit, what was done well."""
    case = case_of(letter)
    label, rows = asked(case.quarter, today()).label, case.figures
    total = {name: sum(row[name] for row in rows) for name in ("held", "done", "late", "ended")}
    table = [[row["unit"], *(f"{row[name]}件" for name in ("held", "done", "late", "ended")), f"{row['silent']}次", f"{row['days']}天" if row["days"] is not None else "—"]
             for row in rows]  # fmt: skip
    late = [row["unit"] for row in rows if row["late"]]
    body = [
        {"p": f"根据《社会组织工作联席会议制度》，现将{label}议定事项办理情况通报如下。"}, {"h2": "一、总体情况"},
        {"p": f"{len(rows)}个单位承担督办事项{total['held']}件，办结{total['done']}件，逾期{total['late']}件，终止{total['ended']}件。已逾期事项办结的，仍计入逾期统计。"},
        {"h2": "二、各单位办理情况"}, {"table": {"columns": COLUMNS, "rows": table, "widths": [0, 16, 16, 16, 16, 28, 24]}},
    ]  # fmt: skip
    body += [{"h2": "三、典型做法"}, *({"p": part} for part in case.examples.split("\n") if part.strip())] if case.examples else []
    ask = f"请{'、'.join(late)}抓紧办理逾期事项，完成的及时报结。" if late else "请各单位按期落实，完成的及时报结。"
    body += [{"h2": f"{'四' if case.examples else '三'}、有关要求"}, {"p": ask}]
    return common(letter, case) | {
        "mark": f"{agency()}文件", "title": f"关于{label}联席会议议定事项办理情况的督查通报", "to": "各成员单位", "body": body, "sealed": True,
        "printed_by": agency(), "printed_on": zh_date(today()),
    }  # fmt: skip


OF_BULLETIN = {"bulletin": Renderer("督查通报", "滨社联督", DOCUMENT, bulletin)}
