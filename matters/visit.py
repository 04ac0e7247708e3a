"""现场核查: two officers go and look, in the applicant's presence, and write down what they see (行政许可法第三十四条)."""

from django.db.models import TextChoices
from django.utils.timezone import localtime

from casework.core.people import Who, handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.journal.instant import now
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit
from matters.matter import Beside, Common, Matter, abandoning
from network.actors import Machine
from papers.dossier.points import Point
from papers.words import zh_moment
from policy.basis import cite, law

LOOKING = (cite("registration/examination"), law("行政许可法", 34))
OFFICER = role("reviewer", anywhere=True) & handler


class Visitor(Who):
    """One of the officers named for the visit."""

    names = ("handler",)

    def refusal(self, by, case, day):
        """None for a member of the visit."""
        if not isinstance(by, Machine) and any(row["user"] == by.pk for row in case.members):
            return None
        return "这一步由指派的核查人员办理。"


@on(Common, Beside)
class State(TextChoices):
    """Arranged, recorded, countersigned."""

    ARRANGED = "arranged", "已约定待核查"
    RECORDED = "recorded", "已记录待会签"
    DONE = "done", "核查完成"


class SiteVisit(Matter):
    """One visit by two named officers."""

    with_applicant = True

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.ARRANGED, label="安排现场核查", by=OFFICER, basis=LOOKING, letter="arranged",
          checks=[checks.two_different_people, checks.visit_is_announced_in_time])  # fmt: skip
    def arrange(self, *, by, held_at, place, question, first, first_badge, second, second_badge):
        """Who goes where and when, and what is looked at; the applicant hears of it beforehand."""
        self.held_at, self.place, self.question, self.handler = held_at, place, question, first
        self.members = [{"user": p.pk, "name": p.name, "badge": b} for p, b in ((first, first_badge), (second, second_badge))]

    @step(State.ARRANGED, None, label="到场签到", by=Visitor(), basis=LOOKING,
          checks=[checks.time_has_come, checks.not_yet_there])  # fmt: skip
    def check_in(self, *, by, spot=""):
        """An officer says: I am there."""
        self.presences = [*self.presences, {"user": by.pk, "name": by.name, "at": localtime(now()).isoformat(), "place": spot}]

    @step(State.ARRANGED, State.RECORDED, label="记录核查情况", by=Visitor(), basis=LOOKING,
          checks=[checks.everybody_was_there])  # fmt: skip
    def record_visit(self, *, by, record, findings, met, objection="", photo=None, photo_2=None, photo_3=None, sheet=None):
        """What was seen, item by item, with photos; what the applicant says to it; the other officer countersigns."""
        self.record, self.findings, self.answered_by, self.answer = record, findings, met, objection
        self.signatures = [{"user": by.pk, "name": by.name}]
        self.handler_id = next(row["user"] for row in self.members if row["user"] != by.pk)

    @step(State.RECORDED, State.ARRANGED, label="退回补充记录", by=Visitor() & handler, basis=LOOKING)
    def send_back(self, *, by, reason):
        """The other officer saw it otherwise: the record is completed first."""
        self.reason, self.signatures = reason, []
        self.handler_id = next(row["user"] for row in self.members if row["user"] != by.pk)

    @step(State.RECORDED, State.DONE, label="会签核查记录", by=Visitor() & handler, basis=LOOKING, letter="done")
    def countersign(self, *, by):
        """The second of the two signs; the applicant gets the record."""
        self.signatures = [*self.signatures, {"user": by.pk, "name": by.name}]

    @step(State.ARRANGED, Common.CANCELLED, label="取消核查", by=OFFICER | (Visitor() & handler), basis=LOOKING, letter="cancelled")
    def cancel(self, *, by, reason):
        """It is not needed any more, or another day is agreed."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.ARRANGED, State.RECORDED], LOOKING)


def announced(visit):
    """When, where, what, and who comes."""
    people = "、".join(f"{row['name']}（执法证号 {row['badge']}）" for row in visit.members)
    return [f"时间：{zh_moment(visit.held_at)}", f"地点：{visit.place}", f"内容：{visit.question}", f"核查人员：{people}"]


def visited_alone(case):
    """Visits that were recorded without two officers there and two signatures."""
    for visit in SiteVisit.objects.filter(parent_id=case.pk, process="visit", state=State.DONE).order_by("pk"):
        if len({row["user"] for row in visit.presences}) < 2 or len({row["user"] for row in visit.signatures}) < 2:
            yield f"{visit.number}：现场核查没有两人到场、两人签字的记录。"


TWO_OFFICERS = Point("officers", "两人核查", "dossier.officers", visited_alone)

PROCESS = Process(
    slug="visit", code="M5", system=3, kind="matter", title="现场核查", model="matters.SiteVisit",
    about="需要核实实质内容的，由两名以上工作人员到现场核查，提前告知，当场记录。", states=State,
    rests={
        Common.DRAFT: Rest("正在安排。", ("handler",), LOOKING),
        State.ARRANGED: Rest("工作人员将按约定的时间到现场核查，须两人以上到场并出示执法证件。", ("handler",), LOOKING,
                             limit=own_limit),
        State.RECORDED: Rest("核查情况已经记录，等待另一名核查人员会签。", ("handler",), LOOKING,
                             limit=own_limit),
        State.DONE: Rest("核查已经完成，记录见文书。", (), LOOKING),
        Common.CANCELLED: Rest("核查已经取消。", (), LOOKING),
        Beside.ABANDONED: Rest("办件已经办结，不再核查。", (), LOOKING),
    },
    letters={
        "arranged": Letter("applicant", "现场核查的时间和内容", "请在约定的时间在场，并准备好有关材料。", says=announced),
        "done": Letter("applicant", "现场核查记录", "请核对记录；有不同意见的，可以书面说明。", paper="visit_record"),
        "cancelled": Letter("applicant", "现场核查取消", "现在不用您准备。", says=lambda m: [f"原因：{m.reason}"]),
    },
    rules=(),
    forms="matters.forms.visit",
)  # fmt: skip
