"""Figures of the lists' movement: who was entered and who was removed within the span, in both times."""

from datetime import timedelta

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat, Left

from orgs.facts import Fact
from orgs.importing.reported import LISTS
from orgs.statistics.figure import ORGANIZATION, Figure
from orgs.statistics.organizations import known, register

ONE_DAY = timedelta(days=1)


def shifted(name, days):
    """A day of the outer stay, moved."""
    return ExpressionWrapper(OuterRef(name) + days, output_field=DateField())


def stays(kind, instant):
    """Stays on a list as known at an instant."""
    return known(Fact.objects.filter(kind=kind), instant)


def same(kind, instant):
    """The stays of the outer stay's organization."""
    return stays(kind, instant).filter(organization=OuterRef("organization"))


def learnt(kind, span, *, ended=False):
    """Whether a stay overlapping the outer one was on record at the last closing: then its day was counted before."""
    rows = same(kind, span.known_before).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=OuterRef("valid_from")))
    rows = rows.exclude(valid_from__gt=OuterRef("valid_to"))
    return Exists(rows.filter(valid_to__isnull=False) if ended else rows)


def entries(kind, span):
    """Stays that begin within the span: not on the list the day before. A reason corrected is no entry."""
    before = same(kind, span.known).filter(valid_from__lt=OuterRef("valid_from"))
    before = before.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=shifted("valid_from", -ONE_DAY)))
    within = Q(valid_from__range=(span.first, span.last))
    if span.known_before:
        within |= Q(valid_from__lt=span.first) & ~learnt(kind, span)
    return stays(kind, span.known).filter(within).exclude(Exists(before))


def removals(kind, span, *, late=False):
    """Stays whose first day off the list, the day after the last one on it, lies within the span.

    `late`: only those of before the span that were learnt since the last closing.
    """
    after = same(kind, span.known).filter(valid_from__gt=OuterRef("valid_from"), valid_from__lte=shifted("valid_to", ONE_DAY))
    earlier = Q(valid_to__lt=span.before) & ~learnt(kind, span, ended=True) if span.known_before else Q(pk__in=[])
    within = earlier if late else earlier | Q(valid_to__range=(span.before, span.last - ONE_DAY))
    return stays(kind, span.known).filter(within).exclude(Exists(after))


def moved(kind, rows_of, day):
    """Organizations with such a stay, once each, with the day and the reason of the last one."""

    def rows(span, scope=""):
        found = rows_of(kind, span)
        mine = found.filter(organization=OuterRef("pk")).order_by("-valid_from", "-id")
        # A day moved by a number of days is an instant to PostgreSQL: its first ten characters are the day on both.
        mine = mine.annotate(told=Concat(Left(Cast(day, TextField()), 10), Value("　"), F("value"), output_field=TextField()))
        return register(span, scope).filter(pk__in=found.values("organization_id")).annotate(detail=Subquery(mine.values("told")[:1]))

    return rows


def figures():
    """Two for each list."""
    off = ExpressionWrapper(F("valid_to") + ONE_DAY, output_field=DateField())
    for kind, (code, title) in LISTS.items():
        yield Figure(f"{code}_entered", f"本期列入{title}的", "本期内列入，前一天不在名单上的；一家列入几次计一家；只改原因的、"
                     "当天移出又列入的不计，不论登记状态。", ORGANIZATION, moved(kind, entries, F("valid_from")), detail="列入日期和原因")  # fmt: skip
        yield Figure(f"{code}_removed", f"本期移出{title}的", "本期内移出，移出当天不再在名单上的；一家移出几次计一家；当天移出"
                     "又列入的不计，不论登记状态。", ORGANIZATION, moved(kind, removals, off), detail="移出日期和列入原因")  # fmt: skip


FIGURES = tuple(figures())
