"""会议: how a meeting tells of itself: rows for the notice, the draft of the minutes, the public version."""

from django.utils import timezone

from casework.core.process import PROCESSES
from meetings.circle import ANYBODY, NAMELESS, WITHHELD, items_of, may_read, name_of
from meetings.tasks import task_line
from papers.words import zh_date, zh_moment

TOLD = "关于{}的书面会签决定"
KINDS = {"plenary": "全体会议", "extra": "临时会议", "special": "专题会议"}


def agenda_lines(case, who=ANYBODY):
    """One line an item, with minutes and reporter, as a Reader may see it."""
    return [f"{n}. {item_line(item, who)}" for n, item in enumerate(items_of(case), start=1)]


def told_lines(case):
    """The resolutions in writing the meeting is told of (第三十五条), one a line; of one for few readers no more than that it is one."""
    rows = PROCESSES["circulation"].cases.objects.filter(number__in=case.reports).select_related("origin__topic").order_by("issued_on", "pk")
    return [f"{n}. {TOLD.format(NAMELESS if row.is_for_few else row.title)}（{row.number}）" for n, row in enumerate(rows, start=1)] if case.reports else []


def item_line(item, who):
    """An item in a line; of one that is closed to the Reader its time alone: who reports it would tell."""
    told = f"{item.unit.short}，{item.reporter}，" if may_read(who, item.topic.topic) else ""
    return f"{name_of(item.topic.topic, who)}（{told}{item.minutes}分钟）"


def notice_rows(case, who=ANYBODY):
    """[{label, value}] of the notice, for a Reader."""
    rows = [
        ("会议", case.title), ("时间", zh_moment(case.begins_at)), ("地点", case.place), ("议程", "\n".join(agenda_lines(case, who))), ("通报事项", "\n".join(told_lines(case))),
        ("列席人员", case.observers), ("紧急的原因", case.urgent_reason),
        ("参会要求", "由联席会议成员参加；因故不能参加的，请按期请假并委派熟悉情况的负责人。"),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def extract_rows(case, item, decision):
    """[[label, value]] of the minutes as far as they concern one decision: what its official reads, and no other item.

    Of a topic for few readers it says only which decision it is: more people see a case than its circle.
    """
    if item.topic.topic.restricted:
        rows = [("会议", case.title), ("议题", f"{item.topic.title}{WITHHELD}"), ("议定事项", decision.number), ("完成时限", zh_date(decision.last_day))]
        return [list(row) for row in rows]
    rows = [("会议", case.title), ("议题", item.topic.title), ("会议认为", item.considered), ("会议议定", item.resolved), ("会议要求", item.required),
            ("议定事项", f"{decision.number} {decision.text}"), ("牵头单位", decision.unit.short), ("完成时限", zh_date(decision.last_day)),
            ("事实", decision.about_words)]  # fmt: skip
    return [[label, value] for label, value in rows if value]


def item_text(item):
    """会议认为, 会议议定, 会议要求 of one item, and its tasks."""
    parts = [("会议认为", item.considered), ("会议议定", item.resolved), ("会议要求", item.required)]
    said = [text if text.startswith(head) else f"{head}，{text}" for head, text in parts if text]
    return "\n".join([*said, *(f"任务：{task_line(task)}" for task in item.tasks)]) or f"结果：{item.outcome_label}。"


def minutes_rows(case, who=ANYBODY):
    """[{label, value}] of the draft, item by item, for a Reader."""
    head = [{"label": "纪要开头", "value": case.opening}] if case.opening else []
    return [*head, *({"label": f"{n}. {name_of(item.topic.topic, who)}", "value": told_text(item, who)} for n, item in enumerate(items_of(case), start=1))]


def told_text(item, who):
    """`item_text` for a Reader."""
    return item_text(item) if may_read(who, item.topic.topic) else WITHHELD


def public_text(case):
    """The public version: items marked public only, without who said what; how many are withheld."""
    items = items_of(case)
    shown = [item for item in items if item.public and may_read(ANYBODY, item.topic.topic)]
    head = f"{zh_date(timezone.localtime(case.begins_at))}，{case.title}召开。现将公开的议定事项公布如下。"
    body = [f"{n}. {item.topic.title}\n{public_item(item)}" for n, item in enumerate(shown, start=1)]
    tail = f"另有{len(items) - len(shown)}项按照规定不公开。" if len(shown) < len(items) else ""
    return "\n\n".join(part for part in [head, *body, tail] if part)


def public_item(item):
    """What is published of one item."""
    parts = [("会议认为", item.considered), ("会议议定", item.resolved), ("会议要求", item.required)]
    return "\n".join(text if text.startswith(head) else f"{head}，{text}" for head, text in parts if text)


def present(case):
    """Units that took part, with how."""
    return [row for row in case.attendance if row["how"] != "absent"]
