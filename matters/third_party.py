"""告知利害关系人: somebody whose interests are touched is told and heard (行政许可法第三十六条)."""

from django.db.models import TextChoices

from casework.core.people import by_clock, handler, role
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

HEARD = (cite("registration/hearing"), law("行政许可法", 36))
OFFICER = role("reviewer", anywhere=True) & handler


@on(Common, Beside)
class State(TextChoices):
    """Written to, told, then heard or silent."""

    WRITTEN = "written", "告知书待送达"
    TOLD = "told", "已告知待意见"
    HEARD = "heard", "已听取意见"
    SILENT = "silent", "期满未提意见"


def from_delivery(matter):
    """They have as long as the process gives, from the day the letter was in their hands."""
    return own_limit(matter)


from_delivery.since = lambda matter: matter.delivered_on


class ThirdPartyNotice(Matter):
    """One person or body that is not the applicant but has something at stake."""

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.WRITTEN, label="告知利害关系人", by=OFFICER, basis=HEARD, letter="told")
    def tell(self, *, by, name, contact, interest):
        """The notice is written; name and contact are kept sealed."""
        self.sealed, self.question = seal(f"{name}\n{contact}", f"matter:{self.pk}"), interest

    deliver = delivering(State.WRITTEN, State.TOLD, by=OFFICER, basis=HEARD, checks=[
        checks.delivered_by_now, checks.receipt_is_there, checks.contact_is_electronic])  # fmt: skip

    @step(State.TOLD, State.HEARD, label="记录意见", by=OFFICER, basis=HEARD)
    def record_statement(self, *, by, answer, statement=None):
        """What they said, as they said it."""
        self.answer = answer

    @step(State.TOLD, State.SILENT, label="期满未提意见", by=by_clock, basis=HEARD, checks=[checks.limit_is_over])
    def lapse(self, *, by):
        """The time is over without a word."""

    @step([State.WRITTEN, State.TOLD], Common.CANCELLED, label="撤销告知", by=OFFICER, basis=HEARD)
    def cancel(self, *, by, reason):
        """They turned out to have nothing at stake."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.WRITTEN, State.TOLD], HEARD)


PROCESS = Process(
    slug="third_party", code="M3", system=3, kind="matter", title="告知利害关系人", model="matters.ThirdPartyNotice",
    about="事项直接关系他人重大利益的，告知该利害关系人并听取意见。", states=State,
    rests={
        Common.DRAFT: Rest("正在起草。", ("handler",), HEARD),
        State.WRITTEN: Rest("告知书已经写好，等待送达。", ("handler",), HEARD),
        State.TOLD: Rest("已经告知利害关系人，等待意见。", ("handler",), HEARD, limit=from_delivery, expires="lapse"),
        State.HEARD: Rest("意见已经记录。", (), HEARD),
        State.SILENT: Rest("期满没有提出意见。", (), HEARD),
        Common.CANCELLED: Rest("告知已经撤销。", (), HEARD),
        Beside.ABANDONED: Rest("主案已经办结。", (), HEARD),
    },
    letters={
        "told": Letter("outsider", "利害关系人告知书", "您可以提出意见，也可以要求听证。", paper="third_party_notice",
                       says=lambda m: [f"涉及您的重大利益：{m.question}"]),
    },
    rules=(), forms="matters.forms.third_party",
)  # fmt: skip
