"""书面会签: how a circulation tells of itself: rows of the sheet, the public version."""

from meetings.circle import NAMELESS, WITHHELD
from meetings.grounds import GROUNDS
from meetings.parties import named
from meetings.tasks import task_line
from papers.words import zh_date


def lead(task):
    """The lead of a task in words."""
    return named([task["lead"]])[0]


def numbered(tasks):
    """The tasks as lines."""
    return "\n".join(f"{n}. {task_line(task)}" for n, task in enumerate(tasks, start=1))


def sheet_rows(case):
    """[{label, value}] of the page a unit answers."""
    changes = "\n".join(f"原：{row['was']}　改为：{row['now']}" for row in case.changes) if case.round > 1 else ""
    rows = [
        ("事由", case.title), ("采用书面会签的情形", dict(GROUNDS).get(case.ground, "")), ("采用书面会签的理由", case.grounds),
        ("修改对照", changes), ("拟议定的内容", case.resolution), ("任务", numbered(case.tasks)), ("直接涉及单位", "、".join(named(case.direct))),
        ("会签单位", "、".join(named(case.asked))), ("特别紧急的原因", case.urgent_reason if case.urgent else ""),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def extract_rows(case, decision):
    """[[label, value]] of the resolution as far as it concerns one decision: what the official of another unit reads."""
    if case.is_for_few:
        rows = [("书面会签决定", f"{NAMELESS}{WITHHELD}"), ("议定事项", decision.number), ("完成时限", zh_date(decision.last_day))]
        return [list(row) for row in rows]
    rows = [("书面会签决定", case.title), ("决定", case.resolution), ("议定事项", f"{decision.number} {decision.text}"),
            ("牵头单位", decision.unit.short), ("完成时限", zh_date(decision.last_day)), ("事实", decision.about_words)]  # fmt: skip
    return [[label, value] for label, value in rows if value]


def public_text(case):
    """What is published: the resolution and the tasks, without who answered what."""
    tasks = [task | {"about": ""} for task in case.tasks]  # whose case it concerns is nobody's business outside
    return f"{zh_date(case.signed_on)}，经书面会签，议定如下。\n\n{case.resolution}\n\n{numbered(tasks)}"
