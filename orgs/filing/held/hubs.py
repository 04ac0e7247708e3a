"""Appointing a street's hub, and which bodies are in its care."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from casework.core.answers import Problem, Refused
from casework.journal.instant import now, today
from orgs.filing import lines
from orgs.filing.choices import LIVING
from orgs.filing.community_org import CommunityOrg
from orgs.filing.held.rows import HubAppointment
from orgs.organization import Organization


def candidate(text):
    """The party of a registered or filed organization by its credit code or filing number, or None."""
    plain = text.strip().upper()
    filed = CommunityOrg.objects.filter(filing_number=plain, status__in=LIVING).first()
    registered = Organization.objects.filter(uscc=plain, announced_on__isnull=False, ended_on__isnull=True).first()
    found = filed or registered
    return found.party if found else None


@transaction.atomic
def appoint(street, party, *, since, by):
    """From a day on; the hub before it ends the day before. Raises Refused."""
    lines.locked(party.pk)
    old = HubAppointment.objects.select_for_update().filter(street=street, until__isnull=True).first()
    if old and old.party_id == party.pk:
        raise Refused([Problem("现在就是这个组织。", "code")])
    if since > today():
        raise Refused([Problem("从哪天起不能晚于今天。", "since")])
    if old and since <= old.since:
        raise Refused([Problem(f"现在的联合会从{old.since:%Y年%-m月%-d日}起，新的要晚于这一天。", "since")])
    if old:
        HubAppointment.objects.filter(pk=old.pk).update(until=since - timedelta(days=1))
    row = HubAppointment.objects.create(street=street, party=party, since=since, by=by, at=now())
    lines.note(party, "hub_appointed", by=by, about=f"hub-{street.code}", since=since, instead_of=old and old.party_id)
    return row


def hub_of(street_id, day):
    """The appointment that holds in a street on a day, or None."""
    return HubAppointment.objects.filter(_on(day), street_id=street_id).select_related("party").first()


def streets_of(party_id, day):
    """Keys of the streets whose hub a party is on a day."""
    return set(HubAppointment.objects.filter(_on(day), party_id=party_id).values_list("street_id", flat=True))


def _on(day):
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
