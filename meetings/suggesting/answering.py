"""What the office does with a suggestion: a draft topic at the unit's desk, or aside for a while with a reason."""

from datetime import timedelta

from django.db import transaction

from casework.core.begin import begin
from casework.journal.instant import now, today
from meetings.keeping import district_of
from meetings.parties import party_of, show
from meetings.suggesting.finding import found, proposer_of
from meetings.suggesting.rows import Raised
from policy.rules import value


def find(user, pk, ground):
    """The suggestion about this case on this ground as it stands now, or None."""
    return next((one for one in found(user, today()) if one.case.pk == pk and one.ground == ground), None)


@transaction.atomic
def adopt(suggestion, by):
    """Begin a draft topic with what is known; the unit's officer completes and sends it. Returns the topic, or None where the
    unit is no member.
    """
    unit = proposer_of(suggestion)
    if unit is None:
        return None
    lines = [suggestion.because, *(f"{label}：{text}" for label, text in suggestion.dossier if text), f"已经办理：{'、'.join(suggestion.tried)}。"]
    topic = begin(
        "topic", party_of(unit), by=by, division=district_of(unit), unit=unit, title=f"{suggestion.label}：{suggestion.case.number}",
        background="\n".join(lines), lead=unit, proposals=[{"do": suggestion.question, "who": unit.short, "until": "由会议确定"}],
    )  # fmt: skip
    show(topic, [unit.pk], now())
    Raised.objects.create(case=suggestion.case, ground=suggestion.ground, topic=topic, at=now(), by=by)
    return topic


def set_aside(suggestion, by, reason):
    """It stays away for the days of the rule; returns the last of them."""
    until = today() + timedelta(days=int(value("meeting.suggestion_rest", on=today()).number))
    Raised.objects.create(case=suggestion.case, ground=suggestion.ground, reason=reason, until=until, at=now(), by=by)
    return until
