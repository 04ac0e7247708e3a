"""督办任务: the task of the unit that has the power over a case. Nothing here touches the case: its own official does, at its own door."""

from casework.core.people import Handler, Who, by_clock, leaves
from casework.core.process import process_of
from casework.core.step import step
from matters.matter import Common, Matter
from meetings.carrying import effects, rules
from meetings.carrying.states import ASSIGNING, POWER, WAITING, State
from meetings.charges import Charge, post_of
from meetings.people import OFFICE_BESIDE
from network.actors import Machine


class Competent(Who):
    """Whoever may take the very step the task asks for, on the case it hangs on."""

    names = ("addressee",)

    def refusal(self, by, case, day):
        """What the step's own card says of this person."""
        if isinstance(by, Machine):
            return "这一步由有权办理的人员办理，不由系统办理。"
        return process_of(case.parent).cards[case.charge.step].by.refusal(by, case.parent, day)


COMPETENT = Competent()


class Carrying(Matter):
    """One step of one case, asked of the unit that has the power (`asked`) by the office (`agency`) for a decision."""

    class Meta:
        proxy = True

    @property
    def awaited(self):
        """The post that takes the step, or the person the case was given to; the state's own word once it is back at the office."""
        row = Charge.objects.filter(task_id=self.pk).first() if self.state == State.STANDING else None
        if row is None:
            return None
        card = process_of(self.parent).cards[row.step]
        return ("handler",) if self.handler_id and is_personal(card) else (post_of(card),)

    @property
    def brief(self):
        """What the minutes say, before the eyes of whoever declines or answers."""
        return self.extract

    @step(Common.DRAFT, State.STANDING, label="交有权单位办理", by=OFFICE_BESIDE, basis=[POWER, ASSIGNING], letter="sent")
    def send_task(self, *, by):
        """The unit that has the power is asked, with what was resolved; the person the case was given to gets the task too."""
        self.handler = self.parent.handler

    @step(State.STANDING, State.DECLINED, label="不予办理", by=COMPETENT, basis=POWER, letter="declined", checks=[rules.not_taken_yet])
    def decline_task(self, *, by, reason):
        """The unit does not take the step, and says why; that is its own to decide."""
        self.reason, self.unit, self.handler = reason, self.agency, None

    @step(State.DECLINED, State.STANDING, label="补充说明后再请办理", by=OFFICE_BESIDE, basis=POWER, letter="sent")
    def ask_again(self, *, by, answer):
        """The office has looked into the reasons and asks once more."""
        self.answer, self.unit, self.handler = answer, self.asked, self.parent.handler

    @step(WAITING, Common.CANCELLED, label="收回任务", by=OFFICE_BESIDE, basis=ASSIGNING, letter="taken_back", effects=[effects.stop_counting])
    def take_back_task(self, *, by, reason):
        """The unit need not do anything any more."""
        self.reason, self.unit = reason, self.asked

    @step(WAITING, State.DONE, label="办件日志已有这一步", by=by_clock, basis=POWER, letter="done",
          effects=[effects.note_line, effects.stop_counting])  # fmt: skip
    def find_done(self, *, by, line):
        """The case's journal has the step: its official has taken it."""
        self.unit = self.agency

    @step(WAITING, State.LAPSED, label="办件已经办结", by=by_clock, basis=POWER, letter="lapsed", effects=[effects.stop_counting])
    def lapse(self, *, by):
        """The case is over and the step was not taken."""
        self.unit = self.agency

    @step(WAITING, Common.CANCELLED, label="议定事项已经了结", by=by_clock, basis=ASSIGNING, letter="taken_back", effects=[effects.stop_counting])
    def let_go(self, *, by):
        """The decision was struck off or ended without it: the unit need not do anything any more."""
        self.reason, self.unit = "议定事项已经销号或者终止。", self.asked

    @step(State.DONE, State.STANDING, label="办件步骤已撤回", by=by_clock, basis=POWER, letter="sent",
          effects=[effects.forget_line, effects.count_again])  # fmt: skip
    def stand_again(self, *, by):
        """Who took the step has taken it back: the task stands again."""
        self.unit, self.handler = self.asked, self.parent.handler


def is_personal(card):
    """Whether only the person the case was given to takes the step."""
    return any(isinstance(leaf, Handler) for leaf in leaves(card.by))
