"""Which of one's organizations the hall shows: chosen by the person, kept in the session, forgotten once one has left it."""

from django.utils.crypto import salted_hmac

from network.posts import parties_of


def ref_of(party):
    """How a party stands in an address: it gives no row number away."""
    return salted_hmac("hall.party", str(party.pk)).hexdigest()[:20]


def member_ref(membership):
    """How a membership stands in an address."""
    return salted_hmac("hall.membership", str(membership.pk)).hexdigest()[:20]


def choose(request, party):
    """Show this party's cases alone; None shows all."""
    for key in ("party", "party_name"):
        request.session.pop(key, None)
    if party is not None:
        request.session["party"], request.session["party_name"] = party.pk, party.name


def chosen(request, day):
    """The key of the chosen party, if the person still belongs to it; else None, and the choice is gone."""
    key = request.session.get("party")
    if key is not None and key not in parties_of(request.user, day):
        choose(request, None)
        return None
    return key
