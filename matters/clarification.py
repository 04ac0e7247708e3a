"""请申请人说明: a doubt about the papers is put to the applicant; who does not answer loses nothing."""

from django.db.models import TextChoices

from casework.core.people import by_clock, handler, party, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit
from matters.matter import Beside, Common, Matter, abandoning
from policy.basis import cite

EXAMINATION = cite("registration/examination")
OFFICER = role("reviewer", anywhere=True) & handler
APPLICANT = ("applicant", "founder")


@on(Common, Beside)
class State(TextChoices):
    """From the question to the explanation or the silence."""

    ASKED = "asked", "待申请人说明"
    EXPLAINED = "explained", "已说明"
    UNANSWERED = "unanswered", "逾期未说明"


class Clarification(Matter):
    """One question to the applicant."""

    with_applicant = True

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.ASKED, label="请申请人说明", by=OFFICER, basis=EXAMINATION, letter="asked")
    def ask_applicant(self, *, by, question):
        """What is unclear, in words the applicant can answer."""
        self.question = question

    @step(State.ASKED, State.EXPLAINED, label="说明", by=party(*APPLICANT, "legal_rep"), basis=EXAMINATION, letter="explained")
    def explain(self, *, by, answer, evidence=None):
        """The applicant explains or puts a wording right."""
        self.answer = answer

    @step(State.ASKED, State.UNANSWERED, label="逾期未说明", by=by_clock, basis=EXAMINATION, checks=[checks.limit_is_over])
    def close_question(self, *, by):
        """No explanation came: the examination goes on with the papers there are; nothing ends because of it."""

    @step(State.ASKED, Common.CANCELLED, label="收回问题", by=OFFICER, basis=EXAMINATION, letter="cancelled")
    def cancel(self, *, by, reason):
        """The question has answered itself."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.ASKED], EXAMINATION)


PROCESS = Process(
    slug="clarification", code="M2", system=3, kind="matter", title="请申请人说明", model="matters.Clarification",
    about="审查中有疑问的，请申请人说明或者订正文字；逾期未说明的按现有材料继续审查。", states=State,
    rests={
        Common.DRAFT: Rest("正在起草。", ("handler",), (EXAMINATION,)),
        State.ASKED: Rest("审查中有疑问请您说明；逾期未说明的，按现有材料继续审查。", APPLICANT, (EXAMINATION,),
                          limit=own_limit, expires="close_question"),
        State.EXPLAINED: Rest("说明已经收到，不用再办理。", (), (EXAMINATION,)),
        State.UNANSWERED: Rest("没有收到说明，按现有材料继续审查。", (), (EXAMINATION,)),
        Common.CANCELLED: Rest("问题已经收回，不用说明。", (), (EXAMINATION,)),
        Beside.ABANDONED: Rest("办件已经办结，不用说明。", (), (EXAMINATION,)),
    },
    letters={
        "asked": Letter("applicant", "请您说明", "请在期限内说明，也可以附上证明。", says=lambda m: [f"问题：{m.question}"]),
        "explained": Letter("applicant", "说明已收到", "现在不用您办理。", at_once=True, kind="received"),
        "cancelled": Letter("applicant", "不用说明了", "现在不用您办理。", says=lambda m: [f"原因：{m.reason}"], kind="progress"),
    },
    rules=(), forms="matters.forms.clarification",
)  # fmt: skip
