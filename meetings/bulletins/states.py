"""督查通报: where a quarter's bulletin may rest."""

from django.db.models import TextChoices

from casework.core.process import Rest
from policy.basis import cite

TELLING, CHECKED_BY_ANOTHER = cite("joint-meeting/t44"), cite("joint-meeting/t9")


class State(TextChoices):
    """From the figures to the units."""

    DRAFTED = "drafted", "拟稿中"
    CHECKING = "checking", "待审核签发"
    ISSUED = "issued", "已印发"
    DROPPED = "dropped", "不编发"


RESTS = {
    State.DRAFTED: Rest("办公室正在拟写通报。", ("office",), (TELLING,)),
    State.CHECKING: Rest("通报已经拟好，等待办公室主任审核签发。", ("chief",), (TELLING, CHECKED_BY_ANOTHER)),
    State.ISSUED: Rest("通报已经印发各成员单位。", (), (TELLING,)),
    State.DROPPED: Rest("这一份没有编发。", (), (TELLING,)),
}  # fmt: skip
