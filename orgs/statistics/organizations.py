"""Figures of the register: how many stand in it, how they divide, what came, changed and went."""

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, ExtractYear, Substr

from network.industries import Industry
from network.models import Division
from orgs.facts import Fact
from orgs.organization import Kind, Organization, Status
from orgs.statistics.figure import ORGANIZATION, Breakdown, Figure

STANDING = (Status.REGISTERED, Status.APPROVED)
# Facts whose change is a change of the registration.
CHANGING = ("name", "address", "scope", "fund", "legal_representative")
DISTRICT = 6  # digits of a district's code; a street has nine
_INDUSTRY = dict(Industry.choices)


def known(rows, instant):
    """The facts that were on record at an instant (None: now)."""
    if instant is None:
        return rows.filter(ended_recorded_at__isnull=True)
    return rows.filter(Q(ended_recorded_at__isnull=True) | Q(ended_recorded_at__gt=instant), recorded_at__lte=instant)


def said(kind, day, instant):
    """The value of a fact of the outer organization on a day, as known: orgs.facts.value_on as a subquery."""
    rows = known(Fact.objects.filter(organization=OuterRef("pk"), kind=kind, valid_from__lte=day), instant)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    return Subquery(rows.order_by("-recorded_at", "-id").values("value")[:1])


def register(span, scope=""):
    """Every organization of a division, with its status and name on the last day, by street and sound."""
    rows = Organization.objects.filter(division__code__startswith=scope).select_related("division")
    rows = rows.annotate(
        status_then=said("status", span.last, span.known), name_then=said("name", span.last, span.known)
    )
    return rows.order_by("division__code", "name_key", "id")


def compared(span, scope=""):
    """The register with the status before the span, as it was known when the period before was closed, and at birth."""
    return register(span, scope).annotate(
        status_before=said("status", span.before, span.known_before or span.known),
        status_at_birth=said("status", OuterRef("established_on"), span.known),
    )


CAME = Q(status_before__isnull=True, status_at_birth__in=STANDING, established_on__lte=F("until"))
WAS = Q(status_before__in=STANDING)


def _moved(span, scope):
    return compared(span, scope).annotate(until=Value(span.last, output_field=DateField()))


def standing(span, scope=""):
    """In the register on the last day."""
    return register(span, scope).filter(status_then__in=STANDING)


def established(span, scope=""):
    """New in the register."""
    return _moved(span, scope).filter(CAME)


def restored(span, scope=""):
    """Back in the register."""
    return _moved(span, scope).filter(status_before__in=(Status.DISSOLVED, Status.REVOKED), status_then__in=STANDING)


def gone(status):
    """Those that left the register with this status."""
    return lambda span, scope="": _moved(span, scope).filter(WAS | CAME, status_then=status)


def changed(span, scope=""):
    """Something registered of them became another."""
    facts = known(Fact.objects.filter(kind__in=CHANGING, valid_from__gt=F("organization__established_on")), span.known)
    within = Q(valid_from__range=(span.first, span.last))
    if span.known_before:
        within |= Q(valid_from__lt=span.first, recorded_at__gt=span.known_before) & ~Exists(_same(span.known_before))
    return register(span, scope).filter(pk__in=facts.filter(within).values("organization_id"))


def _same(instant):
    """The outer fact on record before: a fact that got its end is recorded anew without being a new one."""
    return Fact.objects.filter(
        organization=OuterRef("organization"), kind=OuterRef("kind"), value=OuterRef("value"),
        valid_from=OuterRef("valid_from"), recorded_at__lte=instant,
    )  # fmt: skip


def by_kind(span, scope=""):
    """In the register, by kind."""
    return standing(span, scope).annotate(part=F("kind"))


def by_industry(span, scope=""):
    """In the register, by industry; a class written out by an import counts with the same class chosen in a form."""
    coded = [When(industry__in=(code, label), then=Value(code)) for code, label in Industry.choices]
    return standing(span, scope).annotate(part=Case(*coded, default=F("industry"), output_field=CharField()))


def by_street(span, scope=""):
    """In the register, by street."""
    return standing(span, scope).annotate(part=Substr("division__code", 1, 9))


def by_sponsor(span, scope=""):
    """In the register, by sponsor."""
    return standing(span, scope).annotate(part=F("sponsor_unit"))


def by_year(span, scope=""):
    """In the register, by the year of founding."""
    return standing(span, scope).annotate(part=Cast(ExtractYear("established_on"), CharField()))


def streets():
    """Code -> name of the streets, towns and zones of today."""
    rows = Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code")
    return dict(rows.values_list("code", "name"))


STOCK = "以期末当天的登记状态为准：正常，和已经准予登记、证书还没有送达的，都是在册；已注销、已撤销登记的不是。"
FIGURES = (
    Figure("standing", "在册社会组织", STOCK, ORGANIZATION, standing),
    Figure("established", "本期成立", "期初不在名册，成立日期不晚于期末，成立当日准予登记；同一期里又注销的也计入。", ORGANIZATION,
           established),
    Figure("changed", "本期变更", "本期内名称、住所、业务范围、注册资金或者法定代表人从某日起改为新内容的组织；一家改几项计一家，"
           "成立当日登记的不计，证书更正也计入。", ORGANIZATION, changed),
    Figure("cancelled", "本期注销", "期初在册或者本期成立，期末状态为已注销。", ORGANIZATION, gone(Status.DISSOLVED)),
    Figure("revoked", "本期撤销登记", "期初在册或者本期成立，期末状态为已撤销登记。", ORGANIZATION, gone(Status.REVOKED)),
    Figure("restored", "本期恢复登记", "期初已经注销或者撤销，期末又在册，例如注销、撤销被依法撤回。", ORGANIZATION, restored),
)  # fmt: skip
BREAKDOWNS = (
    Breakdown("kind", "按类型", STOCK + "类型按现在名册所载，不追溯以前的登记。", ORGANIZATION, by_kind, lambda: dict(Kind.choices)),
    Breakdown("industry", "按行业", STOCK + "行业按现在名册所载；导入的名册用了别的说法的，分开列出。", ORGANIZATION, by_industry,
              lambda: _INDUSTRY, lambda part: part or "没有填写"),
    Breakdown("street", "按街镇", STOCK + "街镇按现在名册所载的住所所在地；社区并入所属街镇。", ORGANIZATION, by_street, streets,
              lambda part: "只登记到区、没有写明街镇" if len(part) <= DISTRICT else part),
    Breakdown("sponsor", "按业务主管单位", STOCK + "按现在名册所载；没有业务主管单位的，是直接登记或者没有填写。", ORGANIZATION,
              by_sponsor, otherwise=lambda part: part or "没有（直接登记或者没有填写）"),
    Breakdown("year", "按成立年份", STOCK + "按成立日期所在的年份。", ORGANIZATION, by_year, otherwise=lambda part: f"{part}年"),
)  # fmt: skip
