"""At the window: a clerk opens and hands in a case for a visitor, who may claim it later with a code."""

import secrets

from django.db import transaction

from casework.core.answers import Refused
from casework.core.sight import KEPT_TO
from casework.intake.rows import Visit
from casework.journal.instant import now
from network.models import Membership
from network.posts import posts_of
from network.roles import ROLES
from network.vault import blind, blinds, seal


def stands_in(user, case, day):
    """Whether this clerk may act for the visitor: a visit was recorded, nobody has claimed the case since.

    The counter of a community serves its own residents only, and a process kept to some posts is entered by these alone.
    """
    admits = KEPT_TO.get(case.process, lambda held: True)
    counters = [held for held in posts_of(user, day) if ROLES[held.role].counter and admits(held)]
    if not any(case.division.code.startswith(held.division.code) for held in counters):
        return False
    return Visit.objects.filter(case_id=case.pk, claimed_at__isnull=True).exists()


def receive(case, *, clerk, visitor, identity_seen, mandate, received_on):
    """Record who came, that their identity document was seen and what mandate they showed; returns (visit, code)."""
    if not identity_seen:
        raise Refused(["请先核对来访人的身份证件原件。"])
    code = "-".join(secrets.token_hex(2).upper() for _ in range(3))
    visit = Visit.objects.create(
        case_id=case.pk, clerk=clerk, visitor=seal(visitor, f"visit:{case.pk}"), identity_seen=True, mandate=mandate,
        received_on=received_on, opened_at=now(), code=blind(code),
    )  # fmt: skip
    return visit, code


def claim(user, code):
    """The visitor's own account takes the case over; returns it. Raises Refused for an unknown or used code."""
    with transaction.atomic():
        visit = Visit.objects.select_for_update().filter(code__in=blinds(code.strip().upper())).first()
        if visit is None or visit.claimed_at:
            raise Refused(["没有这个认领码，或者已经用过。请核对回执上的认领码。"])
        Membership.objects.get_or_create(
            party_id=visit.case.party_id, user=user, role="founder", defaults={"valid_from": now().date()}
        )
        visit.claimed_at, visit.claimed_by = now(), user
        visit.save()
    return visit.case
