"""Whom a case waits for: the worklist's one condition, read from what the processes declare."""

from django.db.models import Exists, OuterRef, Q

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
        mine = Q(awaits=held.role)
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
            if process.authority in ("", *held.unit.capacities) or held.role in process.anywhere:
                own = Q(handler=user) if held.role in process.assigned else Q()
                seen |= mine & Q(process=process.slug) & own
    return (seen | Q(awaits="handler", handler=user)) & ~barred(user)
