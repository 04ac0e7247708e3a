"""会议: what the officials' page shows of one, as headings with lines."""

from casework.core.process import PROCESSES
from casework.views.history import told_of
from meetings.circle import items_of, name_of
from meetings.parties import named
from meetings.sittings.words import KINDS, agenda_lines, told_lines, told_text
from papers.words import zh_date, zh_moment

HOW = {"member": "成员参加", "substitute": "委派参加", "absent": "没有到会"}


def panels(case, who):
    """[(heading, lines)] for a Reader."""
    found = [
        ("接下来", [told_of(case)]), ("会议", facts(case)), ("议程", agenda(case, who)), ("通报事项", told_lines(case)), ("参会回复", replies(case)), ("签到", attended(case)),
        ("纪要", minutes(case, who)), ("纪要意见", comments(case)),
        ("更正", [f"原文：{row['wrong']}　更正：{row['right']}" for row in case.corrections]), ("理由", [case.reason] if case.reason else []),
        ("议定事项", decisions(case)),
    ]  # fmt: skip
    return [(heading, lines) for heading, lines in found if lines]


def facts(case):
    """Kind, time, place, units."""
    lines = [("类型", KINDS[case.kind]), ("时间", zh_moment(case.begins_at) or f"计划在{zh_date(case.planned_on)}"), ("地点", case.place),
             ("总时长", f"{case.minutes}分钟"), ("参加单位", f"{len(case.invited)}个"), ("列席", case.observers), ("紧急的原因", case.urgent_reason),
             ("材料", f"{zh_date(case.materials_on)}送达，第{case.packet}版" if case.materials_on else "")]  # fmt: skip
    return [f"{label}：{value}" for label, value in lines if value]


def agenda(case, who):
    """The items and their sum."""
    lines = agenda_lines(case, who)
    total = sum(item.minutes for item in case.agenda.all())
    return [*lines, f"共{total}分钟，会议总时长{case.minutes}分钟。"] if lines else []


def replies(case):
    """What the units answered."""
    process = PROCESSES["participation"]
    if case.attendance:  # who came says more than who was to come
        return []
    rows = process.cases.objects.filter(parent_id=case.pk).exclude(state__in=("cancelled", "abandoned")).select_related("asked")
    return [f"{row.asked.short}：{process.label(row.state)}{'，' + row.answered_by if row.answered_by else ''}" for row in rows.order_by("pk")]


def attended(case):
    """Who was there."""
    names = dict(zip([row["unit"] for row in case.attendance], named([row["unit"] for row in case.attendance]), strict=True))
    return [f"{names[row['unit']]}：{HOW[row['how']]}{'，' + row['name'] if row['name'] else ''}" for row in case.attendance]


def minutes(case, who):
    """Item by item, once written."""
    items = [item for item in items_of(case) if item.outcome]
    public = {True: "（公开）", False: "（不公开）", None: ""}
    return [f"{n}. {name_of(item.topic.topic, who)}{public[item.public]}\n{told_text(item, who)}" for n, item in enumerate(items, start=1)]


def comments(case):
    """What units said of the draft, and what was made of it."""
    rows = PROCESSES["participation"].cases.objects.filter(parent_id=case.pk).exclude(answer="").select_related("asked")
    return [*(f"{row.asked.short}：{row.answer}" for row in rows.order_by("pk")), *([f"处理：{case.handled}"] if case.handled else [])]


def decisions(case):
    """The decisions and how they stand."""
    process = PROCESSES["decision"]
    rows = process.cases.objects.filter(sitting_id=case.pk).select_related("unit").order_by("place")
    return [f"{row.number} {row.title}（{row.unit.short}，{zh_date(row.last_day)}）：{process.label(row.state)}" for row in rows]
