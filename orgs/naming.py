"""Names that are taken: registered ones, reserved ones, and former ones still kept from others (two times: orgs.facts)."""

from django.db.models import F

from orgs.facts import Fact
from orgs.organization import Organization, Status
from orgs.reservations import NameReservation
from policy.periods import raw

ENDED = {Status.DISSOLVED: "cancelled", Status.REVOKED: "revoked"}
LIVING = (Status.APPROVED, Status.REGISTERED)


def taken(kind, day, years, apart_from=None):
    """Rows (name, kind, how, party, until) of names of a kind that matter on a day; four queries, however many there are.

    `years` says how long a former name stays closed, by how it ended: changed, cancelled, revoked. `apart_from` is the
    name case whose own reservation does not count.
    """
    return [*registered(kind), *reserved(kind, apart_from), *changed(kind, day, years), *ended(kind, day, years)]


def registered(kind):
    """Names of organizations that stand in the register."""
    rows = Organization.objects.filter(kind=kind, status__in=LIVING).values_list("name", "party_id")
    return [(name, kind, "registered", party, None) for name, party in rows]


def reserved(kind, apart_from=None):
    """Names kept for somebody."""
    rows = NameReservation.objects.living().filter(kind=kind).exclude(case_id=apart_from)
    return [(name, kind, "reserved", party, until) for name, party, until in rows.values_list("name", "party_id", "until")]


def changed(kind, day, years):
    """Names that organizations had before they changed them."""
    rows = Fact.objects.filter(kind="name", organization__kind=kind, ended_recorded_at__isnull=True)
    rows = rows.filter(valid_to__gte=raw(day, -years["changed"], "year")).exclude(value=F("organization__name"))
    found = rows.values_list("value", "organization__party_id", "valid_to")
    return [(name, kind, "changed", party, raw(last, years["changed"], "year")) for name, party, last in found]


def ended(kind, day, years):
    """Names of organizations that were cancelled or whose registration was revoked."""
    earliest = raw(day, -max(years["cancelled"], years["revoked"]), "year")
    rows = Fact.objects.filter(kind="status", value__in=ENDED, organization__kind=kind, valid_from__gte=earliest,
                               ended_recorded_at__isnull=True, valid_to__isnull=True)  # fmt: skip
    found = rows.values_list("organization__name", "organization__party_id", "value", "valid_from")
    return [
        (name, kind, ENDED[value], party, raw(since, years[ENDED[value]], "year")) for name, party, value, since in found
    ]
