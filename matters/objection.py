"""异议: somebody objects; one officer looks into it, another confirms what was found."""

from django.db.models import TextChoices

from casework.core.people import Who, handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit
from matters.matter import Beside, Common, Matter, abandoning
from matters.outsiders import delivering
from network.vault import seal
from policy.basis import cite, law

NOTICE = (cite("registration/public-notice"), law("行政许可法", 36))
OFFICER = role("reviewer", anywhere=True) & handler
CHIEF = role("chief")


class Signed(Who):
    """Asks whether the objection was made under a name: only then there is somebody to write to."""

    def __init__(self, named):
        self.named = named

    def refusal(self, by, case, day):
        """None where the objection is of that sort."""
        if bool(case.sealed) == self.named:
            return None
        return "匿名反映的不作书面答复，请办理“匿名的归档”。" if self.named else "实名提出的，须把书面答复送达异议人。"


@on(Common, Beside)
class State(TextChoices):
    """Raised, looked into, confirmed."""

    RAISED = "raised", "异议核实中"
    CHECKED = "checked", "待确认结论"
    CONFIRMED = "confirmed", "结论已确认待送达"
    ANSWERED = "answered", "已答复"


class ObjectionCheck(Matter):
    """One objection to what the case is about; the objector's name and contact are sealed."""

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.RAISED, label="登记异议", by=(role("reviewer", anywhere=True) & handler) | role("clerk"), basis=NOTICE)
    def raise_objection(self, *, by, name, contact, question, evidence=None):
        """Under one's name with a lead; anonymous hints with a lead are looked into but not answered."""
        self.question = question
        self.sealed = seal(f"{name}\n{contact}", f"matter:{self.pk}") if name else ""

    @step(State.RAISED, State.CHECKED, label="核实异议", by=OFFICER, basis=NOTICE)
    def look_into(self, *, by, record, kind):
        """What was found, with whom, on which papers."""
        self.record, self.answer_kind = record, kind

    @step(State.CHECKED, State.RAISED, label="退回核实", by=CHIEF, basis=NOTICE, checks=[checks.checker_is_another])
    def send_back(self, *, by, reason):
        """Not enough was looked at."""
        self.reason = reason

    @step(State.CHECKED, State.CONFIRMED, label="确认并答复", by=CHIEF, basis=NOTICE, letter="answered",
          checks=[checks.checker_is_another])  # fmt: skip
    def confirm_finding(self, *, by, answer):
        """Somebody else confirms what was found; a named objector gets a written answer."""
        self.answer = answer

    deliver = delivering(State.CONFIRMED, State.ANSWERED, by=OFFICER & Signed(named=True), basis=NOTICE, checks=[
        checks.delivered_by_now, checks.receipt_is_there, checks.contact_is_electronic])  # fmt: skip

    @step(State.CONFIRMED, State.ANSWERED, label="匿名的归档", by=OFFICER & Signed(named=False), basis=NOTICE)
    def file_unanswered(self, *, by):
        """A hint without a name was looked into; nobody can be written to."""

    @step(State.RAISED, Common.CANCELLED, label="异议撤回", by=OFFICER, basis=NOTICE)
    def cancel(self, *, by, reason):
        """The objector takes it back."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.RAISED, State.CHECKED, State.CONFIRMED], NOTICE)


PROCESS = Process(
    slug="objection", code="M6", system=3, kind="matter", title="异议核实", model="matters.ObjectionCheck",
    about="对办件提出异议的，由一人核实、另一人确认，实名的书面答复。", states=State,
    rests={
        Common.DRAFT: Rest("正在登记。", ("handler",), NOTICE),
        State.RAISED: Rest("正在核实。", ("handler",), NOTICE, limit=own_limit),
        State.CHECKED: Rest("核实结论等待确认。", ("chief",), NOTICE),
        State.CONFIRMED: Rest("结论已经确认，等待把书面答复送达异议人。", ("handler",), NOTICE),
        State.ANSWERED: Rest("已经答复。", (), NOTICE),
        Common.CANCELLED: Rest("异议已经撤回。", (), NOTICE),
        Beside.ABANDONED: Rest("主案已经办结。", (), NOTICE),
    },
    letters={
        "answered": Letter("outsider", "异议答复书", "您提出的异议已经核实，现书面答复。", paper="objection_answer", says=lambda m: [m.answer]),
    },
    rules=(), forms="matters.forms.objection",
)  # fmt: skip
