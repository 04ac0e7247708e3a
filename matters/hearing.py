"""听证会: one session, led by somebody who had no part in the examination; the decision must follow its record."""

from django.db.models import TextChoices

from casework.core.people import handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit
from matters.matter import Beside, Common, Matter, abandoning
from papers.words import zh_moment
from policy.basis import cite, law

HEARING = (cite("registration/hearing"), law("行政许可法", 48))


@on(Common, Beside)
class State(TextChoices):
    """Announced, held."""

    ANNOUNCED = "announced", "已通知待举行"
    HELD = "held", "已举行"


class HearingSession(Matter):
    """The session of a hearing; its host is the handler."""

    with_applicant = True

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.ANNOUNCED, label="通知听证时间地点", by=role("chief") | handler, basis=HEARING,
          letter="announced", checks=[checks.host_took_no_part, checks.hearing_is_announced_in_time])  # fmt: skip
    def announce_session(self, *, by, host, held_at, place, question):
        """Host, time and place, in writing and in time."""
        self.handler, self.held_at, self.place, self.question = host, held_at, place, question

    @step(State.ANNOUNCED, None, label="改期", by=handler, basis=HEARING, letter="postponed",
          checks=[checks.hearing_is_announced_in_time])  # fmt: skip
    def postpone(self, *, by, held_at, place, reason):
        """Another day, again announced in time."""
        self.held_at, self.place, self.reason = held_at, place, reason

    @step(State.ANNOUNCED, State.HELD, label="举行听证并制作笔录", by=handler, basis=HEARING, letter="held",
          checks=[checks.time_has_come])  # fmt: skip
    def hold(self, *, by, attendees, record, unsigned="", minutes=None):
        """Who was there and what was said; everybody checks the record and signs, or it says who would not."""
        self.members = [{"user": None, "name": row["name"], "badge": row["part"]} for row in attendees]
        self.record, self.answer = record, unsigned

    @step(State.ANNOUNCED, Common.CANCELLED, label="取消听证会", by=handler | role("chief"), basis=HEARING, letter="cancelled")
    def cancel(self, *, by, reason):
        """Everybody who asked for it has taken the request back."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.ANNOUNCED], HEARING)


def announced(session):
    """Host, time, place."""
    return [f"时间：{zh_moment(session.held_at)}", f"地点：{session.place}", f"主持人：{session.handler.name}"]


PROCESS = Process(
    slug="hearing_session", code="M4", system=3, kind="matter", title="听证会", model="matters.HearingSession",
    about="由没有参与审查的人员主持，制作笔录；决定应当根据笔录作出。", states=State,
    rests={
        Common.DRAFT: Rest("正在安排。", ("handler",), HEARING),
        State.ANNOUNCED: Rest("请按通知的时间参加听证，可以带证据，也可以委托代理人。", ("handler",), HEARING,
                              limit=own_limit),
        State.HELD: Rest("听证已经举行，笔录归入案卷。", (), HEARING),
        Common.CANCELLED: Rest("听证会已经取消。", (), HEARING),
        Beside.ABANDONED: Rest("办件已经办结，不再听证。", (), HEARING),
    },
    letters={
        "announced": Letter("applicant", "听证的时间和地点", "请按时参加，并准备好证据。", paper="hearing_notice", says=announced),
        "postponed": Letter("applicant", "听证改期", "请按新的时间参加。", paper="hearing_notice", says=announced),
        "held": Letter("applicant", "听证笔录", "请核对笔录；登记机关将根据笔录作出决定。", paper="hearing_record"),
        "cancelled": Letter("applicant", "听证会取消", "不用参加了。", says=lambda m: [f"原因：{m.reason}"]),
    },
    rules=(), forms="matters.forms.hearing",
)  # fmt: skip
