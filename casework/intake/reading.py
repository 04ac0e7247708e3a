"""Reading marks: what an official has read of a case, and what in it they mean to mend; theirs alone, no step."""

import json

from django.conf import settings
from django.db import models

from casework.journal.instant import now
from network.vault import blind

FORM = "form"  # the answers of all sections, as one thing to read


class Reading(models.Model):
    """One official has read one thing of a case: the answers (`form`), a material, or a step's file.

    `digest` is the blind digest of what was read: a mark stands only for that content, not for what replaced it.
    `flagged` with a `note` means it wants mending; the notes are drawn into the correction notice.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="readings")
    key = models.CharField(max_length=80)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    flagged = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key", "reader"], name="one_reading_per_thing")]


def digest_of(content):
    """The blind digest of answers (any JSON) or of files (the list of their hashes)."""
    return blind(json.dumps(content, ensure_ascii=False, sort_keys=True))


def marks_of(case, reader):
    """{key: mark} of one reader in a case, standing or not. One query."""
    return {mark.key: mark for mark in Reading.objects.filter(case_id=case.pk, reader=reader)}


def mark(case, key, reader, digest, *, flagged=False, note=""):
    """Write or renew a mark."""
    given = {"digest": digest, "flagged": flagged, "note": note if flagged else "", "at": now()}
    return Reading.objects.update_or_create(case_id=case.pk, key=key, reader=reader, defaults=given)[0]
