"""District, street, community: the nodes of the board, who may look at which, and what lies below."""

from django.db.models import Q

from network.divisions import Division
from network.roles import ROLES
from orgs.filing.near import is_near

DISTRICT, STREET, COMMUNITY = 6, 9, 12  # digits of a code


def scopes(held):
    """Codes of the nodes these posts look at, with all that lies below; "" is everything."""
    found = set()
    for post in held:
        sees = ROLES[post.role].sees
        if sees == "all":
            found.add("")
        elif sees == "division" and is_near(post):
            found.add(post.division.code)
    return sorted(code for code in found if not any(code != other and code.startswith(other) for other in found))


def within_reach(code, held):
    """Whether these posts look at a node: their own and what lies below it."""
    return any(code.startswith(scope) for scope in scopes(held))


def node(code):
    """The district, street or community with this code, or None; the newest row where it was dated anew, also one that has ended."""
    if len(code) not in (DISTRICT, STREET, COMMUNITY):
        return None
    return Division.objects.filter(code=code).select_related("parent").order_by("-valid_from").first()


def top(day):
    """The district."""
    return Division.objects.on(day).filter(kind="district").order_by("-valid_from").first()


def below(division, day):
    """What lies directly below a node on a day, by code; nothing below a community."""
    if len(division.code) == COMMUNITY:
        return []
    rows = Division.objects.on(day).filter(code__startswith=division.code, kind__in=KINDS[len(division.code)])
    return list({row.code: row for row in rows.order_by("code", "valid_from")}.values())


KINDS = {DISTRICT: ("subdistrict", "town", "functional_zone"), STREET: ("community", "village", "zone")}


def of(code, street="street__code", community="division__code"):
    """A condition on filed bodies: those of a node. By code, so that a division dated anew keeps its bodies."""
    if len(code) <= DISTRICT:
        return Q()
    return Q(**{street if len(code) == STREET else community: code})
