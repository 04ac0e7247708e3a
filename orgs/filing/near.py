"""Who is near a filed body: its community, its street, the bureau that supervises, auditors; to all others it is not there."""

from django.db.models import Q

from network.posts import parties_of, posts_of
from network.roles import ROLES
from orgs.filing.community_org import CommunityOrg

# Residents' affairs: the community and the street they live in, and the bureau that reviews and supervises.
NEAR = frozenset({"filing", "community", "supervisor"})
# What a hub holds is the business of the street that appointed it (第四十条); the community reads what is published.
STREET = frozenset({"filing"})


def is_near(held, units=NEAR):
    """Whether a post sees filings at all: the registrar's people have no business with them."""
    return bool(units & set(held.unit.capacities))


def bodies_seen(user, day, units=NEAR):
    """The bodies an official sees on a day: of the post's division, or all for an auditor; never one they belong to themselves."""
    seen = Q(pk__in=[])
    for held in posts_of(user, day):
        if ROLES[held.role].sees == "all":
            seen |= Q(pk__isnull=False)
        elif ROLES[held.role].sees == "division" and is_near(held, units):
            seen |= Q(division__code__startswith=held.division.code)
    return CommunityOrg.objects.filter(seen).exclude(party_id__in=parties_of(user, day))


def looks(user, day, units=NEAR):
    """Whether somebody has a post from which filed bodies are seen."""
    return any(ROLES[held.role].sees == "all" or (ROLES[held.role].sees == "division" and is_near(held, units)) for held in posts_of(user, day))


def tends(user, org, day, roles=("community", "street")):
    """Whether an official looks after this very body: its community's worker or its street's officer."""
    if org.party_id in parties_of(user, day):
        return False
    return any(held.role in roles and is_near(held) and org.division.code.startswith(held.division.code) for held in posts_of(user, day))
