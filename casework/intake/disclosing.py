"""Showing a masked value in full: written down in the list of looks and in the case's journal before it is shown."""

from django.db import transaction

from casework.core.act import actor_of
from casework.core.perform import locked
from casework.journal.entry import append
from casework.journal.instant import now, today, wall
from network.disclosures import Disclosure

STEP = "disclose"
LOOK = "办理时查看材料"


def disclose(case, *, field, reason, by):
    """One look at one value: a Disclosure and a journal line; the value is in neither."""
    with transaction.atomic():
        fresh = locked(case.pk)
        append(fresh, step=STEP, at=now(), recorded_at=wall(), actor=actor_of(by, None, fresh, today()),
               facts={"field": field, "reason": reason}, open_names=("field",))  # fmt: skip
        return Disclosure.objects.create(at=now(), by=by, about=case.number, field=field[:120], reason=reason)


def looked(upload, by):
    """An official opened a file, which may be somebody's identity document: once a day, person and file."""
    noted(upload.case, f"{upload.key} {upload.path}"[:120], by)


def noted(case, field, by):
    """The same for whatever else of a case may be somebody's identity document, named by `field`."""
    start = now().replace(hour=0, minute=0, second=0, microsecond=0)
    known = Disclosure.objects.filter(by=by, about=case.number, field=field, at__gte=start)
    if not known.exists():
        Disclosure.objects.create(at=now(), by=by, about=case.number, field=field, reason=LOOK)
