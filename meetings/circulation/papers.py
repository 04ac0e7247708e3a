"""书面会签: what its papers say."""

from casework.clock.deadline import Deadline
from meetings.circulation import rules
from meetings.circulation.effects import summary
from meetings.circulation.words import numbered
from meetings.parties import named
from meetings.writing import DOCUMENT, HAND, NOTICE, SHEET, agency, case_of, common
from papers.renderer import Renderer
from papers.words import zh_date, zh_end

REPLY = "答复（在相应处打勾）：□同意　□修改后同意　□不同意　□建议上会"


def last_day(matter):
    """The last day for the unit, in words."""
    row = Deadline.objects.filter(case_id=matter.pk, met_at__isnull=True).order_by("due_on").first()
    return zh_end(row)


def circulation_sheet(letter):
    """书面会签单；修改稿附修改对照。"""
    matter = case_of(letter)
    rows = [(label, text) for label, text in matter.extract]
    revised = {"title": "书面会签单（修改稿）"} if matter.question else {}
    return common(letter, matter) | revised | {
        "to": matter.unit.name, "pairs": [*rows, ("答复期限", f"{last_day(matter)}；没有答复的不视为同意")],
        "blanks": [REPLY, "修改意见或者理由：", HAND],
    }  # fmt: skip


def circulation_reminder(letter):
    """书面会签催告单."""
    matter = case_of(letter)
    return common(letter, matter) | {
        "to": matter.unit.name, "paragraphs": [f"送你单位书面会签的“{matter.parent.title}”（{matter.number}），答复期限已过，尚未收到答复。"],
        "after": [f"请于{last_day(matter)}前答复。没有答复的不视为同意，并记入你单位办理情况。"],
    }  # fmt: skip


def circulation_summary(letter):
    """会签意见汇总表: every answer, and the conditions of the clause one by one."""
    case = case_of(letter)
    said = list(rules.answers(case).values())
    return common(letter, case) | {
        "pairs": [("事由", case.title), ("会签单位", "、".join(named(case.asked))), ("同意比例", f"{said.count('agree')}/{len(case.asked)}"),
                  ("直接涉及单位", f"{'、'.join(named(case.direct))}，全部同意"), ("建议上会", "无"), ("没有处理的修改意见", "无"),
                  ("没有答复的单位", "、".join(unit for unit, answer, _ in summary(case) if answer.startswith("未答复")) or "无"), ("认定意见", case.opinion)],
        "heading": "各单位答复", "columns": ["序号", "会签单位", "答复", "修改意见或者理由"],
        "rows": [[str(n), unit, answer, reason or "无"] for n, (unit, answer, reason) in enumerate(summary(case), start=1)],
    }  # fmt: skip


def resolution(letter):
    """书面会签决定, as an official document: the joint meeting has no seal, the office's unit issues it."""
    case = case_of(letter)
    tasks = [{"h2": "任务"}, *({"p": line} for line in numbered(case.tasks).split("\n"))] if case.tasks else []
    return common(letter, case) | {
        "mark": f"{agency()}文件", "title": f"关于{case.title}的书面会签决定", "to": "、".join(named(case.asked)),
        "body": [{"p": f"经{'、'.join(named(case.asked))}书面会签，达到《社会组织工作联席会议制度》规定的通过条件，决定如下。"},
                 *({"p": line} for line in case.resolution.split("\n") if line.strip()), *tasks,
                 {"p": "本决定与会议议定事项效力相同，按期落实、报结，并在下次会议上通报。"}],
        "date": zh_date(case.signed_on), "sealed": True, "note": "此件公开发布" if case.public else "此件不公开",
        "printed_by": agency(), "printed_on": zh_date(case.issued_on),
    }  # fmt: skip


OF_CIRCULATION = {
    "circulation_summary": Renderer("会签意见汇总表", "", SHEET, circulation_summary),
    "resolution": Renderer("书面会签决定", "滨社联决", DOCUMENT, resolution),
}
OF_REPLY = {
    "circulation_sheet": Renderer("书面会签单", "滨社联签", SHEET, circulation_sheet),
    "circulation_reminder": Renderer("书面会签催告单", "滨社联签", NOTICE, circulation_reminder),
}
