"""The board's figures: each is one condition on filed bodies, counted for a table and listed in the ledger by the same words.

What a body did is what its yearly confirmation reported: `ACTIVITIES` and `SERVED` are the one place where a count from
other records (reports of single activities) replaces it.
"""

from dataclasses import dataclass

from django.db.models import Count, F, FilteredRelation, Q, Sum

from orgs.filing import places
from orgs.filing.choices import IN_FORCE, Category, Standing
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.states import State
from policy.rules import value

CONFIRMED = (State.CONFIRMED, State.CONFIRMED_WITH_ADVICE, State.RECOVERED, State.RESTORED)
# Nothing came by the last day of the report, and nobody has concluded the case yet.
LATE = (State.LATE, State.TOLD_LAPSE, State.LAPSE_HEARD, State.LAPSE_PROPOSED)
TODAY, YEARLY = "今天", "年度确认"
ACTIVITIES, SERVED = F("yr__activity_count"), F("yr__served")
REPORTED = Q(yr__submitted_by__isnull=False)
# What a street or community is told of in one line of the table of places.
BESIDE = ("in_force", "confirmed", "late", "lapsed", "active", "party")


@dataclass(frozen=True)
class Mark:
    """One figure of the board: `where` says which bodies; `amount` is added up where the figure is a sum. `of`: its share is told of that figure."""

    code: str
    label: str
    group: str
    basis: str
    where: Q
    amount: F | None = None
    unit: str = "个"
    of: str = ""

    @property
    def counter(self):
        """The aggregate that makes the number."""
        return Sum(self.amount, filter=self.where, default=0) if self.amount else Count("pk", filter=self.where)


def marks(day):
    """code -> Mark, in the order of the page; the thresholds of 活跃 as they stand on a day."""
    least, elder = (value(f"filing.min_activities{end}", on=day).number for end in ("", "_elder"))
    enough = REPORTED & (Q(yr__activity_count__gte=least) | Q(yr__activity_count__gte=elder, yr__reported__elder=True))
    found = [*standings(), *yearly(enough, least, elder)]
    return {mark.code: mark for mark in found}


def standings():
    """What stands in the ledger today."""
    force = Q(status__in=IN_FORCE)
    yield Mark("in_force", "备案有效", TODAY, "已备案和已暂停的，计入培育目标；已失效、注销、撤销、合并和转登记的不计。", force)
    for category in Category:
        yield Mark(category, f"其中{category.label}", TODAY, "备案有效的，按类别。", force & Q(category=category), of="in_force")
    yield Mark("focus", "其中重点培育方向", TODAY, "备案有效，标识了养老服务、社区服务、扶危助困或者慈善救助的。", force & ~Q(focus_tags=[]), of="in_force")
    for standing, why in ((Standing.SUSPENDED, "正在暂停活动的。"), (Standing.LAPSED, "备案失效、还没有恢复的。"), (Standing.PROMOTED, "转为法人登记的，累计。"),
                          (Standing.CANCELLED, "已经注销的，累计。"), (Standing.REVOKED, "备案被撤销的，累计。"), (Standing.MERGED, "并入别的组织的，累计。")):  # fmt: skip
        yield Mark(f"now_{standing}", standing.label, TODAY, why, Q(status=standing))


def yearly(enough, least, elder):
    """What the confirmation of the year says."""
    due = Q(yr__isnull=False) & ~Q(yr__state=State.NOT_REQUIRED)
    rows = (
        ("due", "应当确认", "今年开了年度确认的，免报的不计。", due, None, "个", ""),
        ("reported", "已报送", "负责人已经提交年度情况的。", due & REPORTED, None, "个", "due"),
        ("confirmed", "已确认", "结论是已确认、确认并提示改进、整改恢复或者补办恢复。", Q(yr__state__in=CONFIRMED), None, "个", "due"),
        ("late", "逾期未报", "到期没有报送，在宽限期内或者已告知拟失效。", Q(yr__state__in=LATE), None, "个", "due"),
        ("lapsed", "当年失效", "在这一年的年度确认中备案失效，现在仍然失效的。", Q(yr__lapsed_on__isnull=False, status=Standing.LAPSED), None, "个", "due"),
        ("active", "活跃", f"报送的活动不少于{least}次，成员平均年龄60周岁以上的不少于{elder}次。", due & enough, None, "个", "reported"),
        ("party", "党建覆盖", "报送的正式党员不少于1人；没有填写人数的不计。", due & REPORTED & Q(yr__party_members__gte=1), None, "个", "reported"),
        ("party_unknown", "没有填写党员人数", "报送时没有填写正式党员人数的。", due & REPORTED & Q(yr__party_members__isnull=True), None, "个", "reported"),
        ("federation", "有联合会代管", "报送了街镇联合会代管余额、余额大于零的。", due & REPORTED & Q(yr__federation_fen__gt=0), None, "个", "reported"),
        ("activities", "开展活动", "报送的上一年活动次数之和。", due & REPORTED, ACTIVITIES, "次", ""),
        ("served", "服务居民", "报送的上一年服务居民人次之和。", due & REPORTED, SERVED, "人次", ""),
    )  # fmt: skip
    for code, label, basis, where, amount, unit, whole in rows:
        yield Mark(code, label, YEARLY, basis, where, amount, unit, whole)


def bodies(code, year):
    """Filed bodies of a node, each with its confirmation of the year as `yr` (none: null)."""
    rows = CommunityOrg.objects.annotate(yr=FilteredRelation("confirmations", condition=Q(confirmations__year=year)))
    return rows.filter(places.of(code))


def counted(code, year, day):
    """{code of the place directly below: {code of the figure: number}}. One query; a body of the street itself stands under the street."""
    below = "street__code" if len(code) <= places.DISTRICT else "division__code"
    counters = {f"n_{mark.code}": mark.counter for mark in marks(day).values()}
    rows = bodies(code, year).order_by().values(below).annotate(**counters)
    return {row[below]: {name.removeprefix("n_"): n for name, n in row.items() if name != below} for row in rows}


def added(counts):
    """{code of the figure: number} over all places."""
    total = {}
    for row in counts.values():
        for name, n in row.items():
            total[name] = total.get(name, 0) + n
    return total


def share(mark, numbers):
    """The share of a figure in per cent with one decimal, halves up, or "" where it has none or there is nothing to divide by."""
    whole = numbers.get(mark.of, 0) if mark.of else 0
    if not whole:
        return ""
    tenths = (numbers.get(mark.code, 0) * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
