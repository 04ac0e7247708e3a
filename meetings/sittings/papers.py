"""会议: what its papers say."""

from datetime import date

from casework.clock.deadline import Deadline
from meetings.circle import ANYBODY, WITHHELD, items_of, may_read
from meetings.parties import named
from meetings.sittings import words
from meetings.tasks import asked_of
from meetings.writing import NOTICE, SHEET, agency, case_of, common, limit
from papers.renderer import Renderer
from papers.words import zh_date, zh_moment
from policy.numerals import numeral

AGENDA, MINUTES = "papers/agenda.html", "papers/minutes.html"
HOW = {"member": "", "substitute": "（委派）", "absent": "（请假或者缺席）"}


def collection_notice(letter):
    """议题征集通知."""
    case = case_of(letter)
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name="collecting_topics").order_by("-id").first()
    return common(letter, case) | {
        "to": "各成员单位", "paragraphs": [f"{case.title}计划在{zh_date(case.planned_on)}召开，现征集议题。"],
        "items": [("截止日期", f"{zh_date(row.due_on)}（不少于{limit(case, 'meeting.collect_period')}）"), ("报送方式", "由联络员在平台报送，并经本单位负责人同意。"),
                  ("议题要求", "写明题目、背景和问题、已做的工作、具体建议、涉及单位、建议牵头单位、所需资金和来源，附有关材料。")],
        "after": ["属于一个单位职责范围内能够解决的事项，不作为议题提出；涉密议题线下报送。"],
    }  # fmt: skip


def agenda(letter):
    """会议议程: the order with reporters and minutes, then what each topic asks the meeting to decide. Everybody who sees the
    meeting opens it, so a topic for few readers has its place and its time there; its circle reads it in the packet.
    """
    case = case_of(letter)
    items = items_of(case)
    told = words.told_lines(case)
    body = [{"h2": "四、通报事项"}, *({"p": line} for line in told)] if told else []
    body += [{"h2": f"{'五' if told else '四'}、议题要点"}]
    for n, item in enumerate(items, start=1):
        topic = item.topic.topic
        body += [{"h3": f"（{numeral(n)}）{item.topic.title}"}]
        if not may_read(ANYBODY, topic):
            body += [{"p": WITHHELD}]
            continue
        body += [{"p": f"背景和问题：{topic.background}"}]
        body += [{"p": f"建议{m}：{row['do']}（{row['who']}，{row['until']}）。"} for m, row in enumerate(topic.proposals, start=1)]
        body += [{"p": "会签有不同意见，协商没有一致，各方意见原样附在议题材料中。"}] if topic.dissent else []
    return common(letter, case) | {
        "title": f"{case.title}议程", "time": zh_moment(case.begins_at), "place": case.place, "attendees": named(case.invited),
        "observers": [case.observers] if case.observers else [], "total_minutes": sum(item.minutes for item in items), "body": body,
        "items": [agenda_row(item) for item in items],
    }  # fmt: skip


def agenda_row(item):
    """An item in the table of the agenda."""
    told = may_read(ANYBODY, item.topic.topic)
    return {"title": item.topic.title, "reporter": f"{item.unit.short} {item.reporter}".strip() if told else "—", "minutes": item.minutes,
            "attending": "、".join(named(item.topic.topic.touched)) if told else ""}  # fmt: skip


def notice(letter):
    """会议通知."""
    case = case_of(letter)
    rows = [(row["label"], row["value"]) for row in words.notice_rows(case) if row["label"] not in ("会议", "议程")]
    return common(letter, case) | {
        "to": "、".join(named(case.invited)), "paragraphs": [f"定于{zh_moment(case.begins_at)}召开{case.title}，现将有关事项通知如下。"], "items": rows,
        "columns": ["序号", "议题", "汇报单位", "分钟"],
        "rows": [[str(n), item.topic.title, item.unit.short if may_read(ANYBODY, item.topic.topic) else "—", str(item.minutes)]
                 for n, item in enumerate(items_of(case), start=1)],
        "after": [f"因故不能参加的，请在会议召开{limit(case, 'meeting.leave_before')}前请假，经同意后委派熟悉情况的负责人代为参加；代为参加的人员发表的意见视为本单位意见。",
                  "会议材料在平台查收。"],
    }  # fmt: skip


def sign_in(letter):
    """签到表."""
    case = case_of(letter)
    names = named([row["unit"] for row in case.attendance])
    here = len(words.present(case))
    return common(letter, case) | {
        "pairs": [("会议", case.title), ("时间", zh_moment(case.begins_at)), ("地点", case.place), ("主持人", case.chair),
                  ("到会", f"应到{len(case.invited)}个单位，实到{here}个")],
        "columns": ["序号", "单位", "姓名", "职务", "签名"], "widths": [12, 0, 30, 36, 40], "look": "roll",
        "rows": [[str(n), f"{name}{HOW[row['how']]}", row["name"], row["title"], ""]
                 for n, (name, row) in enumerate(zip(names, case.attendance, strict=True), start=1)],
    }  # fmt: skip


def minutes(letter):
    """会议纪要, or its draft: the draft bears no number and goes to nobody."""
    case, draft = case_of(letter), letter.paper == "minutes_draft"
    rows = list(zip(named([row["unit"] for row in case.attendance]), case.attendance, strict=True))
    items = items_of(case)
    there = [f"{name} {row['name']}{HOW[row['how']]}".strip() for name, row in rows if row["how"] != "absent"]
    away = [name for name, row in rows if row["how"] == "absent"]
    attendance = [["出席", "、".join(there)], ["请假或者缺席", "、".join(away)], ["列席", case.observers]]
    imprint = {} if draft else {"copies_to": named(case.invited), "printed_by": agency(), "printed_on": zh_date(case.issued_on)}
    return common(letter, case) | imprint | {
        "mark": "社会组织工作联席会议纪要", "title": f"{case.title}纪要{'（征求意见稿）' if draft else ''}",
        "opening": case.opening or f"{zh_moment(case.begins_at)}，{case.chair}主持召开{case.title}。现将会议议定事项纪要如下。",
        "items": [{"title": f"{numeral(n)}、{item.topic.title}", "paragraphs": words.told_text(item, ANYBODY).split("\n")}
                  for n, item in enumerate(items, start=1)],
        "body": [{"p": f"召集人裁定：{case.rulings}"}] if case.rulings else [], "attendance": [row for row in attendance if row[1]],
    }  # fmt: skip


def tasks(letter):
    """任务分解表."""
    case = case_of(letter)
    found = [(item.topic.topic, task) for item in items_of(case) for task in item.tasks]
    return common(letter, case) | {
        "pairs": [("会议", case.title), ("立项日期", zh_date(case.issued_on)), ("任务数", f"{len(found)}件")],
        "columns": ["序号", "议定事项", "牵头单位", "配合单位", "完成时限", "成果形式"], "widths": [11, 0, 27, 27, 29, 21], "look": "tight",
        "rows": [[str(n), *task_cells(case, topic, task)] for n, (topic, task) in enumerate(found, start=1)],
    }  # fmt: skip


def task_cells(case, topic, task):
    """A task as the cells of its row; one of a topic for few readers stands with its lead in the 督办 of its own."""
    if not may_read(ANYBODY, topic):
        return [f"{topic.title}的任务", "—", "—", "—", "另见督办"]
    due = zh_date(date.fromisoformat(task["due"])) if task["due"] else limit(case, "decision.default_due")
    return [f"{task['text']}{asked_of(task)}", named([task["lead"]])[0], "、".join(named(task["assisting"])) or "—", due, task["deliverable"]]


def changed(what, after):
    """A notice that the meeting is not held as told."""

    def written(letter):
        case = case_of(letter)
        told = f"原定于{zh_moment(case.begins_at)}召开的{case.title}" if case.begins_at else case.title
        return common(letter, case) | {"to": "、".join(named(case.invited)), "paragraphs": [f"{told}，因故{what}。"],
                                       "items": [("原因", case.reason)], "after": [after]}  # fmt: skip

    return written


def correction(letter):
    """更正通知."""
    case = case_of(letter)
    row = case.corrections[-1]
    return common(letter, case) | {
        "to": "、".join(named(case.invited)), "paragraphs": [f"{zh_date(case.issued_on)}印发的{case.title}纪要有误，经召集人批准，更正如下。原纪要不作替换。"],
        "items": [("原文", row["wrong"]), ("更正", row["right"])],
    }  # fmt: skip


OF_MEETING = {
    "collection_notice": Renderer("联席会议议题征集通知", "滨社联通", NOTICE, collection_notice),
    "agenda": Renderer("会议议程", "", AGENDA, agenda),
    "notice": Renderer("会议通知", "滨社联通", NOTICE, notice),
    "sign_in": Renderer("签到表", "", SHEET, sign_in),
    "minutes_draft": Renderer("会议纪要（征求意见稿）", "", MINUTES, minutes),
    "minutes": Renderer("会议纪要", "滨社联纪", MINUTES, minutes),
    "tasks": Renderer("任务分解表", "滨社联督", SHEET, tasks),
    "postponement": Renderer("会议延期通知", "滨社联通", NOTICE, changed("延期", "新的时间确定以后另行通知，议程不变。")),
    "cancellation": Renderer("会议取消通知", "滨社联通", NOTICE, changed("取消", "已经审定的议题转入下次会议。")),
    "correction": Renderer("会议纪要更正通知", "滨社联通", NOTICE, correction),
}
