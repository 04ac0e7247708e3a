"""Everybody who tries the addresses, and what is theirs to look at: written down here, not asked of the product."""

from django.test import Client

PARTY = {side: {f"founder_{side}", f"colleague_{side}"} for side in "ab"}
# Who has gone or never had anything to do with a case; `recused` has left those of side a.
OUTSIDE = {"public", "stranger", "former_a", "former_b", "sponsor", "admin", "security", "editor", "expert", "street"}
ASKED = {side: {f"sponsor_{side}", f"regulator_{side}", f"street_{side}"} for side in "ab"}
OFFICIALS = {"clerk", "reviewer", "reviewer2", "chief", "approver", "deputy", "publisher", "auditor"}
WHO = sorted(OUTSIDE | OFFICIALS | {"recused"} | PARTY["a"] | PARTY["b"] | ASKED["a"] | ASKED["b"])


def account(world, who):
    """The user behind a role, or None for the public."""
    if who == "public":
        return None
    role, _, side = who.rpartition("_")
    if not role:
        return getattr(world.bureau, who)
    part = world.sides[side]
    return getattr(part, role, None) or getattr(part, f"{role}_user")


def browser(user):
    """A signed-in browser, or a stranger's."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def browsers(world):
    """Role -> browser."""
    return {who: browser(account(world, who)) for who in WHO}


def handling(side):
    """Officials who see a case of this side once it was handed in."""
    return OFFICIALS | ({"recused"} if side == "b" else set())


def fetched(answer):
    """The bytes of an answer; its files are closed without ending the test's database connection."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for closer in answer._resource_closers:
        closer()
    return content
