"""复议、诉讼: somebody appeals against a decision; the outcome may send the case back to be done again by others."""

from django.db.models import TextChoices

from casework.core.people import handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.matter import Common, Matter
from policy.basis import cite

DECISION = cite("registration/decision")


@on(Common)
class State(TextChoices):
    """From the authority's notice to the outcome."""

    REGISTERED = "registered", "已登记待答复"
    REPLIED = "replied", "已答复待结果"
    UPHELD = "upheld", "决定维持"
    ENDED = "ended", "程序终止"
    ANNULLED = "annulled", "决定撤销，责令重作"


def reply_limit(matter):
    """An answer to the reviewing authority, or a defence to the court."""
    return "remedy.defence_limit" if matter.answer_kind == "suit" else "remedy.reply_limit"


reply_limit.key = "remedy.reply_limit"
reply_limit.since = lambda matter: matter.answered_on  # the day the notice reached the authority, not the day it was entered
RUNNING = [State.REGISTERED, State.REPLIED]


class Remedy(Matter):
    """One appeal: it does not end with the case, it begins after it."""

    with_applicant = True

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.REGISTERED, label="登记复议或者诉讼", by=role("clerk") | role("chief"), basis=DECISION,
          letter="registered", checks=[checks.no_other_remedy_runs])  # fmt: skip
    def register_remedy(self, *, by, kind, place, document, received_on, officer, notice):
        """Which way, before whom, under which number; who answers for the authority."""
        self.answer_kind, self.place, self.document, self.answered_on = kind, place, document, received_on
        self.handler = officer

    @step(State.REGISTERED, State.REPLIED, label="提交答复或者答辩", by=handler, basis=DECISION)
    def reply(self, *, by, text, paper):
        """The authority's answer with the evidence on which the decision rested."""
        self.answer = text

    @step(RUNNING, State.UPHELD, label="登记：决定维持", by=handler, basis=DECISION, letter="upheld",
          checks=[checks.decided_after_asking])  # fmt: skip
    def record_upheld(self, *, by, decided_on, record, judgement):
        """The decision stands."""
        self.answered_on, self.record = decided_on, record

    @step(RUNNING, State.ENDED, label="登记：撤回或者终止", by=handler, basis=DECISION,
          checks=[checks.decided_after_asking])  # fmt: skip
    def record_ended(self, *, by, decided_on, record, judgement):
        """The appeal was taken back or ended otherwise."""
        self.answered_on, self.record = decided_on, record

    @step(RUNNING, State.ANNULLED, label="登记：撤销并责令重新作出", by=handler, basis=DECISION, letter="annulled",
          then="remedy_redo", checks=[checks.decided_after_asking])  # fmt: skip
    def record_annulled(self, *, by, decided_on, record, judgement):
        """The decision is annulled: the case is taken up again at once, by others."""
        self.answered_on, self.record = decided_on, record

    @step(RUNNING, Common.CANCELLED, label="撤销登记", by=handler | role("chief"), basis=DECISION)
    def cancel(self, *, by, reason):
        """Registered by mistake: it belongs to another case."""
        self.reason = reason


PROCESS = Process(
    slug="remedy", code="M10", system=3, kind="matter", title="复议或者诉讼", model="matters.Remedy",
    about="对决定申请行政复议或者提起行政诉讼的登记、答复和结果；决定被撤销的，由其他人员重新办理。", states=State,
    rests={
        Common.DRAFT: Rest("正在登记。", ("clerk",), (DECISION,)),
        State.REGISTERED: Rest("登记机关将在期限内提出答复或者答辩。", ("handler",), (DECISION,), limit=reply_limit),
        State.REPLIED: Rest("正在等待结果，结果生效后按结果办理。", ("handler",), (DECISION,)),
        State.UPHELD: Rest("决定被维持。", (), (DECISION,)),
        State.ENDED: Rest("程序已经终止。", (), (DECISION,)),
        State.ANNULLED: Rest("决定已被撤销，由其他人员重新办理。", (), (DECISION,)),
        Common.CANCELLED: Rest("登记有误，已经撤销。", (), (DECISION,)),
    },
    letters={
        "registered": Letter("applicant", "复议或者诉讼已登记", "现在不用您办理，请按受理机关的通知参加。",
                             says=lambda m: [f"受理机关：{m.place}", f"案号：{m.document}"]),
        "upheld": Letter("applicant", "决定维持", "请看生效文书。", says=lambda m: [m.record]),
        "annulled": Letter("applicant", "决定被撤销，重新办理", "现在不用您办理，由其他人员重新审查。", says=lambda m: [m.record]),
    },
    rules=("remedy.reply_limit", "remedy.defence_limit"), forms="matters.forms.remedy",
)  # fmt: skip
