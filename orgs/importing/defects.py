"""The defect list: what is still to be filled in of organizations that stand in the register, by street."""

from django.db.models import Q

from orgs.organization import Organization, Status

# key -> (what people read, which organizations lack it)
LACKS = {
    "address": ("没有住所", Q(address="")),
    "fund": ("没有注册资金", Q(fund_fen=0)),
    "legal_rep": ("没有法定代表人", Q(legal_representative__isnull=True)),
    "identity": ("法定代表人没有身份证件号码", Q(legal_representative__isnull=False, legal_representative__id_blind__isnull=True)),
    "scope": ("没有业务范围", Q(scope="")),
}


def lacking(keys=None):
    """Organizations in good standing that lack something, ordered by street and name."""
    wanted = Q()
    for name in keys or LACKS:
        wanted |= LACKS[name][1]
    rows = Organization.objects.filter(wanted, status__in=[Status.REGISTERED, Status.APPROVED])
    return rows.select_related("division", "legal_representative").order_by("division__code", "name_key", "id")


def lacks(organization):
    """What an organization lacks, in words; reads the row and its legal representative alone."""
    person = organization.legal_representative
    found = {
        "address": not organization.address, "fund": not organization.fund_fen, "legal_rep": person is None,
        "identity": person is not None and person.id_blind is None, "scope": not organization.scope,
    }  # fmt: skip
    return [LACKS[name][0] for name, missing in found.items() if missing]
