"""会签: one unit is asked about one topic; it reads a page and ticks one of three answers."""

from casework.core.people import by_clock, by_engine
from casework.core.process import Clock, Process
from casework.core.step import step
from casework.post.declared import Letter
from matters.declared import own_limit
from matters.matter import Common, Matter, abandoning
from meetings.people import LIAISON, OFFICE_BESIDE
from meetings.topics import effects, rules
from meetings.topics.reasons import ANSWERS
from meetings.topics.states import COUNTERSIGNING, DISSENT, SIGNING_RESTS, Signing

WAITING = [Signing.ASKED, Signing.REMINDED, Signing.PRESSED]
LABELS = dict(ANSWERS) | {"none": "未答复"}


class Countersign(Matter):
    """One unit's answer to one topic; the topic goes on by itself when the last unit has answered or was silent."""

    class Meta:
        proxy = True

    @property
    def brief(self):
        """The page a liaison officer reads before answering: the question first, then the topic."""
        return [("请你单位答复", self.question), *self.extract]

    @property
    def answer_label(self):
        """The answer in words; "" while there is none."""
        return LABELS.get(self.answer_kind, "")

    @step(Common.DRAFT, Signing.ASKED, label="送会签", by=OFFICE_BESIDE, basis=COUNTERSIGNING, letter="asked",
          checks=[rules.brief_has_no_personal_data])  # fmt: skip
    def ask(self, *, by, to, question, extract):
        """The unit gets a page with the topic and what it is asked."""
        self.unit = self.asked = to
        self.question, self.extract = question, [[row["label"], row["value"]] for row in extract]
        self.limit_rule = "topic.countersign_urgent_limit" if self.parent.topic.urgent else "topic.countersign_limit"
        self.title = f"会签：{self.parent.title}"[:200]

    @step(WAITING, Signing.ANSWERED, label="会签答复", by=LIAISON, basis=COUNTERSIGNING, checks=[rules.dissent_has_reasons],
          effects=[effects.gather])  # fmt: skip
    def sign(self, *, by, answer, reason, leader):
        """The unit agrees, agrees with changes or disagrees; its head has consented."""
        self.answer_kind, self.answer, self.answered_by = answer, reason, leader

    @step(Signing.ANSWERED, None, label="确认修改后的建议", by=LIAISON, basis=DISSENT, checks=[rules.is_being_coordinated])
    def come_round(self, *, by, reason, leader):
        """After talks the unit that disagreed accepts what the topic now proposes."""
        self.answer_kind, self.answer, self.answered_by = "amend", reason, leader

    @step(Signing.ASKED, Signing.REMINDED, label="会签催告", by=by_clock, basis=COUNTERSIGNING, letter="reminded")
    def remind(self, *, by):
        """The time is over without an answer: the unit is reminded once, and the delay is noted."""
        self.extended = True  # noted as not in time; no other use of the column in this kind

    @step(Signing.REMINDED, Signing.SILENT, label="催告期满", by=by_clock, basis=COUNTERSIGNING, effects=[effects.after_silence])
    def close_silent(self, *, by):
        """Still no answer: no dissent, unless the topic needs an express one."""
        self.answer_kind = "none"

    @step(Signing.SILENT, Signing.PRESSED, label="要求明确答复", by=by_engine, basis=COUNTERSIGNING, letter="pressed")
    def press(self, *, by):
        """Silence is not enough here: the unit has to answer."""
        self.answer_kind = ""

    @step(WAITING, Common.CANCELLED, label="收回会签", by=OFFICE_BESIDE, basis=COUNTERSIGNING, letter="recalled", effects=[effects.gather])
    def cancel(self, *, by, reason):
        """The unit need not answer: it was asked by mistake, or the topic has changed."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, *WAITING], COUNTERSIGNING)


def asked(matter):
    """The brief as lines."""
    return [f"{label}：{value}" for label, value in matter.brief]


PROCESS = Process(
    slug="countersign", code="M12", system=4, kind="matter", title="会签", model="meetings.Countersign", states=Signing,
    about="就一项议题征求一个单位的会签意见：一页说明，三种答复；涉及资金、许可、处罚、编制的不适用视为没有不同意见。", rests=SIGNING_RESTS,
    authority="joint_office",
    letters={
        "asked": Letter("liaison", "请会签议题", "请在期限内答复同意、修改后同意或者不同意。", paper="countersign_sheet", at_once=True, says=asked),
        "reminded": Letter("liaison", "会签催告", "请尽快答复；仍不答复的，如实记录。", paper="countersign_reminder", at_once=True),
        "recalled": Letter("liaison", "会签已经收回", "不用答复了。", says=lambda matter: [f"原因：{matter.reason}"]),
        "pressed": Letter("liaison", "须明确答复的议题", "请明确答复同意、修改后同意或者不同意，不能视为同意。", at_once=True),
    },
    clocks=(Clock("countersign", "会签期限", own_limit, (COUNTERSIGNING,), frozenset({Signing.ASKED}), expires="remind"),),
    rules=("topic.reminder_limit", "topic.countersign_limit", "topic.countersign_urgent_limit"),
    forms="meetings.topics.countersign_forms",
)  # fmt: skip
