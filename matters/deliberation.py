"""集体讨论: the heads of the unit talk a grave decision over; who was there and what each thought is recorded."""

from django.db.models import TextChoices

from casework.core.people import handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.matter import Beside, Common, Matter, abandoning
from papers.words import zh_moment
from policy.basis import cite

# 撤销决定经集体讨论作出: the one decision for which the document demands it.
TALKED_OVER = cite("registration/t47")
CALLER = role("chief") | role("approver")


@on(Common, Beside)
class State(TextChoices):
    """Called, concluded."""

    CALLED = "called", "已召集待讨论"
    CONCLUDED = "concluded", "已形成意见"


class Deliberation(Matter):
    """One meeting about one case; whoever keeps the record is the handler."""

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.CALLED, label="召集集体讨论", by=CALLER, basis=TALKED_OVER)
    def call_together(self, *, by, held_at, place, question, recorder):
        """When, where, about what, and who keeps the record."""
        self.held_at, self.place, self.question, self.handler = held_at, place, question, recorder

    @step(State.CALLED, State.CONCLUDED, label="记录讨论意见", by=handler, basis=TALKED_OVER, letter="concluded",
          checks=[checks.time_has_come, checks.enough_were_there])  # fmt: skip
    def conclude(self, *, by, attendees, record, minutes):
        """What each said and what it came to; the signed minutes go on file."""
        self.members = [{"user": None, "name": row["name"], "badge": row["view"]} for row in attendees]
        self.record = record

    @step(State.CALLED, Common.CANCELLED, label="取消讨论", by=CALLER, basis=TALKED_OVER)
    def cancel(self, *, by, reason):
        """It is not needed any more."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.CALLED], TALKED_OVER)


PROCESS = Process(
    slug="deliberation", code="M9", system=3, kind="matter", title="集体讨论", model="matters.Deliberation",
    about="依职权撤销登记的决定，由机关负责人集体讨论作出，如实记录每个人的意见。", states=State,
    rests={
        Common.DRAFT: Rest("正在召集。", ("handler",), (TALKED_OVER,)),
        State.CALLED: Rest("等待讨论。", ("handler",), (TALKED_OVER,)),
        State.CONCLUDED: Rest("讨论意见已经形成。", (), (TALKED_OVER,)),
        Common.CANCELLED: Rest("讨论已经取消。", (), (TALKED_OVER,)),
        Beside.ABANDONED: Rest("主案已经办结。", (), (TALKED_OVER,)),
    },
    letters={
        "concluded": Letter("file", "集体讨论记录", "归入案卷。",
                            says=lambda m: [f"时间：{zh_moment(m.held_at)}", f"意见：{m.record}"]),
    },
    rules=("matter.deliberation_least",), forms="matters.forms.deliberation",
)  # fmt: skip
