"""督查通报: what the officials' page shows of one, as headings with lines."""

from casework.views.history import told_of


def panels(case):
    """[(heading, lines)]."""
    found = [("接下来", [told_of(case)]), ("各单位办理情况", [line(row) for row in case.figures]), ("典型做法", [case.examples] if case.examples else []),
             ("理由", [case.reason] if case.reason else [])]  # fmt: skip
    return [(heading, lines) for heading, lines in found if lines]


def line(row):
    """A unit in a line."""
    days = f"，平均办理{row['days']}天" if row["days"] is not None else ""
    ended = f"，终止{row['ended']}件" if row["ended"] else ""
    silent = f"，缺进展报告{row['silent']}次" if row["silent"] else ""
    return f"{row['unit']}：承担{row['held']}件，办结{row['done']}件，逾期{row['late']}件{ended}{silent}{days}"
