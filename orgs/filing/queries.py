"""Questions asked of the ledger. `public` reads the columns of 第二十四条 alone: no leader, no roster, no place; and what it has become."""

from django.db.models import Q

from orgs.filing.community_org import DIGITS, CommunityOrg

SHOWN = ("filing_number", "name", "category", "activity", "status", "street__name", "name_key", "street_id",
         "promoted_to__name", "promoted_to__uscc", "promoted_to__announced_on", "former_numbers", "former_names")  # fmt: skip


def of_number(number):
    """The body with a filing number, or that had it before it moved, with what the public reads of it; or None."""
    rows = CommunityOrg.objects.select_related("street")
    old = Q(former_numbers__contains=number) if number.isdecimal() and len(number) == DIGITS else Q(pk__in=[])
    return rows.filter(filing_number=number).first() or rows.filter(old).first()


def former(word):
    """Whether a body had this name or number before."""
    return Q(former_numbers__contains=word) if word.isdecimal() and len(word) == DIGITS else Q(former_names__contains=word)


def public(words="", category="", street="", status=""):
    """Filed bodies by sound of their names; filtered by words in name or number, category, street, status."""
    rows = CommunityOrg.objects.select_related("street", "promoted_to").only(*SHOWN)
    for word in words.split()[:5]:
        rows = rows.filter(Q(name__contains=word) | Q(filing_number=word) | former(word))
    given = {"category": category, "street__code": street, "status": status}
    return rows.filter(**{name: value for name, value in given.items() if value}).order_by("name_key", "id")
