"""督办任务: the particulars on one page."""

from casework.core.process import Process
from casework.post.declared import Letter
from meetings.carrying.states import RESTS, State
from meetings.charges import SLUG


def asked(task):
    """What is asked, and what the minutes say."""
    return [task.question, *(f"{label}：{value}" for label, value in task.extract), *([f"办公室补充：{task.answer}"] if task.answer else [])]


CARRYING = Process(
    slug=SLUG, code="M14", system=4, kind="matter", title="督办任务", model="meetings.Carrying", states=State, rests=RESTS,
    about="议定事项涉及一件办件的，请有权单位的人员依照自己的职权办理其中一步；联席会议不代替办理，办件日志有了这一步，任务自动办结。",
    forms="meetings.carrying.forms",
    letters={
        "sent": Letter("addressee", "联席会议督办任务", "请依照职权研究办理；不能办理的，请在任务页写明理由。", at_once=True, says=asked),
        "declined": Letter("office", "督办任务不予办理", "请研究有权单位的理由：补充说明后再请办理，或者收回任务。",
                           says=lambda task: [f"{task.asked.short}的理由：{task.reason}"]),
        "taken_back": Letter("addressee", "督办任务已经收回", "不用办理了。", says=lambda task: [f"原因：{task.reason}"]),
        "done": Letter("office", "督办任务已经办理", "任务已经自动办结，落实情况由牵头单位报结。", at_once=True),
        "lapsed": Letter("office", "督办任务没有办理", "办件已经办结，没有办理这一步；请与牵头单位核对议定事项怎样落实。", at_once=True),
    },
)  # fmt: skip
