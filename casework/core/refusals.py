"""Refusals are journalled too: what was tried, by whom, and why it was not done."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F

from casework.core.act import actor_of
from casework.journal.entry import Entry, Tally, append
from casework.journal.instant import now, wall
from network.actors import Machine


def note(pk, step, by, closed):
    """Write down a refusal after the rollback; the same one by the same person within a minute is only counted."""
    from casework.core.perform import locked

    if isinstance(by, Machine):
        return
    with transaction.atomic():
        case = locked(pk)
        since = wall() - timedelta(minutes=1)
        same = Entry.objects.filter(
            case_id=pk, outcome="refused", step=step, actor=by, recorded_at__gt=since, version=case.version
        ).order_by("-seq")
        for entry in same:
            if entry.problems == closed.problems:
                Tally.objects.filter(entry=entry).update(count=F("count") + 1)
                return
        entry = append(
            case, step=step, at=now(), recorded_at=wall(), actor=actor_of(by, None, case, now().date()),
            outcome="refused", problems=closed.problems,
        )  # fmt: skip
        Tally.objects.create(entry=entry)
