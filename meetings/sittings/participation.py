"""参会: one unit's part in one meeting, from the notice to whether its minutes are right."""

from casework.core.people import by_clock, by_engine
from casework.core.process import Process
from casework.core.step import step
from casework.post.declared import Letter
from matters.matter import Common, Matter, abandoning
from meetings.parties import convener_unit
from meetings.people import CONVENER_BESIDE, LIAISON, OFFICE_BESIDE
from meetings.sittings import effects, rules
from meetings.sittings.states import ATTENDING, CALLING, OPINIONS, PART_RESTS, POSTPONING, Part

HOW = {"member": "成员本人参加", "substitute": "委派负责人代为参加", "absent": "不能参加"}
REPLIED = [Part.ASKED, Part.COMING, Part.EXCUSED]


class Participation(Matter):
    """Who comes for a unit (`answered_by`, `place` their post, `answer_kind` how), the leave asked for, the minutes checked."""

    class Meta:
        proxy = True

    @property
    def brief(self):
        """What the liaison officer has before their eyes while answering."""
        return [*self.extract, *([("请核对", "记录是否准确。已经议定的内容不能改变。")] if self.state == Part.CHECKING else [])]

    @step(Common.DRAFT, Part.ASKED, label="发出会议通知", by=OFFICE_BESIDE, basis=CALLING, letter="invited")
    def invite_unit(self, *, by, to, extract):
        """The unit gets the notice with place, time and agenda."""
        self.unit = self.asked = to
        self.extract = [[row["label"], row["value"]] for row in extract]
        self.title = f"{to.short}参加{self.parent.title}"[:200]

    @step([Part.ASKED, Part.COMING], Part.COMING, label="回复参会人员", by=LIAISON, basis=ATTENDING)
    def confirm_coming(self, *, by, name, title):
        """The unit's member comes in person."""
        self.answer_kind, self.answered_by, self.place = "member", name, title

    @step([Part.ASKED, Part.COMING], Part.LEAVE_ASKED, label="请假", by=LIAISON, basis=ATTENDING, checks=[rules.leave_is_in_time])
    def ask_leave(self, *, by, how, reason, name="", title=""):
        """The member cannot come: somebody in charge comes instead, or nobody."""
        self.answer_kind, self.reason, self.answered_by, self.place = how, reason, name, title
        self.unit = convener_unit() or self.agency

    @step(Part.LEAVE_ASKED, Part.EXCUSED, label="同意请假", by=CONVENER_BESIDE, basis=ATTENDING, letter="leave")
    def grant_leave(self, *, by):
        """The convener agrees; a substitute counts for the unit."""
        self.unit = self.asked

    @step(Part.LEAVE_ASKED, Part.ASKED, label="不同意请假", by=CONVENER_BESIDE, basis=ATTENDING, letter="no_leave")
    def refuse_leave(self, *, by, reason):
        """The member has to come."""
        self.unit, self.reason, self.answer_kind = self.asked, reason, ""

    @step([*REPLIED, Part.LEAVE_ASKED], Part.ABSENT, label="未参会", by=by_engine, basis=ATTENDING)
    def miss(self, *, by):
        """Nobody came for the unit."""
        self.unit = self.asked

    @step([*REPLIED, Part.LEAVE_ASKED, Part.COMMENTED, Part.CHECKED], Part.CHECKING, label="请核对纪要", by=by_engine, basis=OPINIONS,
          letter="minutes")  # fmt: skip
    def ask_opinion(self, *, by, extract):
        """The draft of the minutes goes to a unit that took part."""
        self.unit, self.answer = self.asked, ""
        self.extract = [[row["label"], row["value"]] for row in extract]

    @step(Part.CHECKING, Part.COMMENTED, label="提出纪要意见", by=LIAISON, basis=OPINIONS, effects=[effects.gather_opinions])
    def comment(self, *, by, text):
        """Something was not recorded as it was."""
        self.answer = text

    @step(Part.CHECKING, Part.CHECKED, label="核对无意见", by=LIAISON, basis=OPINIONS, effects=[effects.gather_opinions])
    def find_correct(self, *, by):
        """The record is right."""

    @step(Part.CHECKING, Part.CHECKED, label="逾期视为无意见", by=by_clock, basis=OPINIONS, effects=[effects.gather_opinions])
    def deem_checked(self, *, by):
        """No word in time."""

    @step([*REPLIED, Part.LEAVE_ASKED], Common.CANCELLED, label="通知作废", by=by_engine, basis=POSTPONING)
    def void(self, *, by):
        """The meeting is put off or its agenda changes: the unit will be notified anew."""
        self.unit = self.asked

    abandon = abandoning([Common.DRAFT, *REPLIED, Part.LEAVE_ASKED, Part.CHECKING], POSTPONING)


PROCESS = Process(
    slug="participation", code="M13", system=4, kind="matter", title="参会", model="meetings.Participation", states=Part, rests=PART_RESTS,
    about="一个单位参加一次会议：回复参会人员、请假委派、核对纪要。", authority="joint_office", forms="meetings.sittings.participation_forms",
    letters={
        "invited": Letter("liaison", "会议通知", "请回复参会人员，查收会议材料。", at_once=True, says=lambda m: [f"{k}：{v}" for k, v in m.extract]),
        "leave": Letter("liaison", "同意请假", "不用再办理。"),
        "no_leave": Letter("liaison", "不同意请假", "请由成员本人参加，并重新回复。", says=lambda m: [m.reason]),
        "minutes": Letter("liaison", "请核对会议纪要", "请在{meeting.minutes_opinion_limit}内核对，逾期视为没有意见。", at_once=True),
    },
    rules=("meeting.minutes_opinion_limit", "meeting.leave_before"),
)  # fmt: skip
