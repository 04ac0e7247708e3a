"""Figures of what stands beside the registration: grades, inspections, lists, people, money of a year, residents."""

from datetime import date

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Lower

from network.population import population_of
from orgs.beside import CONCLUSIONS as CONCLUDED
from orgs.facts import Fact
from orgs.statistics.figure import ORGANIZATION, PEOPLE, YUAN, Breakdown, Figure, decimal, share, total
from orgs.statistics.organizations import known, register, said, standing

GRADES = {"5a": "5A", "4a": "4A", "3a": "3A", "2a": "2A", "1a": "1A", "none": "没有等级"}
CONCLUSIONS = CONCLUDED | {"unknown": "没有记载"}
PER = 10_000  # residents


def reported_year(span):
    """The last day of the year before the one the span ends in: the newest year of which reports can be there."""
    return date(span.last.year - 1, 12, 31)


def of_year(span, scope=""):
    """Which year is meant, in words."""
    return f"上一年度是{reported_year(span).year}年度。"


def graded(span, scope="", grades=()):
    """In the register with a grade in force on the last day; of these grades, if any are given."""
    rows = standing(span, scope).annotate(detail=said("grade", span.last, span.known)).filter(detail__isnull=False)
    return rows.filter(detail__in=grades) if grades else rows


def by_grade(span, scope=""):
    """In the register, by the grade in force on the last day."""
    grade = Coalesce(said("grade", span.last, span.known), Value("none"), output_field=TextField())
    return standing(span, scope).annotate(part=Lower(grade))


def ending(span, scope=""):
    """Graded, the grade ends within twelve months and none that follows is on record."""
    year = span.last.year + 1
    until = span.last.replace(year=year, day=28) if (span.last.month, span.last.day) == (2, 29) else span.last.replace(year=year)
    held = known(Fact.objects.filter(organization=OuterRef("pk"), kind="grade"), span.known)
    now = held.filter(valid_from__lte=span.last, valid_to__gte=span.last).order_by("-recorded_at", "-id")
    rows = standing(span, scope).annotate(until=Subquery(now.values("valid_to")[:1])).filter(until__lte=until)
    rows = rows.exclude(Exists(held.filter(valid_from__gt=span.last)))
    return rows.annotate(detail=Cast("until", TextField()))


def number(kind, day, instant):
    """A fact that is a whole number."""
    return Cast(said(kind, day, instant), BigIntegerField())


def counted(kind):
    """In the register with a number of these people on the last day."""
    return lambda span, scope="": standing(span, scope).annotate(
        amount=number(kind, span.last, span.known)).filter(amount__isnull=False)  # fmt: skip


def staff(span, scope=""):
    """In the register with a number of people who work there, full-time or part-time."""
    rows = standing(span, scope).annotate(full=number("full_time", span.last, span.known),
                                          part_time=number("part_time", span.last, span.known))  # fmt: skip
    rows = rows.filter(Q(full__isnull=False) | Q(part_time__isnull=False))
    return rows.annotate(amount=Coalesce(F("full"), 0) + Coalesce(F("part_time"), 0))


def with_members(span, scope=""):
    """In the register with at least one party member."""
    return counted("party_members")(span, scope).filter(amount__gt=0)


def uncounted(span, scope=""):
    """In the register without a number of those who work there full-time."""
    return standing(span, scope).annotate(told=said("full_time", span.last, span.known)).filter(told__isnull=True)


def of_money(kind):
    """In the register with this sum for the reported year, in fen."""
    return lambda span, scope="": standing(span, scope).annotate(
        amount=number(kind, reported_year(span), span.known)).filter(amount__isnull=False)  # fmt: skip


def unreported(span, scope=""):
    """In the register since the reported year or longer, without an income on record for it."""
    last = reported_year(span)
    rows = standing(span, scope).filter(established_on__lte=last).annotate(told=said("income", last, span.known))
    return rows.filter(told__isnull=True)


def by_conclusion(span, scope=""):
    """In the register, founded in the reported year or before, by what the inspection of that year said."""
    last = reported_year(span)
    told = Coalesce(said("annual", last, span.known), Value("unknown"), output_field=TextField())
    return standing(span, scope).filter(established_on__lte=last).annotate(part=told)


def obliged(span, scope=""):
    """Those that had to take part."""
    return by_conclusion(span, scope).exclude(part="not_due")


def inspected(span, scope=""):
    """Those with a conclusion."""
    return by_conclusion(span, scope).filter(part__in=("passed", "basic", "failed"))


def listed(kind):
    """On a list on the last day, whatever the state of the registration; with the reason."""
    return lambda span, scope="": register(span, scope).annotate(
        detail=said(kind, span.last, span.known)).filter(detail__isnull=False)  # fmt: skip


def per_residents(span, scope=""):
    """Organizations in the register for 10,000 residents; None where nobody entered residents."""
    held = population_of(scope, span.last, span.known)
    return decimal(standing(span, scope).count() * PER, held.residents) if held else None


def residents(span, scope=""):
    """The residents divided by, or why there is no number."""
    held = population_of(scope, span.last, span.known)
    if held is None:
        return "没有录入这个区划的常住人口，所以没有数；由系统管理员用 manage.py population 录入。"
    return f"常住人口{held.residents:,}人，截至{held.counted_on:%Y年%-m月%-d日}，来源：{held.source}。"


GRADED = Figure("graded", "有评估等级的", "期末在册、期末当天等级有效的；已公告、还没有到生效日期的等级不计。", ORGANIZATION, graded, detail="评估等级")
OBLIGED = Figure("inspection_due", "上一年度应当参加年检的", "期末在册、上一年末以前成立的，名册写明不需参检的除外；没有记载的也计入。",
                 ORGANIZATION, obliged, remark=of_year)  # fmt: skip
INSPECTED = Figure("inspected", "其中已有年检结论的", "上一年度的结论是合格、基本合格或者不合格。", ORGANIZATION, inspected, remark=of_year)
COUNTED = "期末在册、填报过人数的组织相加；人数从统计日期起有效，直到有新的人数；没有填报的不计入，见“没有填报专职人员数的”。"
MONEY = "期末在册、填报过上一年度数额的组织相加，单位元；没有填报的不计入，见“没有填报上一年度收入的”。"
FIGURES = (
    GRADED, share("graded_rate", "评估率", "有评估等级的 ÷ 在册，百分数，保留一位小数。", GRADED, Figure("", "", "", ORGANIZATION, standing)),
    Figure("graded_3a", "其中3A以上的", "期末当天有效的等级是3A、4A或者5A。", ORGANIZATION,
           lambda span, scope="": graded(span, scope, ("3A", "4A", "5A")), detail="评估等级"),
    Figure("grades_ending", "等级12个月内到期的", "期末等级有效、有效期在期末后12个月内截止，还没有后续等级。", ORGANIZATION, ending,
           detail="等级有效期至"),
    OBLIGED, INSPECTED,
    share("inspection_rate", "上一年度年检率", "已有年检结论的 ÷ 应当参加年检的，百分数，保留一位小数。", INSPECTED, OBLIGED, remark=of_year),
    Figure("abnormal", "列入活动异常名录的", "期末已经列入、还没有移出的，不论登记状态。", ORGANIZATION, listed("abnormal_list"), detail="列入原因"),
    Figure("severe", "列入严重违法失信名单的", "期末已经列入、还没有移出的，不论登记状态。", ORGANIZATION, listed("severe_list"), detail="列入原因"),
    total("staff", "从业人员", COUNTED + "专职和兼职之和。", staff, PEOPLE),
    total("full_time", "其中专职", COUNTED, counted("full_time"), PEOPLE),
    total("part_time", "其中兼职", COUNTED, counted("part_time"), PEOPLE),
    total("party_members", "党员", COUNTED, counted("party_members"), PEOPLE),
    Figure("party_organizations", "有党员的组织", "期末在册、党员数大于零的。", ORGANIZATION, with_members),
    Figure("uncounted", "没有填报专职人员数的", "期末在册、名册里没有专职人员数的。", ORGANIZATION, uncounted),
    total("assets", "上一年度总资产", MONEY + "按上一年末。", of_money("assets"), YUAN, remark=of_year),
    total("income", "上一年度总收入", MONEY, of_money("income"), YUAN, remark=of_year),
    total("spending", "上一年度总支出", MONEY, of_money("spending"), YUAN, remark=of_year),
    Figure("unreported", "没有填报上一年度收入的", "期末在册、上一年末以前成立，名册里没有上一年度收入的。", ORGANIZATION, unreported, remark=of_year),
    Figure("per_10000", "每万人拥有数", "期末在册 ÷ 期末以前最近一次的常住人口（万人），保留一位小数。只算登记的组织，不含备案的社区社会组织。",
           ORGANIZATION, standing, per_residents, "家", remark=residents),
)  # fmt: skip
BREAKDOWNS = (
    Breakdown("grade", "按评估等级", "期末在册，按期末当天有效的等级。", ORGANIZATION, by_grade, lambda: GRADES),
    Breakdown("annual", "按上一年度年检结论", "期末在册、上一年末以前成立的，按名册所载上一年度的结论；“没有记载”是名册里没有这一年的结论。",
              ORGANIZATION, by_conclusion, lambda: CONCLUSIONS),
)  # fmt: skip
