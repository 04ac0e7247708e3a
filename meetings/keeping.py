"""Beginning what the joint meeting's people begin: a topic of a unit, a meeting of the office."""

from django.db import transaction

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.perform import perform
from casework.journal.instant import now
from meetings.parties import party_of, show
from meetings.standing.keeping import members
from network.divisions import Division

__all__ = ["Refused", "district_of", "new_bulletin", "new_circulation", "new_meeting", "new_topic"]


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


@transaction.atomic
def new_circulation(unit, *, by, data=None, key=None, **facts):
    """A draft of a circulation at the office's desk, not from a topic; returns the case. Raises Refused, Reused."""
    case = begin("circulation", party_of(unit), by=by, division=district_of(unit), unit=unit, key=key, title="书面会签（拟稿中）",
                 submitted_at=now())  # fmt: skip
    if case.version:  # the same form pressed twice
        return case
    return perform(case, "write_draft", by=by, data=data, **facts)


@transaction.atomic
def new_bulletin(unit, quarter, *, by, data=None, key=None, **facts):
    """A draft of a quarter's bulletin with the figures of now; returns the case. Raises Refused, Reused."""
    case = begin("bulletin", party_of(unit), by=by, division=district_of(unit), unit=unit, key=key, title=f"{quarter.label}督查通报",
                 quarter=str(quarter), submitted_at=now())  # fmt: skip
    if case.version:  # the same form pressed twice
        return case
    show(case, [one.pk for one in members()], now())
    return perform(case, "write_bulletin", by=by, data=data, **facts)


def new_meeting(unit, *, by, title, kind, planned_on, minutes, place="", units=(), key=None):
    """A meeting of the plan, of the office's unit; without `units` every member unit is to come. Raises Reused."""
    return begin(
        "meeting", party_of(unit), by=by, division=district_of(unit), unit=unit, key=key, title=title, kind=kind, planned_on=planned_on,
        minutes=minutes, place=place, invited=[one.slug for one in units or members()], submitted_at=now(),
    )  # fmt: skip
