"""Attachments of a draft: inspected as every upload, read by the gate before anything is dropped from them, journalled."""

from django.core.exceptions import ValidationError
from django.db import transaction

from casework.core.answers import Refused
from casework.intake import store
from casework.intake.fields import receive
from casework.journal.instant import now
from casework.notices.gate import personal_data
from casework.notices.gate.reading import Unreadable
from casework.notices.journal import line, locked
from casework.notices.rows import Scan

KEY, ACCEPTS = "attachment", ("pdf", "docx", "xlsx", "jpg", "png")


def attach(notice, file, by):
    """Keep one uploaded file with what the gate finds in it; returns the upload. Raises Refused with sentences.

    Pictures are kept without their notes (EXIF); what stood in them is reported all the same, because what was written
    beside a picture is often in it too.
    """
    if file.size > store.room_left(notice):
        raise Refused([f"“{file.name}”放不下了：一份公告的附件合计不超过200 MB，请压缩后再传。"])
    try:
        inspected = receive(file, ACCEPTS)
        hits, unread = personal_data.in_file(inspected.path, inspected.verdict.kind, inspected.name)
    except ValidationError as error:
        raise Refused(error.messages) from error
    except Unreadable as error:
        inspected.path.unlink(missing_ok=True)
        raise Refused([f"“{file.name}”的内容太复杂，检查不了有没有个人信息，请打印成普通的PDF后再上传。"]) from error
    with transaction.atomic():
        notice = _draft(notice)
        upload = store.keep(notice, KEY, inspected, by)
        Scan.objects.create(upload=upload, hits=personal_data.kept(hits), unread=unread, scanned_at=now())
        line(notice, "attach", by=by, file=upload.name, sha256=upload.sha256)
    return upload


def detach(notice, upload, by):
    """Take a file out of a draft. Raises Refused once the notice is no draft any more."""
    with transaction.atomic():
        notice = _draft(notice)
        line(notice, "detach", by=by, file=upload.name, sha256=upload.sha256)
        store.discard(upload)


def _draft(notice):
    notice = locked(notice.pk)
    if notice.state != "draft":
        raise Refused(["已经审核的稿子不能再换附件；要换的，请先退回修改。"])
    return notice
