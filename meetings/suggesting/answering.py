"""What the office does with a suggestion: a draft topic at the unit's desk, or aside for a while with a reason."""

from datetime import timedelta

from django.db import transaction

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.perform import locked
from casework.journal.instant import now, today
from meetings.keeping import district_of
from meetings.parties import party_of, show
from meetings.suggesting.finding import found, proposer_of
from meetings.suggesting.rows import Raised
from policy.rules import value


def find(user, pk, ground):
    """The suggestion about this case on this ground as it stands now, or None."""
    return next((one for one in found(user, today()) if one.case.pk == pk and one.ground == ground), None)


def answered(pk, ground):
    """What somebody made of this suggestion last, in a sentence; None where nobody has answered it."""
    row = Raised.objects.filter(case_id=pk, ground=ground).select_related("by", "topic").first()
    if row is None:
        return None
    who = f"{row.by.name}刚刚" if row.at.date() == now().date() else row.by.name
    if row.topic_id:
        return f"{who}已经就这件建立议题草稿{row.topic.number}，没有重复建立。"
    return f"{who}已经写明理由，{row.until:%Y年%m月%d日}以前暂不提出。"


def _alone(suggestion, by):
    """Hold the case, so that of two who answer at once the second sees what the first made. Raises Refused."""
    locked(suggestion.case.pk)
    if find(by, suggestion.case.pk, suggestion.ground) is None:
        raise Refused([answered(suggestion.case.pk, suggestion.ground) or "这项提议已经不在了，请回到列表。"])


@transaction.atomic
def adopt(suggestion, by):
    """Begin a draft topic with what is known; the unit's officer completes and sends it. Returns the topic, or None where the
    unit is no member. Raises Refused where somebody else has just answered it.
    """
    unit = proposer_of(suggestion)
    if unit is None:
        return None
    _alone(suggestion, by)
    lines = [suggestion.because, *(f"{label}：{text}" for label, text in suggestion.dossier if text), f"列出的规则：{suggestion.raised_by}。"]
    topic = begin(
        "topic", party_of(unit), by=by, division=district_of(unit), unit=unit, title=f"{suggestion.label}：{suggestion.case.number}",
        background="\n".join(lines), done="\n".join(suggestion.tried), lead=unit,
        about=suggestion.case if suggestion.ground != "overdue" else None, proposals=[{"do": suggestion.question, "who": unit.short, "until": "由会议确定"}],
    )  # fmt: skip
    show(topic, [unit.pk], now())
    Raised.objects.create(case=suggestion.case, ground=suggestion.ground, topic=topic, at=now(), by=by)
    return topic


@transaction.atomic
def set_aside(suggestion, by, reason):
    """It stays away for the days of the rule; returns the last of them. Raises Refused as `adopt`."""
    _alone(suggestion, by)
    until = today() + timedelta(days=int(value("meeting.suggestion_rest", on=today()).number))
    Raised.objects.create(case=suggestion.case, ground=suggestion.ground, reason=reason, until=until, at=now(), by=by)
    return until
