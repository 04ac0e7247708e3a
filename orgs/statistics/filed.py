"""Figures of filed bodies and their filings: what was in force on a day, what was filed, lapsed, suspended within the span.

Standing is read from the facts in both times, steps from the journal; a body's category and place are as the ledger has them today.
"""

from collections import Counter

from django.db.models import F, OuterRef, Q, Subquery

from casework.core.case import Case
from casework.journal.entry import Entry
from network.divisions import Division
from network.population import population_of
from orgs.filing import targets
from orgs.filing.choices import IN_FORCE, Category
from orgs.filing.community_org import CommunityOrg
from orgs.filing.facts import CommunityFact
from orgs.statistics import cases
from orgs.statistics.figure import CASE, FILED, Breakdown, Figure, decimal
from orgs.statistics.organizations import known, standing, streets
from orgs.statistics.reported import PER, residents

BA, BN = "community_filing", "filing_confirmation"


def ledger(span, scope=""):
    """Every body filed by the end of the span, with its standing on the last day as known."""
    rows = known(CommunityFact.objects.filter(org=OuterRef("pk"), kind="status", valid_from__lte=span.last), span.known)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=span.last)).order_by("-recorded_at", "-id")
    found = CommunityOrg.objects.filter(division__code__startswith=scope, filed_on__lte=span.last)
    found = found.annotate(status_then=Subquery(rows.values("value")[:1])).filter(status_then__isnull=False)
    return found.select_related("street", "division").order_by("street__code", "name_key", "id")


def in_force(span, scope=""):
    """Filed or suspended on the last day."""
    return ledger(span, scope).filter(status_then__in=IN_FORCE)


def filed(span, scope=""):
    """Filed within the span."""
    return ledger(span, scope).filter(filed_on__gte=span.first)


def focus(span, scope=""):
    """In force, fostered first."""
    return in_force(span, scope).exclude(focus_tags=[])


def missing(span, scope=""):
    """How many bodies communities and villages of the last day lack to their targets, added up."""
    wanted = {kind: rule.number for kind, rule in targets.targets(span.last).items()}
    have = Counter(in_force(span, scope).order_by().values_list("division__code", flat=True))
    rows = dict(Division.objects.on(span.last).filter(code__startswith=scope, kind__in=wanted).values_list("code", "kind"))
    return sum(max(wanted[kind] - have[code], 0) for code, kind in rows.items())


def per_residents(span, scope=""):
    """Registered and filed organizations for 10,000 residents; None where nobody entered residents."""
    held = population_of(scope, span.last, span.known)
    return decimal((standing(span, scope).count() + in_force(span, scope).count()) * PER, held.residents) if held else None


def filings(*steps):
    """Filings in which one of these steps was done in the span."""
    return lambda span, scope="": cases.happened(span, scope, step__in=steps).filter(process=BA)


def years(*steps):
    """Yearly confirmations in which one of these steps was done in the span. They lie before the street from the day they are opened:
    the day they were handed in moves with every report, and is no measure here."""

    def rows(span, scope=""):
        last = cases.lines(span).filter(case=OuterRef("pk")).order_by("-seq")
        done = Entry.objects.filter(span.happened(), step__in=steps, case__process=BN)
        found = Case.objects.main().filter(process=BN, division__code__startswith=scope, pk__in=done.values("case_id"))
        return found.select_related("unit", "party").annotate(state_then=Subquery(last.values("target")[:1])).order_by("id")

    return rows


FORCE = "以期末当天的备案状态为准：已备案和已暂停的有效；已失效、注销、撤销、合并、转登记的不是。"
FIGURES = (
    Figure("filed_bodies", "备案有效的社区社会组织", FORCE, FILED, in_force),
    Figure("filed_new", "本期新备案", "备案日期在本期的，不论期末状态。", FILED, filed),
    Figure("filed_focus", "其中重点培育方向", FORCE + "标识了养老服务、社区服务、扶危助困或者慈善救助的。", FILED, focus),
    Figure("filed_missing", "距培育目标共缺", "各社区（村）备案有效数不到目标的，缺数之和；目标见规则，多出来的不抵别处的缺；清单是备案有效的组织。", FILED, in_force, missing, "个"),
    Figure("filed_per_10000", "每万人社会组织数（含备案）", "（期末登记在册 ＋ 备案有效）÷ 期末以前最近一次的常住人口（万人），保留一位小数；清单是备案有效的组织。", FILED, in_force,
           per_residents, "个", remark=residents),
    Figure("filing_silent", "居村委会逾期的备案", "本期内核查或者核实异议期满没有意见、自动往下走的；一件计一次。", CASE, filings("pass_unanswered", "objection_unanswered")),
    Figure("filing_consult_silent", "行业管理部门逾期的备案", "本期内征求意见期满没有答复的。", CASE, filings("consult_unanswered")),
    Figure("filing_helped", "居村委会代填的备案", "本期内由居村委会代填的，到期末已经提交的。", CASE, filings("fill_for")),
    Figure("filing_reviews", "申请复核的备案", "本期内申请区民政局复核的。", CASE, filings("ask_review")),
    Figure("filing_redone", "复核改变的备案", "本期内复核认为不当、责令重新办理的。", CASE, filings("order_redo")),
    Figure("confirmed_years", "年度确认", "本期内作出确认、确认并提示改进的。", CASE, years("confirm_year", "confirm_with_advice")),
    Figure("confirmed_with_advice", "其中提示改进", "本期内确认并提示改进的。", CASE, years("confirm_with_advice")),
    Figure("confirm_late", "转入宽限", "本期内到期没有报送、转入宽限期的。", CASE, years("mark_late")),
    Figure("filings_lapsed", "备案失效", "本期内决定备案失效的。", CASE, years("lapse_filing")),
    Figure("filings_restored", "补办恢复", "本期内补办恢复的。", CASE, years("restore_filing")),
    Figure("filings_suspended", "暂停活动", "本期内决定暂停或者紧急先行暂停的。", CASE, years("suspend_activities", "suspend_now")),
    Figure("filings_recovered", "整改恢复", "本期内验收合格、恢复活动的。", CASE, years("accept_rectified", "accept_silently")),
    Figure("confirm_overturned", "复核改变的暂停和失效", "本期内复核撤销暂停或者失效决定的。", CASE, years("overturn_suspension", "overturn_lapse")),
)  # fmt: skip
BREAKDOWNS = (
    Breakdown("filed_category", "备案有效的，按类别", FORCE, FILED, lambda span, scope="": in_force(span, scope).annotate(part=F("category")),
              lambda: dict(Category.choices)),
    Breakdown("filed_street", "备案有效的，按街镇", FORCE, FILED, lambda span, scope="": in_force(span, scope).annotate(part=F("street__code")), streets),
)  # fmt: skip
