"""认领组织: what a decision changes."""

from casework.core.perform import perform
from network.actors import the_engine
from network.models import Membership
from orgs.claims.members import members_of


def use_code(case, act):
    """The code is used up."""
    case.codes.update(used_at=act.at)


def take_at_once(case, act):
    """Nobody acts for the organization and nobody else claims it: what the clerk saw at the window is enough."""
    if not members_of(case.organization).exists() and not case.rivals.exists():
        perform(case, "take_at_once", by=the_engine)


def admit(case, act):
    """The person belongs to the organization; present members end where the decision says so."""
    if case.ends_others:
        members_of(case.organization).exclude(user=case.opened_by).update(valid_to=act.day)
    Membership.objects.get_or_create(
        party_id=case.organization.party_id,
        user=case.opened_by,
        role=case.part,
        valid_to=None,
        defaults={"valid_from": act.day},
    )


def turn_away_rivals(case, act):
    """Other claims that were compared with this one end, each with its letter."""
    for rival in list(case.rivals.order_by("pk")):
        perform(rival, "give_way", by=the_engine)
