"""待提议题: an agenda that builds itself. Three things are noticed; each names the rule that raised it. Nothing is written."""

from dataclasses import dataclass

from django.db.models import Count, Q

from casework.clock.deadline import Deadline
from casework.core.case import Case
from casework.core.process import PROCESSES, process_of
from casework.core.sight import barred
from casework.views.labels import step_label
from meetings.suggesting.rows import Raised
from network.models import Unit
from papers.words import zh_date
from policy import calendar
from policy.basis import cite
from policy.rules import value

OURS = ("topic", "countersign", "meeting", "participation", "circulation", "circulation_reply", "decision", "bulletin")
LATE = ("overdue", "urged", "explained", "escalated")
GROUNDS = {
    "overdue": ("议定事项长期逾期", cite("joint-meeting/t44"), "逾期的议定事项怎样处理，最后完成时间是哪一天？"),
    "stuck": ("办件超过期限", cite("joint-meeting/t3"), "这类办件卡在哪个环节，由哪个单位在什么时间以前解决？"),
    "conflict": ("部门意见不一致", cite("joint-meeting/t39"), "有关单位意见不一致的，按哪个意见办理，由谁负责？"),
}  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """One case that should be talked over: why, by which rule, what was tried, what has to be decided."""

    case: Case
    ground: str
    rule: str
    because: str
    weight: int

    @property
    def label(self):
        """The ground in words."""
        return GROUNDS[self.ground][0]

    @property
    def basis(self):
        """The clause under which such a thing is brought before the meeting."""
        return GROUNDS[self.ground][1]

    @property
    def raised_by(self):
        """The rule that raised it: its clause and its value in words."""
        rule = value(self.rule, on=self.case.rules_on)
        return f"{rule.basis or self.basis}：{rule.text}"

    @property
    def question(self):
        """What the meeting is to decide."""
        return GROUNDS[self.ground][2]

    @property
    def tried(self):
        """The last steps, as label and day; no names."""
        process = process_of(self.case)
        lines = self.case.entries.filter(outcome="done").order_by("-seq")[:3]
        return [f"{zh_date(line.at.date())}{step_label(line.step, process)}" for line in reversed(lines)]

    @property
    def dossier(self):
        """[(label, value)] without anything personal: not even whose case it is."""
        process = process_of(self.case)
        return [("编号", self.case.number), ("事项", process.title), ("环节", process.label(self.case.state)),
                ("承办单位", self.case.unit.short if self.case.unit_id else ""), ("开始日期", zh_date(self.case.opened_at.date()))]  # fmt: skip


def found(user, day):
    """At most as many suggestions as the rule allows, the heaviest first; what was answered or left by this person stays away."""
    most = int(value("meeting.suggestions_max", on=day).number)
    away = set(Raised.objects.filter(Q(until__gte=day) | Q(topic__closed_at__isnull=True, topic__isnull=False)).values_list("case_id", "ground"))
    left = set(Case.objects.filter(barred(user)).values_list("pk", flat=True))
    ranked = sorted([*_overdue(day), *_conflicts(), *_stuck(day)], key=lambda one: (-one.weight, one.case.pk))
    return [one for one in ranked if (one.case.pk, one.ground) not in away and one.case.pk not in left][:most]


def _overdue(day):
    """Decisions late for longer than the rule says."""
    least = int(value("decision.escalate_after", on=day).number)
    rows = PROCESSES["decision"].cases.objects.filter(state__in=LATE, overdue_on__isnull=False).select_related("unit")
    for case in rows:
        days = (day - case.overdue_on).days
        if days >= least:
            yield Suggestion(case, "overdue", "decision.escalate_after", f"由{case.unit.short}牵头，已逾期{days}天。", 1000 + days)


def _conflicts():
    """Open cases on which one unit has an opinion and another has none against it."""
    asked = Q(matters__process="consultation")
    rows = Case.objects.open().main().exclude(process__in=OURS).annotate(
        against=Count("matters", filter=asked & Q(matters__matter__answer_kind="opinion")),
        without=Count("matters", filter=asked & Q(matters__matter__answer_kind="none", matters__state__in=("answered", "weighed"))),
    )  # fmt: skip
    for case in rows.filter(against__gte=1, without__gte=1).select_related("unit").order_by("pk")[:50]:
        yield Suggestion(case, "conflict", "consultation.summary_limit", f"{case.against}个单位有意见，{case.without}个单位无意见。", 500)


def _stuck(day):
    """Open cases whose own clock is over for longer than the rule says; the last day of each."""
    least, working = int(value("meeting.stuck_after", on=day).number), calendar.load(day.year - 1, day.year)
    rows = Deadline.objects.filter(kind="clock", met_at__isnull=True, due_on__lt=day, case__closed_at__isnull=True, case__parent__isnull=True)
    seen = set()
    for row in rows.exclude(case__process__in=OURS).select_related("case__unit").order_by("due_on", "id")[:200]:
        late = working.count(row.due_on, day)
        if late >= least and row.case_id not in seen:
            seen.add(row.case_id)
            yield Suggestion(row.case, "stuck", row.rule.split(",")[0], f"{row.label}到{zh_date(row.due_on)}期满，已超过{late}个工作日。", late)


def proposer_of(suggestion):
    """The member unit whose officer would propose it, or None."""
    unit = Unit.objects.filter(pk=suggestion.case.unit_id).first()
    return unit if unit and "member" in unit.capacities else None
