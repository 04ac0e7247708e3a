"""Who sees what: one table of rules for cases and everything that hangs on them. What is not visible is a 404."""

from django.db.models import Exists, OuterRef, Q

from casework.core.case import Barred, Case, Sight
from network.actors import Machine
from network.posts import parties_of, posts_of
from network.roles import ROLES

# process slug -> callable(post held) -> whether that post sees cases of the process at all; filled by `ready()`.
KEPT_TO = {}
# process slug -> callable(slugs) -> which of its cases speak of cases of these processes: they are kept to the same posts.
SPEAKS_OF = {}


def visible(user, day):
    """A condition on Case for what this user may see on this day.

    A member of a party sees its cases. A post sees its division's subtree once handed in; a unit on whose desk a case
    has lain keeps its sight; who sits at a counter sees what they opened for a visitor. Drafts are invisible to officials. Who has
    left a case for a conflict sees nothing of it. A process may keep its cases to some posts (KEPT_TO).
    """
    if isinstance(user, Machine) or not getattr(user, "is_authenticated", False):
        return Q(pk__in=[])
    seen = Q(party_id__in=parties_of(user, day))
    for held in posts_of(user, day):
        sees, kept = ROLES[held.role].sees, _kept_from(held)
        if sees == "all":
            seen |= Q(submitted_at__isnull=False)
        elif sees == "division":
            seen |= Q(submitted_at__isnull=False, division__code__startswith=held.division.code) & ~kept
        elif sees == "unit":
            seen |= Q(Exists(Sight.objects.filter(case_id=OuterRef("pk"), unit_id=held.unit.pk))) & ~kept
        if ROLES[held.role].counter:
            seen |= Q(opened_by=user)
    return seen & ~barred(user)


def _kept_from(held):
    """A condition on Case: kept to other posts than this one."""
    slugs = [slug for slug, admits in KEPT_TO.items() if not admits(held)]
    behind = (Q(process=slug) & Q(speaks_of(slugs)) for slug, speaks_of in SPEAKS_OF.items() if slugs)
    return Q(Q(process__in=slugs), *behind, _connector=Q.OR)


def barred(user):
    """A condition on Case: this person has left it, or the case it hangs on."""
    left = Q(case_id=OuterRef("pk")) | Q(case_id=OuterRef("parent_id"))
    return Q(Exists(Barred.objects.filter(left, user=user)))


def visible_to(user, day, rows=None):
    """The cases a user may see; `rows` narrows an existing queryset of cases."""
    return (Case.objects.all() if rows is None else rows).filter(visible(user, day))


def sees(user, case, day):
    """Whether the user may see this very case."""
    return visible_to(user, day).filter(pk=case.pk).exists()


def is_of_party(user, case, day):
    """Whether the user belongs to the party whose case it is."""
    return case.party_id in parties_of(user, day)
