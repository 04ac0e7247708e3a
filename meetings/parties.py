"""Units as parties of the joint meeting, and who may see what of it."""

from casework.core.case import Sight
from network.models import Party, Unit
from network.posts import posts_of

OFFICE_ROLES = {"office", "chief", "convener"}
READERS = {"auditor", "discipline"}


def party_of(unit):
    """The unit as one that owns a case."""
    return Party.objects.get_or_create(unit=unit, defaults={"kind": "unit", "name": unit.name})[0]


def admits(held):
    """Whether a post sees anything of the joint meeting: its office, chief and conveners, and liaison officers their own."""
    if held.role in OFFICE_ROLES:
        return "joint_office" in held.unit.capacities
    return held.role == "liaison"


def may_look(held):
    """Whether a post reads the joint meeting's own pages: who has a part in it, and who oversees all cases, these among them."""
    return admits(held) or held.role in READERS


def liaison_unit(user, day):
    """The unit for which somebody is liaison officer on a day, or None."""
    return next((held.unit for held in posts_of(user, day) if held.role == "liaison"), None)


def of_office(user, day):
    """Whether somebody belongs to the joint meeting's office, directs it or convenes."""
    return any(held.role in OFFICE_ROLES and admits(held) for held in posts_of(user, day))


def show(case, units, at):
    """Let these units see the case from now on."""
    have = set(Sight.objects.filter(case_id=case.pk).values_list("unit_id", flat=True))
    Sight.objects.bulk_create([Sight(case_id=case.pk, unit_id=pk, since=at) for pk in dict.fromkeys(units) if pk not in have])


def named(slugs):
    """Slugs -> the units' short names, in the order of the slugs."""
    known = dict(Unit.objects.filter(slug__in=list(slugs)).values_list("slug", "short"))
    return [known.get(slug, slug) for slug in slugs]


def keys(slugs):
    """Keys of units by their slugs."""
    return list(Unit.objects.filter(slug__in=list(slugs)).values_list("pk", flat=True))


def office_unit():
    """The unit in which the joint meeting's office has its desk, or None."""
    rows = Unit.objects.filter(posts__role="office").distinct().order_by("id")
    return next((unit for unit in rows if "joint_office" in unit.capacities), None)


def convener_unit():
    """The unit in which the convener has a desk, or None."""
    rows = Unit.objects.filter(posts__role="convener").distinct().order_by("id")
    return next((unit for unit in rows if "joint_office" in unit.capacities), None)
