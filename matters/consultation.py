"""征求意见: another unit is asked, sees an extract only, and its silence is recorded as silence."""

from django.db.models import TextChoices

from casework.core.people import addressee, by_clock, handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.matter import Beside, Common, Matter, abandoning
from policy.basis import cite

ASKING, ANSWERING = cite("joint-meeting/t36"), cite("joint-meeting/t37")
SILENCE, SUMMARY = cite("joint-meeting/t38"), cite("joint-meeting/t39")
OFFICER = role("reviewer", anywhere=True) & handler


@on(Common, Beside)
class State(TextChoices):
    """From the question to what was made of the answer."""

    ASKED = "asked", "已发出待答复"
    REMINDED = "reminded", "已催告"
    ANSWERED = "answered", "已答复待研究"
    UNANSWERED = "unanswered", "期满未答复"
    WEIGHED = "weighed", "已研究反馈"


OUT = [State.ASKED, State.REMINDED]


def answer_limit(matter):
    """The limit of the process that asks, with the extension once it was granted."""
    extension = ("consultation.extension_max",) if matter.extended else ()
    return (matter.limit_rule or "consultation.answer_limit", *extension)


answer_limit.key = "consultation.answer_limit"


class Consultation(Matter):
    """One unit asked about one case; several units are several consultations, each with its own time."""

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.ASKED, label="征求意见", by=OFFICER, basis=[ASKING, cite("registration/examination")],
          letter="asked", checks=[checks.extract_has_no_personal_data])  # fmt: skip
    def ask(self, *, by, to, question, extract):
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

    @step(State.ASKED, None, label="申请延长", by=addressee, basis=ANSWERING,
          checks=[checks.within_the_limit, checks.not_yet_extended])  # fmt: skip
    def request_extension(self, *, by, reason):
        """The unit asks for more time before its time is over; once."""
        self.extension_reason = reason

    @step(State.ASKED, None, label="同意延长", by=OFFICER, basis=ANSWERING, letter="extended",
          checks=[checks.extension_was_asked, checks.not_yet_extended])  # fmt: skip
    def grant_extension(self, *, by):
        """More time for this unit alone; the case's own time goes on."""
        self.extended = True

    @step(State.ASKED, State.REMINDED, label="催告", by=by_clock, basis=SILENCE, letter="reminded",
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
    return [f"问题：{matter.question}", *(f"{label}：{value}" for label, value in matter.extract)]


PROCESS = Process(
    slug="consultation", code="M1", system=4, kind="matter", title="征求意见", model="matters.Consultation",
    about="就一件办件向有关单位征求意见：只发摘要，期限单独计算，未答复如实记录。", states=State,
    rests={
        Common.DRAFT: Rest("正在起草。", ("handler",), (ASKING,)),
        State.ASKED: Rest("请书面答复；逾期未答复的将催告。", ("addressee",), (ASKING,), limit=answer_limit, expires="remind"),
        State.REMINDED: Rest("已经逾期，请在{consultation.reminder_limit}内答复。", ("addressee",), (SILENCE,),
                             limit="consultation.reminder_limit", expires="close_answers"),
        State.ANSWERED: Rest("已经答复，正在研究。", ("handler",), (SUMMARY,), limit="consultation.summary_limit"),
        State.UNANSWERED: Rest("没有答复，已经如实记录；补交的答复仍会一并研究。", ("handler",), (SILENCE,),
                               limit="consultation.summary_limit"),
        State.WEIGHED: Rest("采纳情况已经反馈。", (), (SUMMARY,)),
        Common.CANCELLED: Rest("函件已经收回，不用答复。", (), (SUMMARY,)),
        Beside.ABANDONED: Rest("主案已经办结，不用答复。", (), (SUMMARY,)),
    },
    letters={
        "asked": Letter("addressee", "征求意见函", "请在期限内书面答复：无意见、有意见或者不属于本单位职责。", paper="consultation",
                        says=asked),
        "answered": Letter("unit", "收到答复", "请研究答复并反馈采纳情况。"),
        "extended": Letter("addressee", "同意延长答复期限", "请在延长后的期限内答复。"),
        "reminded": Letter("addressee", "征求意见催告", "请尽快答复；仍不答复的，如实记录为未答复。", paper="reminder", at_once=True),
        "weighed": Letter("unit", "意见采纳情况反馈", "不用再办理。", says=lambda matter: [matter.weighed]),
        "cancelled": Letter("unit", "征求意见函收回", "不用答复了。", says=lambda matter: [f"原因：{matter.reason}"]),
    },
    rules=("consultation.answer_limit", "consultation.extension_max", "consultation.reminder_limit",
           "consultation.summary_limit"),
    forms="matters.forms.consultation",
)  # fmt: skip
