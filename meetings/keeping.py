"""Beginning what the joint meeting's people begin: a topic of a unit."""

from django.db import transaction

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.perform import perform
from meetings.parties import party_of
from network.divisions import Division

__all__ = ["Refused", "district_of", "new_topic"]


def district_of(unit):
    """The district a unit belongs to: topics and meetings concern the whole of it."""
    return Division.objects.filter(code=unit.division.code[:6], valid_to__isnull=True).first() or unit.division


@transaction.atomic
def new_topic(unit, *, by, data=None, key=None, **facts):
    """A draft of a unit's topic, written as its officer typed it; returns the case. Raises Refused, Reused."""
    topic = begin("topic", party_of(unit), by=by, division=district_of(unit), unit=unit, key=key, title="议题（拟写中）")
    if topic.version:  # the same form pressed twice
        return topic
    return perform(topic, "write", by=by, data=data, **facts)
