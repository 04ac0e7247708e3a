"""Workload: who has how much in hand, how old it is, what is late or due this week, and how the decisions of a period went.

Every figure is one queryset, so a list shows exactly the cases its number counts; numbers are counted in groups of
handler and process, one query for what is in hand and one for each figure of the period.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, Sum

from casework.clock.deadlines import APPLICANTS
from orgs.statistics import cases
from orgs.statistics.figure import decimal
from orgs.statistics.span import Span, start_of
from policy.rules import value

ONE = timedelta(days=1)
# Working days since a case was handed in: from, to and with; None: no end.
AGES = ((0, 5), (6, 10), (11, 20), (21, 40), (41, None))
PERIODS = {"month": "本月", "quarter": "近三个月", "year": "今年"}
STANDING = {"in_hand": "在办", "over": "已超期", "week": "本周到期", "applicant": "等申请人办理"}
HAPPENED = {"decided": "作出决定", "in_time": "其中按期", "late": "其余", "accepted": "受理", "mended": "其中经过补正",
            "examined": "办结并自查案卷", "weak": "自查分数不够"}


def examined(span, scope=""):
    """Cases closed in the span whose file was examined (案卷自查)."""
    rows = cases.Case.objects.main().filter(process__in=[process.slug for process in cases.counted()], self_check__isnull=False)
    return rows.filter(closed_at__gte=start_of(span.first), closed_at__lt=start_of(span.last + ONE))


def weak(span, scope=""):
    """Of these the ones below the score that is good enough."""
    return examined(span, scope).filter(self_check__score__lt=value("dossier.pass", on=span.last).number)


ROWS = {
    "decided": cases.decided, "in_time": cases.in_time("clock"), "accepted": cases.accepted, "mended": cases.mended,
    "examined": examined, "weak": weak,
    "late": lambda span, scope="": cases.decided(span, scope).exclude(pk__in=cases.in_time("clock")(span, scope).values("pk")),
}  # fmt: skip
WITH_APPLICANT = Q(*(("awaits__contains", part) for part in sorted(APPLICANTS)), _connector=Q.OR)
NOBODY = ("none", "未指派")
LONGEST = 18  # digits of a key the databases take


@dataclass(frozen=True)
class Workload:
    """`seen` narrows cases to those this person answers for and may see; `day` is today, `working` its working days."""

    seen: Q
    day: date
    working: object
    period: str = "month"

    @property
    def span(self):
        """The days of the period, up to today."""
        first = self.day.replace(day=1)
        if self.period == "year":
            first = first.replace(month=1)
        elif self.period == "quarter":
            for _ in range(2):
                first = (first - ONE).replace(day=1)
        return Span(first, self.day)

    def open(self):
        """Handed in and waiting for somebody."""
        slugs = [process.slug for process in cases.counted()]
        rows = cases.Case.objects.open().main().filter(self.seen, process__in=slugs, submitted_at__isnull=False)
        return rows.order_by("due_on", "id")

    def conditions(self):
        """Figure -> condition on what is in hand. Days of the applicant's are nobody's delay at the desk."""
        ours, sunday = ~WITH_APPLICANT, self.day + timedelta(days=6 - self.day.weekday())
        found = {"in_hand": Q(), "over": ours & Q(due_on__lt=self.day), "week": ours & Q(due_on__gte=self.day, due_on__lte=sunday),
                 "applicant": WITH_APPLICANT}  # fmt: skip
        for since, until in AGES:
            aged = Q(submitted_at__lt=start_of(self.ago(since) + ONE)) if since else Q()
            found[age(since)] = aged & (Q() if until is None else Q(submitted_at__gte=start_of(self.ago(until + 1) + ONE)))
        return found

    def ago(self, number):
        """The last day after which `number` working days have passed up to today."""
        day = self.day
        while number:
            number -= self.working.is_working(day)
            day -= ONE
        return day

    def rows(self, figure, handler="", process=""):
        """The cases of a figure, of one handler or process where asked; an unknown figure or handler has none."""
        conditions = self.conditions()
        if figure in conditions:
            rows = self.open().filter(conditions[figure])
        elif figure in ROWS:
            rows = ROWS[figure](self.span).filter(self.seen).order_by("-id")
        else:
            return cases.Case.objects.none()
        rows = of_handler(rows, handler) if handler else rows
        return rows.filter(process=process) if process else rows

    def score(self):
        """The mean score of the files examined in the period, one decimal, or None. One query."""
        found = self.rows("examined").order_by().aggregate(sum=Sum("self_check__score"), n=Count("pk"))
        return decimal(found["sum"] or 0, found["n"])

    def table(self):
        """Counts by (handler, process) -> figure -> how many; and handler -> name. Eight queries, however many cases."""
        found, names = defaultdict(dict), {}
        wanted = {figure: Count("pk", filter=condition or None) for figure, condition in self.conditions().items()}
        grouped = self.open().order_by().values_list("handler_id", "handler__name", "process")
        for handler, name, process, *counts in grouped.annotate(**wanted):
            names[handler] = name
            found[handler, process] |= dict(zip(wanted, counts, strict=True))
        for figure in ROWS:
            rows = self.rows(figure).order_by().values_list("handler_id", "handler__name", "process")
            for handler, name, process, count in rows.annotate(n=Count("pk")):
                names[handler] = name
                found[handler, process][figure] = count
        return found, names


def of_handler(rows, handler):
    """Of one person by key, of nobody, or none where the key is no number."""
    if handler == NOBODY[0]:
        return rows.filter(handler__isnull=True)
    return rows.filter(handler_id=int(handler)) if handler.isdecimal() and len(handler) < LONGEST else rows.none()


def age(since):
    """The key of a bucket of age."""
    return f"age-{since}"


def ages():
    """Key -> a bucket in words."""
    return {age(since): f"{since}个工作日以上" if until is None else f"{since}到{until}个工作日" for since, until in AGES}


def summed(groups, keep):
    """Counts of all groups whose (handler, process) `keep` takes."""
    total = dict.fromkeys([*STANDING, *HAPPENED, *ages()], 0)
    for key, counts in groups.items():
        if keep(*key):
            for figure, n in counts.items():
                total[figure] += n
    return total


def rates(counts):
    """With the two rates in per cent, None where there is nothing to divide by."""
    return counts | {"in_time_rate": decimal(100 * counts["in_time"], counts["decided"]),
                     "mended_rate": decimal(100 * counts["mended"], counts["accepted"])}  # fmt: skip
