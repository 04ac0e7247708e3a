"""What a person is on a day: posts of their own, posts they stand in for, parties they belong to.

Answers are kept on the user instance for the request that loaded it: a right that is taken away ends with the next one.
"""

from dataclasses import dataclass

from django.db.models import Q

from network.divisions import Division
from network.parties import Membership
from network.people import Delegation, Post
from network.roles import ADMINISTRATORS, ROLES
from network.units import Unit
from network.users import User


@dataclass(frozen=True)
class Held:
    """A post as held on a day; `deputy_for` is the holder one stands in for, or None."""

    role: str
    unit: Unit
    division: Division
    title: str
    post: Post
    deputy_for: object


def _on(day, prefix=""):
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    )


def posts_of(user, day):
    """The posts a person holds on a day, own first, then as deputy. Two queries, three for a deputy; kept on the user."""
    kept = user.__dict__.setdefault("_posts_on", {})
    if day not in kept:
        own = Post.objects.filter(_on(day), user=user).select_related("unit", "division").order_by("id")
        kept[day] = [_held(post, None) for post in own] + _lent(user, day)
    return kept[day]


def _lent(user, day):
    """As deputy. Hardly anybody is one and every request asks, so the posts are looked for only where something was lent."""
    rows = list(Delegation.objects.filter(_on(day), deputy=user))
    if not rows:
        return []
    asked = Post.objects.filter(_on(day), pk__in={row.post_id for row in rows}).select_related("unit", "division", "user")
    posts = {post.pk: post for post in asked}
    return [_held(posts[row.post_id], posts[row.post_id].user) for row in rows if row.post_id in posts]


def _held(post, deputy_for):
    return Held(post.role, post.unit, post.division, post.title, post, deputy_for)


def holds(user, role, day, division=None, unit=None):
    """Whether the person holds a role on a day, over a division and in a unit where these are given."""
    return any(
        held.role == role
        and (division is None or division.code.startswith(held.division.code))
        and (unit is None or held.unit.pk == unit.pk)
        for held in posts_of(user, day)
    )


def staff_of(unit, day):
    """The people who hold a post in a unit on a day, administrators left out; by name."""
    held = Post.objects.filter(_on(day), unit=unit).exclude(role__in=ADMINISTRATORS)
    return User.objects.filter(pk__in=held.values("user_id")).order_by("name", "pk")


def other_administrator(user, role, since, until=None):
    """三员分立: the label of another administrator's post the person has in these days, own or lent, or None."""
    others = set(ADMINISTRATORS) - {role} if role in ADMINISTRATORS else set()
    own = Post.objects.filter(_between(since, until), user=user, role__in=others)
    lent = Delegation.objects.filter(
        _between(since, until), _between(since, until, "post__"), deputy=user, post__role__in=others
    )
    found = own.values_list("role", flat=True).first() or lent.values_list("post__role", flat=True).first()
    return ROLES[found].label if found else None


def _between(since, until, prefix=""):
    condition = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": since})
    return condition if until is None else condition & Q(**{f"{prefix}valid_from__lte": until})


def parties_of(user, day):
    """Keys of the parties a person belongs to on a day. One query, kept on the user."""
    return set(parts_by_party(user, day))


def is_member(user, party_id, roles, day):
    """Whether the person belongs to the party in one of these parts."""
    return bool(set(roles) & parts_by_party(user, day).get(party_id, set()))


def parts_by_party(user, day):
    """Key of a party -> the parts a person has in it on a day. One query, kept on the user."""
    kept = user.__dict__.setdefault("_parties_on", {})
    if day not in kept:
        found = {}
        for party_id, role in Membership.objects.filter(_on(day), user=user).values_list("party_id", "role"):
            found.setdefault(party_id, set()).add(role)
        kept[day] = found
    return kept[day]


def forget(user):
    """Drop what was kept: the next question asks the database."""
    user.__dict__.pop("_posts_on", None)
    user.__dict__.pop("_parties_on", None)
