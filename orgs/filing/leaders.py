"""Who leads filed bodies: how many one person has, and until when somebody whose filing was revoked has to wait."""

from network.vault import blinds
from orgs.filing.choices import LIVING, Standing
from orgs.filing.community_org import CommunityOrg
from policy.periods import raw


def led_by(number):
    """Names of the living bodies the holder of an identity number leads."""
    rows = CommunityOrg.objects.filter(leader__id_blind__in=blinds(number), status__in=LIVING)
    return list(rows.order_by("id").values_list("name", flat=True))


def barred_until(number, rule, day):
    """The last day on which the holder may not lead a new one because a filing of theirs was revoked, or None."""
    rows = CommunityOrg.objects.filter(leader__id_blind__in=blinds(number), status=Standing.REVOKED, ended_on__isnull=False)
    last = rows.order_by("-ended_on").values_list("ended_on", flat=True).first()
    until = last and raw(last, rule.number, rule.unit)
    return until if until and day <= until else None
