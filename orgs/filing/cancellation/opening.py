"""Opening a cancellation: by the body itself, by its street, by the clock for what the yearly confirmation referred."""

from django.db import transaction

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.perform import perform
from casework.journal.instant import now
from orgs.filing.choices import STANDING
from orgs.filing.communities import unit_of
from orgs.filing.community_org import CommunityOrg

SLUG = "filing_cancellation"


def opens(party, day):
    """What a filed body's cancellation begins with; None for everybody else, and while one is under way."""
    org = CommunityOrg.objects.select_related("division", "street").filter(party=party, status__in=STANDING).first()
    unit = org and unit_of(org.street)
    if not unit or org.cancellations.filter(closed_at__isnull=True, submitted_at__isnull=False).exists():
        return None
    return {"division": org.division, "unit": unit, "title": f"{org.name}注销备案", "org": org}


@transaction.atomic
def open_ex_officio(org, by, step, **facts):
    """A case of the street's own, with its first step taken; it lies before the street from its first day. Raises Refused, NotYours."""
    unit = unit_of(org.street)
    if unit is None:
        raise Refused([f"{org.street.name}还没有办理备案的单位。"])
    case = begin(SLUG, org.party, by=by, division=org.division, unit=unit, title=f"{org.name}注销备案", org=org, submitted_at=now())
    return perform(case, step, by=by, **facts)
