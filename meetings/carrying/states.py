"""督办任务: where the task of a unit that has the power may rest."""

from django.db.models import TextChoices

from casework.core.process import Rest
from casework.core.states import on
from matters.matter import Common
from policy.basis import cite

POWER, ASSIGNING = cite("joint-meeting/t2"), cite("joint-meeting/t40")


@on(Common)
class State(TextChoices):
    """From what the meeting asks to the line in the case's journal."""

    STANDING = "standing", "待有权单位办理"
    DECLINED = "declined", "不予办理待研究"
    DONE = "done", "已由有权单位办理"
    LAPSED = "lapsed", "办件办结不再办理"


WAITING = [State.STANDING, State.DECLINED]

RESTS = {
    Common.DRAFT: Rest("正在交办。", ("office",), (ASSIGNING,)),
    State.STANDING: Rest("联席会议请您单位依照自己的职权办理；会议不代替您单位作决定，不能办理的请写明理由。", ("addressee",), (POWER, ASSIGNING)),
    State.DECLINED: Rest("有权单位不予办理，理由已经送联席会议办公室研究。", ("office",), (POWER,)),
    State.DONE: Rest("有权单位已经办理，任务随办件日志自动办结。", (), (POWER,)),
    State.LAPSED: Rest("办件已经办结，没有办理这一步。", (), (POWER,)),
    Common.CANCELLED: Rest("任务已经收回，不用办理。", (), (ASSIGNING,)),
}  # fmt: skip
