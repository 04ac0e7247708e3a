"""征求意见: another unit is asked, sees an extract only, and its silence is recorded as silence."""

from django.db.models import TextChoices

from casework.clock.extending import extend
from casework.core.people import addressee, by_clock, handler, role
from casework.core.process import Clock, Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit, side
from matters.matter import Beside, Common, Matter, abandoning
from matters.opening import open_matter
from policy.basis import cite

ASKING, ANSWERING = cite("joint-meeting/t36"), cite("joint-meeting/t37")
SILENCE, SUMMARY = cite("joint-meeting/t38"), cite("joint-meeting/t39")
OFFICER = (role("reviewer", anywhere=True) & handler) | role("street", anywhere=True)


@on(Common, Beside)
class State(TextChoices):
    """From the question to what was made of the answer."""

    ASKED = "asked", "已发出待答复"
    EXTENSION_ASKED = "extension_asked", "延期待定"
    REMINDED = "reminded", "已催告"
    ANSWERED = "answered", "已答复待研究"
    UNANSWERED = "unanswered", "期满未答复"
    WEIGHED = "weighed", "已研究反馈"


IN_TIME = [State.ASKED, State.EXTENSION_ASKED]
OUT = [*IN_TIME, State.REMINDED]


def lengthen(matter, act):
    """只延长这个单位的答复期限，办件的期限照常计算。"""
    matter.due_on = extend(matter.pk, "answer", act.rule("consultation.extension_max"), f"同意延长：{matter.extension_reason}")


def ask_the_others(matter, act):
    """同时征求的其他单位，各开一件，问题和摘要相同，各自计算期限。"""
    extract = [{"label": label, "value": value} for label, value in matter.extract]
    for unit in act.facts.get("also") or ():
        open_matter(matter.parent, "consultation", by=act.by, to=unit.slug, question=matter.question, extract=extract)


class Consultation(Matter):
    """One unit asked about one case; several units are several consultations, each with its own time."""

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.ASKED, label="征求意见", by=OFFICER, basis=[ASKING, cite("registration/examination")],
          letter="asked", checks=[checks.extract_has_no_personal_data], effects=[ask_the_others])  # fmt: skip
    def ask(self, *, by, to, question, extract, also=()):
        """The letter goes to the unit with the question and the extract, nothing else of the case."""
        self.unit = self.asked = to
        self.question = question
        self.extract = [[label, value] for label, value in extract]
        self.title = f"征求{to.short or to.name}意见：{self.parent.title}"[:200]

    @step([*OUT, State.UNANSWERED], State.ANSWERED, label="答复", by=addressee, basis=[ANSWERING, SILENCE],
          letter="answered", checks=[checks.objection_has_facts])  # fmt: skip
    def answer_question(self, *, by, kind, text, leader, reply=None):
        """No opinion, an opinion with facts and grounds, or not the unit's business; its head has agreed."""
        self.answer_kind, self.answer, self.answered_by = kind, text, leader
        self.back_to_agency()

    @step(State.ASKED, State.EXTENSION_ASKED, label="申请延长", by=addressee, basis=ANSWERING, letter="extension_asked",
          checks=[checks.within_the_limit, checks.not_yet_extended])  # fmt: skip
    def request_extension(self, *, by, reason):
        """The unit asks for more time before its time is over; once. Its time goes on until somebody decides."""
        self.extension_reason = reason

    @step(State.EXTENSION_ASKED, State.ASKED, label="同意延长", by=OFFICER, basis=ANSWERING, letter="extended",
          checks=[checks.within_the_limit, checks.not_yet_extended], effects=[lengthen])  # fmt: skip
    def grant_extension(self, *, by):
        """More time for this unit alone; the case's own time goes on."""
        self.extended = True

    @step(State.EXTENSION_ASKED, State.ASKED, label="不同意延长", by=OFFICER, basis=ANSWERING, letter="not_extended")
    def refuse_extension(self, *, by, reason):
        """No more time: the unit answers by the day it was told first."""
        self.reason = reason

    @step(IN_TIME, None, label="到期提醒", by=by_clock, basis=ASKING, letter="nearly_over", checks=[checks.within_the_limit])
    def remind_before(self, *, by):
        """The last day is near and there is no answer yet."""

    @step(IN_TIME, State.REMINDED, label="催告", by=by_clock, basis=SILENCE, letter="reminded",
          checks=[checks.limit_is_over])  # fmt: skip
    def remind(self, *, by):
        """The time is over without an answer: the unit is reminded in writing."""

    @step(State.REMINDED, State.UNANSWERED, label="催告期满", by=by_clock, basis=SILENCE,
          checks=[checks.limit_is_over])  # fmt: skip
    def close_answers(self, *, by):
        """Still no answer: recorded as none. Silence never stands for a consent the law asks for."""
        self.answer_kind = "none"
        self.back_to_agency()

    @step([State.ANSWERED, State.UNANSWERED], State.WEIGHED, label="研究并反馈", by=OFFICER, basis=SUMMARY, letter="weighed")
    def weigh(self, *, by, weighed):
        """What was taken up of the answer, what not, and why; the unit hears of it."""
        self.weighed, self.unit = weighed, self.asked

    @step(OUT, Common.CANCELLED, label="收回函件", by=OFFICER, basis=SUMMARY, letter="cancelled")
    def cancel(self, *, by, reason):
        """The case has changed: the unit need not answer."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, *OUT, State.ANSWERED, State.UNANSWERED], SUMMARY)


def asked(matter):
    """The question and the extract, as the unit reads them."""
    return [f"问题：{matter.question}", *(f"{label}：{value}" for label, value in matter.extract), side(matter).silence]


PROCESS = Process(
    slug="consultation", code="M1", system=4, kind="matter", title="征求意见", model="matters.Consultation",
    about="就一件办件向有关单位征求意见：只发摘要，期限单独计算，未答复如实记录。", states=State,
    rests={
        Common.DRAFT: Rest("正在起草。", ("handler",), (ASKING,)),
        State.ASKED: Rest("请书面答复；逾期未答复的将催告。", ("addressee",), (ASKING,), ),
        State.EXTENSION_ASKED: Rest("延期申请已收到，原期限照常计算，也可以直接答复。", ("handler",), (ANSWERING,)),
        State.REMINDED: Rest("已经逾期，请在{consultation.reminder_limit}内答复。", ("addressee",), (SILENCE,),
                             limit="consultation.reminder_limit", expires="close_answers"),
        State.ANSWERED: Rest("已经答复，正在研究。", ("handler",), (SUMMARY,), limit="consultation.summary_limit"),
        State.UNANSWERED: Rest("没有答复，已经如实记录；办结前补交的答复仍会一并研究。", ("handler",), (SILENCE,),
                               limit="consultation.summary_limit"),
        State.WEIGHED: Rest("采纳情况已经反馈。", (), (SUMMARY,)),
        Common.CANCELLED: Rest("函件已经收回，不用答复。", (), (SUMMARY,)),
        Beside.ABANDONED: Rest("主案已经办结，不用答复。", (), (SUMMARY,)),
    },
    letters={
        "asked": Letter("addressee", "征求意见函", "请在期限内书面答复：无意见、有意见或者不属于本单位职责。", paper="consultation",
                        says=asked),
        "extension_asked": Letter("unit", "收到延长答复期限的申请", "请在原期限届满前决定是否同意。", at_once=True,
                                  says=lambda matter: [f"理由：{matter.extension_reason}"]),
        "not_extended": Letter("addressee", "不同意延长答复期限", "请按原期限答复。", says=lambda matter: [f"理由：{matter.reason}"]),
        "nearly_over": Letter("addressee", "征求意见即将到期", "请在期限内答复。", at_once=True, says=lambda matter: [side(matter).silence]),
        "answered": Letter("unit", "收到答复", "请研究答复并反馈采纳情况。"),
        "extended": Letter("addressee", "同意延长答复期限", "请在延长后的期限内答复。"),
        "reminded": Letter("addressee", "征求意见催告", "请尽快答复；仍不答复的，如实记录为未答复。", paper="reminder", at_once=True),
        "weighed": Letter("unit", "意见采纳情况反馈", "不用再办理。", says=lambda matter: [matter.weighed]),
        "cancelled": Letter("unit", "征求意见函收回", "不用答复了。", says=lambda matter: [f"原因：{matter.reason}"]),
    },
    clocks=(Clock("answer", "答复期限", own_limit, (ASKING,), frozenset(IN_TIME), expires="remind"),),
    rules=("consultation.extension_max", "consultation.remind_before", "consultation.reminder_limit",
           "consultation.summary_limit"),
    forms="matters.forms.consultation",
)  # fmt: skip
