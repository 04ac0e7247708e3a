"""Asking: the request is opened and handed in at once, so that nothing half-done stays."""

from django.db import transaction

from casework.core.begin import begin
from casework.core.perform import perform
from casework.journal.instant import today
from network.models import Membership, Party, Post


def desk_of_privacy():
    """The post that answers such requests; None where nobody was appointed."""
    held = Post.objects.filter(role="privacy", valid_from__lte=today()).exclude(valid_to__lt=today())
    return held.select_related("unit", "division").order_by("pk").first()


def party_of(user):
    """The person as one who owns a case."""
    known = Membership.objects.filter(user=user, party__kind="person", valid_to__isnull=True).select_related("party")
    if first := known.first():
        return first.party
    made = Party.objects.create(kind="person", name=user.name or user.username)
    Membership.objects.create(party=made, user=user, role="applicant", valid_from=today())
    return made


def ask(user, data, key=None):
    """Open and ask in one transaction; returns the case. Raises LookupError without a post, Refused, NotYours."""
    post = desk_of_privacy()
    if post is None:
        raise LookupError("nobody holds the post privacy")
    with transaction.atomic():
        case = begin("data_request", party_of(user), by=user, division=post.division, unit=post.unit, key=key)
        return perform(case, "ask", by=user, data=data) if case.state == "draft" else case
