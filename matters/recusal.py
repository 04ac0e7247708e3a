"""回避: who has a stake in a case leaves it; from the decision on they neither see nor act on it."""

from django.db.models import TextChoices

from casework.core.case import Barred
from casework.core.people import handler, party, role
from casework.core.perform import perform
from casework.core.process import Process, Rest, process_of
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit
from matters.matter import Beside, Common, Matter, abandoning
from policy.basis import cite

THREE_PEOPLE = cite("registration/three-people")
DECIDER = role("chief") | role("approver")


@on(Common, Beside)
class State(TextChoices):
    """Asked for, then granted or not."""

    REQUESTED = "requested", "回避待决定"
    GRANTED = "granted", "已决定回避"
    REFUSED = "refused", "不予回避"


def bar(matter, act):
    """被决定回避的人不再参加本案；写明接手人的，同时更换承办人员。"""
    parent = matter.parent
    Barred.objects.get_or_create(
        case_id=parent.pk, user=matter.person, defaults={"reason": f"回避（{matter.number}）", "since": act.at}
    )
    successor = act.facts.get("successor")
    if successor and reassigning(parent):
        perform(parent.pk, "reassign", by=act.by, handler=successor.username, reason=f"回避（{matter.number}）")


def reassigning(parent):
    """Whether the case can get another handler where it stands."""
    card = process_of(parent).cards.get("reassign")
    return card is not None and parent.state in card.sources


class Recusal(Matter):
    """One person asked to leave one case, by the applicant or by themselves."""

    with_applicant = True

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.REQUESTED, label="申请回避", basis=THREE_PEOPLE, letter="requested",
          by=party("applicant", "founder", "legal_rep") | handler, checks=[checks.person_works_on_it])  # fmt: skip
    def request(self, *, by, person, reason):
        """Who should leave, and why."""
        self.person, self.reason = person, reason

    @step(State.REQUESTED, State.GRANTED, label="决定回避", by=DECIDER, basis=THREE_PEOPLE, letter="granted",
          checks=[checks.not_about_oneself, checks.decided_by_the_right_one], effects=[bar])  # fmt: skip
    def grant_recusal(self, *, by, answer, successor=None):
        """They leave the case; what they have examined is looked at again by whoever follows."""
        self.answer = answer

    @step(State.REQUESTED, State.REFUSED, label="不予回避", by=DECIDER, basis=THREE_PEOPLE, letter="refused",
          checks=[checks.not_about_oneself, checks.decided_by_the_right_one])  # fmt: skip
    def refuse_recusal(self, *, by, answer):
        """There is no stake; the reasons are given."""
        self.answer = answer

    @step(State.REQUESTED, Common.CANCELLED, label="撤回申请", basis=THREE_PEOPLE,
          by=party("applicant", "founder", "legal_rep") | handler)  # fmt: skip
    def cancel(self, *, by, reason=""):
        """Whoever asked takes it back."""
        self.reason = reason or self.reason

    abandon = abandoning([Common.DRAFT, State.REQUESTED], THREE_PEOPLE)


PROCESS = Process(
    slug="recusal", code="M7", system=3, kind="matter", title="回避", model="matters.Recusal",
    about="办理人员与申请人有利害关系的，应当回避；申请人也可以申请其回避。", states=State,
    rests={
        Common.DRAFT: Rest("正在填写。", ("applicant", "founder"), (THREE_PEOPLE,)),
        State.REQUESTED: Rest("回避申请已经收到，登记机关将在期限内答复。", ("chief",), (THREE_PEOPLE,),
                              limit=own_limit),
        State.GRANTED: Rest("已经决定回避，由其他人员继续办理。", (), (THREE_PEOPLE,)),
        State.REFUSED: Rest("没有应当回避的情形，理由见答复。", (), (THREE_PEOPLE,)),
        Common.CANCELLED: Rest("申请已经撤回。", (), (THREE_PEOPLE,)),
        Beside.ABANDONED: Rest("办件已经办结。", (), (THREE_PEOPLE,)),
    },
    letters={
        "requested": Letter("applicant", "回避申请已收到", "现在不用您办理，请等待答复。", at_once=True, kind="received"),
        "granted": Letter("applicant", "已决定回避", "现在不用您办理，由其他人员继续办理。", says=lambda m: [m.answer]),
        "refused": Letter("applicant", "不予回避", "请看答复的理由。", says=lambda m: [m.answer]),
    },
    rules=(), forms="matters.forms.recusal",
)  # fmt: skip
