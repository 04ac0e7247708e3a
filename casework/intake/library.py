"""材料库: what was handed in before, to be used again without uploading it twice; and earlier versions of a draft's files."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from casework.core.answers import Refused
from casework.core.process import PROCESSES
from casework.intake import store
from casework.intake.fields import Inspected
from casework.intake.inspection.verdict import Verdict
from casework.intake.rows import EARLIER, Upload
from casework.journal.instant import today
from network.models import Party
from network.posts import parts_by_party

SOON = timedelta(days=60)


def handed_in(parties):
    """Frozen files of these parties' cases, newest first; what officials added with their steps is none of them."""
    rows = Upload.objects.filter(case__party_id__in=parties, submission__isnull=False).exclude(key__contains=".")
    return rows.select_related("case").order_by("-uploaded_at", "-id")


def material_of(upload):
    """The material a file was handed in as, or None."""
    return next((m for m in PROCESSES[upload.case.process].materials if m.key == upload.key), None)


def standing(upload):
    """expired, soon (within sixty days) or "" for a file whose last day is known."""
    if upload.valid_until is None:
        return ""
    return "expired" if upload.valid_until < today() else "soon" if upload.valid_until < today() + SOON else ""


def sources(case, user):
    """Parties whose papers may go into this draft: its own; for a founding team also the founder's other teams."""
    day, found = today(), {case.party_id}
    if case.party.kind == "team":
        founded = [key for key, parts in parts_by_party(user, day).items() if "founder" in parts]
        found |= set(Party.objects.filter(pk__in=founded, kind="team").values_list("pk", flat=True))
    return found


def offered(case, material, user):
    """Files that can stand for this material of the draft: handed in as the same or as its like, still good, one of each content."""
    if not material.reusable:
        return []
    have = set(case.uploads.filter(key=material.key).values_list("sha256", flat=True))
    found = {}
    for upload in handed_in(sources(case, user)).filter(key__in=(material.key, *material.also), kind__in=material.accepts).exclude(case_id=case.pk)[:50]:
        if upload.sha256 not in have and standing(upload) != "expired":
            found.setdefault(upload.sha256, upload)
    return list(found.values())[:10]


def use(case, material, upload, by):
    """Copy a file into the draft, bytes and all, so that what happens to the earlier case never touches it."""
    if upload.size > store.room_left(case):
        raise Refused(["放不下了：一件申请的材料合计不超过200 MB。"])
    folder = Path(settings.PRIVATE_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as kept, store.path_of(upload).open("rb") as source:
        shutil.copyfileobj(source, kept)
    verdict = Verdict(True, upload.kind, (), upload.sha256, upload.size, upload.pages, upload.scan)
    with transaction.atomic():
        row = store.keep(case, material.key, Inspected(upload.name, Path(kept.name), verdict), by)
        Upload.objects.filter(pk=row.pk).update(valid_until=upload.valid_until)
    return row


def put_aside(upload):
    """A better version has come: the file stays with the draft as an earlier one and is not handed in."""
    Upload.objects.filter(pk=upload.pk, submission__isnull=True).update(key=f"{EARLIER}{upload.key}")
