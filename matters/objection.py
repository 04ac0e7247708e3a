"""异议: somebody objects; one officer looks into it, another confirms what was found."""

from django.db.models import TextChoices

from casework.core.people import handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.matter import Beside, Common, Matter, abandoning
from network.vault import seal
from policy.basis import cite, law

NOTICE = (cite("registration/public-notice"), law("行政许可法", 36))
OFFICER = role("reviewer", anywhere=True) & handler
CHIEF = role("chief")


@on(Common, Beside)
class State(TextChoices):
    """Raised, looked into, confirmed."""

    RAISED = "raised", "异议核实中"
    CHECKED = "checked", "待确认结论"
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

    @step(State.CHECKED, State.ANSWERED, label="确认并答复", by=CHIEF, basis=NOTICE, letter="answered",
          checks=[checks.checker_is_another])  # fmt: skip
    def confirm_finding(self, *, by, answer):
        """Somebody else confirms what was found; a named objector gets a written answer."""
        self.answer = answer

    @step(State.RAISED, Common.CANCELLED, label="异议撤回", by=OFFICER, basis=NOTICE)
    def cancel(self, *, by, reason):
        """The objector takes it back."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.RAISED, State.CHECKED], NOTICE)


PROCESS = Process(
    slug="objection", code="M6", system=3, kind="matter", title="异议核实", model="matters.ObjectionCheck",
    about="对办件提出异议的，由一人核实、另一人确认，实名的书面答复。", states=State,
    rests={
        Common.DRAFT: Rest("正在登记。", ("handler",), NOTICE),
        State.RAISED: Rest("正在核实。", ("handler",), NOTICE, limit="registration.objection_limit"),
        State.CHECKED: Rest("核实结论等待确认。", ("chief",), NOTICE),
        State.ANSWERED: Rest("已经答复。", (), NOTICE),
        Common.CANCELLED: Rest("异议已经撤回。", (), NOTICE),
        Beside.ABANDONED: Rest("主案已经办结。", (), NOTICE),
    },
    letters={"answered": Letter("file", "异议答复书", "归入案卷；实名的送达异议人。", says=lambda m: [m.answer])},
    rules=("registration.objection_limit",), forms="matters.forms.objection",
)  # fmt: skip
