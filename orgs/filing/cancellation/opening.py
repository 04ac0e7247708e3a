"""Opening a cancellation: by the body itself, by its street, by the clock for what the yearly confirmation referred."""

from django.db import transaction

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.perform import perform
from casework.journal.instant import now
from network.units import with_capacity

SLUG = "filing_cancellation"


def unit_of(org):
    """The street's unit that decides, or None."""
    return next((unit for unit in with_capacity("filing") if unit.division_id == org.street_id), None)


def open_own(org, by, key=None):
    """A draft for a body that wants to leave; the case it has already, where one is open. Raises Refused where there is no street."""
    unit = unit_of(org)
    if unit is None:
        raise Refused([f"{org.street.name}还没有办理备案的单位，请先到街镇咨询。"])
    mine = org.cancellations.filter(closed_at__isnull=True).first()
    return mine or begin(SLUG, org.party, by=by, division=org.division, unit=unit, key=key, title=f"{org.name}注销备案", org=org)


@transaction.atomic
def open_ex_officio(org, by, step, **facts):
    """A case of the street's own, with its first step taken; it lies before the street from its first day. Raises Refused, NotYours."""
    unit = unit_of(org)
    if unit is None:
        raise Refused([f"{org.street.name}还没有办理备案的单位。"])
    case = begin(SLUG, org.party, by=by, division=org.division, unit=unit, title=f"{org.name}注销备案", org=org, submitted_at=now())
    return perform(case, step, by=by, **facts)
