"""成立登记: which of its cases hold a reserved name (第二十三条: a name stays kept until the accepted case is over)."""

from orgs.registration.establishment.models import Establishment


def accepted(names):
    """(case, name) of open cases that were accepted and take one of these names."""
    rows = Establishment.objects.filter(full_name__in=names, accepted_on__isnull=False, closed_at__isnull=True)
    return [(case, case.full_name) for case in rows.select_related("party").order_by("id")]
