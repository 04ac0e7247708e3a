"""Questions asked of the register. `public` has no column that holds personal data."""

from django.db.models import Q

from orgs.organization import Organization

PUBLIC = ["uscc", "name", "kind", "status", "address", "established_on", "industry", "scope", "purpose", "fund_fen",
          "sponsor_unit", "announced_on", "ended_on", "name_key", "division_id"]  # fmt: skip


def public(words="", kind="", street="", status=""):
    """Announced organizations, by sound of their names; filtered by words in name or code, kind, street, status."""
    rows = Organization.objects.filter(announced_on__isnull=False).select_related("division", "legal_representative")
    for word in words.split():
        rows = rows.filter(Q(name__contains=word) | Q(uscc=word.upper()))
    if kind:
        rows = rows.filter(kind=kind)
    if street:
        rows = rows.filter(division__code__startswith=street)
    if status:
        rows = rows.filter(status=status)
    return rows.order_by("name_key", "id")


def similar(name, limit=5):
    """Organizations whose names share the distinctive part, for the reviewer's eye."""
    core = name.removeprefix("天津市滨海新区")[:4]
    return list(Organization.objects.filter(name__contains=core).exclude(name=name)[:limit]) if core else []
