"""台账: the filed bodies of a street or a community, narrowed by the board's figures; what the page and the file say of each."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from network.divisions import Division
from orgs.filing import board, places
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.filing.confirmation.states import State

PAGE, BOUND = 30, 10_000
HEADERS = ("名称", "备案编号", "街镇", "社区（村）", "类别", "负责人", "成员", "上一年活动", "服务居民", "正式党员", "最近一次确认", "状态", "备案日期")


class Bounded(Paginator):
    """Pages of a list that is never counted beyond a bound."""

    @cached_property
    def count(self):
        """How many there are, at most the bound."""
        return len(self.object_list.values_list("pk", flat=True)[:BOUND])

    @property
    def told(self):
        """The count in words."""
        return f"{BOUND}以上" if self.count >= BOUND else self.count


def ledger(code, year, day, *, show="", words="", category="", status="", own=False):
    """Filed bodies of a node by sound of their names; `show` is the code of a figure, `own` leaves those of the node itself."""
    rows = board.bodies("", year).filter(at(code)).select_related("street", "division", "leader")
    if show:
        rows = rows.filter(board.marks(day)[show].where)
    for word in words.split()[:5]:
        rows = rows.filter(Q(name__contains=word) | Q(filing_number=word))
    given = {"category": category, "status": status, "division__code": code if own else ""}
    return rows.filter(**{name: said for name, said in given.items() if said}).order_by("name_key", "id")


def at(code):
    """The bodies of a node by its key where it was never dated anew: then an index gives them in the order of the list."""
    keys = list(Division.objects.filter(code=code).values_list("pk", flat=True)[:2]) if len(code) > places.DISTRICT else []
    if len(keys) != 1:
        return places.of(code)
    return Q(**{"street_id" if len(code) == places.STREET else "division_id": keys[0]})


def masked(name):
    """A leader's name as lists show it: the first character."""
    return name[:1] + "*" * (len(name) - 1)


def lines(orgs, year):
    """What is said of each of these bodies: (org, {heading: text}). One query for their confirmations of this and earlier years."""
    orgs = list(orgs)
    rows = FilingConfirmation.objects.filter(org_id__in=[org.pk for org in orgs], year__lte=year).order_by("year")
    told, last = {}, {}
    for row in rows.only("org_id", "year", "state", "submitted_by_id", "activity_count", "served", "party_members", "number"):
        if row.year == year:
            told[row.org_id] = row
        if row.state in board.CONFIRMED:
            last[row.org_id] = row
    return [(org, said(org, told.get(org.pk), last.get(org.pk))) for org in orgs]


def said(org, row, last):
    """One body in words; what nobody has reported is said to be so."""
    reported = row is not None and row.submitted_by_id is not None and row.state != State.NOT_REQUIRED
    party = row.party_members if reported else None
    return dict(zip(HEADERS, (
        org.name, org.filing_number, org.street.name, org.division.name, org.category_label, masked(org.leader.name), org.member_count,
        row.activity_count if reported else "未报送", row.served if reported else "未报送", ("未填" if reported else "未报送") if party is None else party,
        f"{last.year}年，{State(last.state).label}" if last else "没有", org.status_label, org.filed_on.isoformat(),
    ), strict=True))  # fmt: skip
