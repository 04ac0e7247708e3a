"""The defect list: what is still to be filled in of organizations that stand in the register, by street.

What is said beside the registration is missing only once the register holds it of somebody: a bureau that keeps no
head counts has no list of organizations without one.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from casework.journal.instant import today
from orgs.facts import Fact
from orgs.organization import Organization, Status

# key -> (what people read, which organizations lack it)
LACKS = {
    "address": ("没有住所", Q(address="")),
    "fund": ("没有注册资金", Q(fund_fen=0)),
    "legal_rep": ("没有法定代表人", Q(legal_representative__isnull=True)),
    "identity": ("法定代表人没有身份证件号码", Q(legal_representative__isnull=False, legal_representative__id_blind__isnull=True)),
    "scope": ("没有业务范围", Q(scope="")),
    "headcount": ("没有专职人员数", Q(uncounted=True)),
    "annual": ("没有上一年度的年检结论", Q(unconcluded=True)),
}


def lacking(keys=None):
    """Organizations in good standing that lack something, ordered by street and name."""
    wanted = Q()
    for name in keys or LACKS:
        wanted |= LACKS[name][1]
    rows = Organization.objects.filter(status__in=[Status.REGISTERED, Status.APPROVED])
    last = date(today().year - 1, 12, 31)
    rows = rows.annotate(
        uncounted=_without("full_time"), unconcluded=_without("annual", valid_to=last) & Q(established_on__lte=last)
    ).filter(wanted)
    return rows.select_related("division", "legal_representative").order_by("division__code", "name_key", "id")


def _without(kind, **of):
    told = Fact.objects.filter(kind=kind, ended_recorded_at__isnull=True, **of)
    return Exists(told) & ~Exists(told.filter(organization=OuterRef("pk")))


def lacks(organization):
    """What an organization of `lacking` lacks, in words; reads the row and its legal representative alone."""
    person = organization.legal_representative
    found = {
        "address": not organization.address, "fund": not organization.fund_fen, "legal_rep": person is None,
        "identity": person is not None and person.id_blind is None, "scope": not organization.scope,
        "headcount": organization.uncounted, "annual": organization.unconcluded,
    }  # fmt: skip
    return [LACKS[name][0] for name, missing in found.items() if missing]
