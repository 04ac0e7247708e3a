"""待提议题: an agenda that builds itself. Three things are noticed; each names the rule that raised it. Nothing is written."""

from django.db.models import Count, Q

from casework.clock.deadline import Deadline
from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.core.sight import barred
from meetings.suggesting.rows import Raised
from meetings.suggesting.suggestion import Suggestion
from network.models import Unit
from papers.words import zh_date
from policy import calendar
from policy.rules import value

OURS = ("topic", "countersign", "meeting", "participation", "circulation", "circulation_reply", "decision", "carrying", "bulletin")
LATE = ("overdue", "urged", "explained", "escalated")


def found(user, day):
    """At most as many suggestions as the rule allows a meeting, the heaviest first: topics begun from suggestions and still on
    their way count against it. What was answered, is being carried out, or was left by this person stays away.
    """
    begun = Raised.objects.filter(topic__closed_at__isnull=True, topic__isnull=False)
    most = int(value("meeting.suggestions_max", on=day).number) - begun.count()
    if most <= 0:
        return []
    decided = Q(topic__agenda_items__meeting__closed_at__isnull=True, topic__agenda_items__isnull=False)  # what became of it is followed up
    away = set(Raised.objects.filter(Q(until__gte=day) | Q(pk__in=begun) | decided).values_list("case_id", "ground"))
    carried = PROCESSES["decision"].cases.objects.filter(closed_at__isnull=True, about__isnull=False)
    held = set(carried.values_list("about_id", flat=True))
    left = set(Case.objects.filter(barred(user)).values_list("pk", flat=True))
    ranked = sorted([*_overdue(day), *_conflicts(day), *_stuck(day)], key=lambda one: (-one.weight, one.case.pk))
    return [one for one in ranked if (one.case.pk, one.ground) not in away and one.case.pk not in left | held][:most]


def _overdue(day):
    """Decisions late for longer than the rule says."""
    rows = PROCESSES["decision"].cases.objects.filter(state__in=LATE, overdue_on__isnull=False).select_related("unit")
    for case in rows:
        days, rule = (day - case.overdue_on).days, value("decision.escalate_after", on=case.rules_on)
        if days >= rule.number:
            yield Suggestion(case, "overdue", rule, f"由{case.unit.short}牵头，已逾期{days}天。", 1000 + days)


def _conflicts(day):
    """Open cases on which so many units have an opinion that nobody has dealt with yet, and as many have none against it."""
    rule = value("meeting.conflict_units", on=day)
    asked = Q(matters__process="consultation")
    rows = Case.objects.open().main().exclude(process__in=OURS).annotate(
        against=Count("matters", filter=asked & Q(matters__matter__answer_kind="opinion", matters__state="answered")),
        without=Count("matters", filter=asked & Q(matters__matter__answer_kind="none", matters__state__in=("answered", "weighed"))),
    )  # fmt: skip
    for case in rows.filter(against__gte=rule.number, without__gte=rule.number).select_related("unit").order_by("pk")[:50]:
        yield Suggestion(case, "conflict", rule, f"{case.against}个单位有意见，{case.without}个单位无意见。", 500)


def _stuck(day):
    """Open cases whose own clock is over for longer than the rule says; the last day of each."""
    rule, working = value("meeting.stuck_after", on=day), calendar.load(day.year - 1, day.year)
    rows = Deadline.objects.filter(kind="clock", met_at__isnull=True, due_on__lt=day, case__closed_at__isnull=True, case__parent__isnull=True)
    seen = set()
    for row in rows.exclude(case__process__in=OURS).select_related("case__unit").order_by("due_on", "id")[:200]:
        late = working.count(row.due_on, day)
        if late >= rule.number and row.case_id not in seen:
            seen.add(row.case_id)
            yield Suggestion(row.case, "stuck", rule, f"{row.label}到{zh_date(row.due_on)}期满，已超过{late}个工作日。", late)


def proposer_of(suggestion):
    """The member unit whose officer would propose it, or None."""
    unit = Unit.objects.filter(pk=suggestion.case.unit_id).first()
    return unit if unit and "member" in unit.capacities else None
