"""Whom a case waits for: the worklist's one condition, read from what the processes declare."""

from functools import cache

from django.db.models import Exists, OuterRef, Q

from casework.core.people import Post, leaves
from casework.core.process import PROCESSES
from casework.core.sight import barred
from casework.post.rows import Letter
from network.posts import posts_of
from network.roles import ADMINISTRATORS, ROLES

# Codes of a district have six digits; one deployment serves one district, so its posts need no condition.
DISTRICT_DIGITS = 6


def waiting_for(user, day):
    """A condition on open cases: those that wait for a role this person holds, where and as the cards allow it.

    A role that sees its unit only gets what lies on the unit's desk; every other one its division's cases, of the
    processes its unit is the authority of. What was assigned waits for that person alone. A matter waits at the unit on
    whose desk it lies. What a unit is asked in a letter that has not gone out yet does not wait for it.
    """
    seen = Q(pk__in=[])
    for held in posts_of(user, day):
        mine = Q(awaits__in=turns_of(held.role))
        sent = ~Exists(Letter.objects.filter(case_id=OuterRef("pk"), unit=held.unit, cancelled_at__isnull=True).exclude(waits_for=""))
        desk = Q(unit=held.unit, parent__isnull=False) & sent
        seen |= desk & (mine if held.role in ADMINISTRATORS else mine | Q(awaits="addressee"))
        if ROLES[held.role].sees == "unit":
            seen |= mine & Q(unit=held.unit) & sent
            continue
        if len(held.division.code) > DISTRICT_DIGITS:
            mine &= Q(division__code__startswith=held.division.code)
        for process in PROCESSES.values():
            if process.kind == "matter":
                continue
            where = desks(process, held)
            if where is not None:
                own = Q(handler=user) if held.role in process.assigned else Q()
                seen |= mine & Q(process=process.slug) & own & (Q(state__in=where) if where else Q())
    return (seen | Q(awaits="handler", handler=user)) & ~barred(user)


@cache
def turns_of(role):
    """What stands in `awaits` of cases whose turn it is for a role: alone, or together with the roles a state declares beside it."""
    declared = {",".join(rest.awaits) for process in PROCESSES.values() for rest in process.rests.values() if role in rest.awaits}
    return tuple(sorted({role, *declared}))


def desks(process, held):
    """In which states a post's unit has a process on its desk: () in all of them, None in none.

    Where steps of one role belong to units of different capacities, a state belongs to those whose steps lead out of it.
    """
    elsewhere = elsewhere_of(process.slug).get(held.role, {})
    at_home = process.authority in ("", *held.unit.capacities) or held.role in process.anywhere
    if not elsewhere:
        return () if at_home else None
    away = {state for capacity, states in elsewhere.items() if capacity in held.unit.capacities for state in states}
    others = {state for states in elsewhere.values() for state in states}
    mine = away | (set(process.states.values) - others if at_home else set())
    return tuple(sorted(mine)) or None


@cache
def elsewhere_of(process_slug):
    """{role: {capacity: states}} of a process's steps that belong to units of another capacity than its authority."""
    found = {}
    for card in PROCESSES[process_slug].cards.values():
        for leaf in leaves(card.by):
            if isinstance(leaf, Post) and leaf.at:
                found.setdefault(leaf.name, {}).setdefault(leaf.at, set()).update(card.sources)
    return found
