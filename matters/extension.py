"""延长办理期限: the handler asks, the head of the authority decides, the applicant hears why (行政许可法第四十二条)."""

from django.db.models import TextChoices

from casework.clock.extending import extend, running
from casework.core.people import Who, role, unlike
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import side
from matters.matter import Beside, Common, Matter, abandoning
from papers.words import zh_date
from policy.basis import law

EXTENDING = law("行政许可法", 42)


class WhoeverExamines(Who):
    """The handler of the case; where a process names none, any of its reviewers."""

    def refusal(self, by, case, day):
        """None for the handler, or where there is none."""
        return None if case.handler_id in (None, getattr(by, "pk", None)) else "这一步由本案的承办人员办理。"


@on(Common, Beside)
class State(TextChoices):
    """Asked for, then granted or not."""

    REQUESTED = "requested", "延期待批准"
    GRANTED = "granted", "已批准延长"
    REFUSED = "refused", "不同意延长"


def lengthen(matter, act):
    """按规则延长主案的法定办理期限；承诺期限不变。"""
    declared = side(matter)
    extend(matter.parent_id, declared.clock, act.rule(declared.adds), f"经批准延长（{matter.number}）：{matter.reason}")


class Extension(Matter):
    """One request for more time to decide one case; only where the process declares that the law allows it."""

    with_applicant = True

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.REQUESTED, label="申请延长办理期限", by=role("reviewer") & WhoeverExamines(), basis=EXTENDING,
          letter="requested", checks=[checks.clock_runs, checks.clock_not_yet_extended])  # fmt: skip
    def request_more_time(self, *, by, reason):
        """Why the case cannot be decided in time, in words the applicant will read."""
        self.reason = reason

    @step(State.REQUESTED, State.GRANTED, label="批准延长", by=role("approver") & unlike("request_more_time"), basis=EXTENDING,
          letter="granted", checks=[checks.clock_runs, checks.clock_not_yet_extended], effects=[lengthen])  # fmt: skip
    def grant_more_time(self, *, by):
        """The head of the authority approves; the last day moves by the rule, the applicant is told the reason."""

    @step(State.REQUESTED, State.REFUSED, label="不同意延长", by=role("approver") & unlike("request_more_time"), basis=EXTENDING,
          letter="refused")  # fmt: skip
    def refuse_more_time(self, *, by, answer):
        """The case is to be decided in time."""
        self.answer = answer

    @step(State.REQUESTED, Common.CANCELLED, label="撤回延长申请", by=role("reviewer") & WhoeverExamines(), basis=EXTENDING)
    def cancel(self, *, by):
        """It can be decided in time after all."""

    abandon = abandoning([Common.DRAFT, State.REQUESTED], EXTENDING)


def told(matter):
    """Until when, and why."""
    row = running(matter.parent_id, side(matter).clock)
    return [f"理由：{matter.reason}", *([f"办理期限延长至：{zh_date(row.due_on)}"] if row else [])]


PROCESS = Process(
    slug="extension", code="M11", system=3, kind="matter", title="延长办理期限", model="matters.Extension",
    about="法律或者规程允许延长的，经登记机关负责人批准，延长一次办理期限，并把理由书面告知申请人。", states=State,
    rests={
        Common.DRAFT: Rest("正在填写。", ("handler",), (EXTENDING,)),
        State.REQUESTED: Rest("登记机关正在研究是否延长办理期限；批准延长的，把理由书面告知您。", ("approver",), (EXTENDING,)),
        State.GRANTED: Rest("办理期限已经延长一次，理由和新的期限见通知。", (), (EXTENDING,)),
        State.REFUSED: Rest("办理期限没有延长，按原期限办理。", (), (EXTENDING,)),
        Common.CANCELLED: Rest("办理期限没有延长，按原期限办理。", (), (EXTENDING,)),
        Beside.ABANDONED: Rest("办件已经办结，不用延长。", (), (EXTENDING,)),
    },
    letters={
        "requested": Letter("unit", "请批准延长办理期限", "请在原期限届满前决定。", says=lambda m: [f"理由：{m.reason}"]),
        "granted": Letter("applicant", "办理期限延长告知", "现在不用您办理，请看延长的理由和新的期限。", paper="extension_notice",
                          says=told),
        "refused": Letter("unit", "不同意延长办理期限", "请按原期限办理。", says=lambda m: [f"理由：{m.answer}"]),
    },
    forms="matters.forms.extension",
)  # fmt: skip
