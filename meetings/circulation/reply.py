"""书面会签答复: one unit answers one draft; it reads a page and ticks one of four answers."""

from casework.core.people import by_clock, by_engine
from casework.core.process import Clock, Process
from casework.core.step import step
from casework.post.declared import Letter
from matters.declared import own_limit
from matters.matter import Common, Matter, abandoning
from meetings.circulation import effects, rules
from meetings.circulation.reasons import LABELS
from meetings.circulation.states import DRAFTING, PASSING, REPLY_RESTS, REPLYING, Replying
from meetings.people import CONVENER_BESIDE, LIAISON, OFFICE_BESIDE

WAITING = [Replying.ASKED, Replying.REMINDED]


class CirculationReply(Matter):
    """One unit's answer to one draft; `extended` notes that it came late or not at all, `findings` keep an answer corrected since."""

    class Meta:
        proxy = True

    @property
    def brief(self):
        """The page a liaison officer reads before answering."""
        return [*self.extract]

    @step(Common.DRAFT, Replying.ASKED, label="送书面会签", by=OFFICE_BESIDE | CONVENER_BESIDE, basis=DRAFTING, letter="asked")
    def ask_reply(self, *, by, to, extract):
        """The unit gets a page with the draft."""
        self.unit = self.asked = to
        self.extract = [[row["label"], row["value"]] for row in extract]
        draft = self.parent.circulation
        self.limit_rule = "circulation.urgent_reply_limit" if draft.urgent else "circulation.reply_limit"
        self.question = "请就修改稿答复，原答复作废。" if draft.round > 1 else ""
        self.title = f"{to.short}书面会签：{self.parent.title}"[:200]

    @step(WAITING, Replying.ANSWERED, label="书面会签答复", by=LIAISON, basis=REPLYING, checks=[rules.answer_has_reasons], effects=[effects.gather])
    def give_reply(self, *, by, answer, reason, leader):
        """The unit agrees, agrees with changes, disagrees or wants a meeting; its head has decided so."""
        self.answer_kind, self.answer, self.answered_by = answer, reason, leader

    @step(Replying.ANSWERED, None, label="更正答复", by=LIAISON, basis=REPLYING, checks=[rules.answer_has_reasons, rules.may_be_corrected])
    def correct_reply(self, *, by, answer, reason, leader):
        """Within the time, once; the answer given before stays readable."""
        self.findings = [{"item": f"更正以前的答复：{LABELS[self.answer_kind]}", "result": ""}]
        self.answer_kind, self.answer, self.answered_by = answer, reason, leader

    @step(Replying.ASKED, Replying.REMINDED, label="书面会签催告", by=by_clock, basis=REPLYING, letter="reminded")
    def remind_reply(self, *, by):
        """The time is over without an answer: the unit is reminded once, and the delay is noted."""
        self.extended = True  # noted as not in time; no other use of the column in this kind

    @step(Replying.REMINDED, Replying.SILENT, label="催告期满未答复", by=by_clock, basis=REPLYING, effects=[effects.gather])
    def close_unanswered(self, *, by):
        """Still no answer: it is not counted as agreed."""
        self.answer_kind = "none"

    @step([Replying.ANSWERED, Replying.SILENT], Common.CANCELLED, label="原答复作废", by=by_engine, basis=PASSING)
    def void_reply(self, *, by):
        """The draft was revised: the unit answers anew."""

    abandon = abandoning([Common.DRAFT, *WAITING], DRAFTING)


def asked(matter):
    """The brief as lines."""
    return [f"{label}：{value}" for label, value in matter.brief]


PROCESS = Process(
    slug="circulation_reply", code="M14", system=4, kind="matter", title="书面会签答复", model="meetings.CirculationReply", states=Replying,
    about="就一件会签稿征求一个单位的书面答复：一页说明，四种答复；没有答复的催告一次，仍没有答复的不视为同意。", rests=REPLY_RESTS,
    authority="joint_office",
    letters={
        "asked": Letter("liaison", "请书面会签", "请在期限内答复同意、修改后同意、不同意或者建议上会；没有答复的不视为同意。", paper="circulation_sheet",
                        at_once=True, says=asked),
        "reminded": Letter("liaison", "书面会签催告", "请在{circulation.reminder_limit}内答复；没有答复的不视为同意。", paper="circulation_reminder",
                           at_once=True),
    },
    clocks=(Clock("reply", "答复期限", own_limit, (REPLYING,), frozenset({Replying.ASKED}), expires="remind_reply"),),
    rules=("circulation.reminder_limit", "circulation.reply_limit", "circulation.urgent_reply_limit"),
    forms="meetings.circulation.reply_forms",
)  # fmt: skip
