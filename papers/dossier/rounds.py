"""What the clock does for dossiers: bind those asked for, examine the cases that have been closed."""

import logging
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from casework.clock.tick import ROUNDS
from casework.core.case import Case
from casework.journal.entry import Entry
from casework.journal.instant import now
from casework.post.rows import Outbox
from papers.dossier.binding import bind, digest
from papers.dossier.points import examine, faults_of
from papers.dossier.rows import LOST, Dossier, SelfCheck

log = logging.getLogger(__name__)
WAITING = Q(made_at__isnull=True, fault="")
AT_ONCE = 3  # a dossier takes seconds: the next round takes the next
BATCH = 50
SETTLING = timedelta(hours=1)


def register():
    """Once, from `ready()`."""
    ROUNDS["dossiers"] = bind_waiting
    ROUNDS["self_checks"] = examine_closed


def bind_waiting(day):
    """Bind what waits. No step is taken, so it counts none."""
    for pk in list(Dossier.objects.filter(WAITING).order_by("asked_at").values_list("pk", flat=True)[:AT_ONCE]):
        make(pk)
    for dossier in Dossier.objects.filter(fault=LOST).select_related("case__party", "case__unit")[:AT_ONCE]:
        remake(dossier)
    return 0


def lost(dossier):
    """Whether its files are not there; they are then asked for again, as they were. Returns whether they are being made."""
    if dossier.made_at and not all(path_of(name).is_file() for name in (dossier.path, dossier.archive)):
        Dossier.objects.filter(pk=dossier.pk, fault="").update(fault=LOST)
        dossier.fault = LOST
    return dossier.fault == LOST


def remake(dossier):
    """The files of a binding once more: byte for byte, or where its case has gone on since, a new binding that waits its turn."""
    try:
        pdf, _, packed, _ = bind(dossier.case, faults_of(dossier.case), dossier.made_at)
    except Exception:  # as in `make`: the new binding says what is wrong
        log.exception("dossier of case %s", dossier.case_id)
        pdf = packed = b""
    if (digest(pdf), digest(packed)) != (dossier.sha256, dossier.archive_sha256):
        Dossier.objects.filter(pk=dossier.pk, fault=LOST).update(made_at=None, fault="")
        return
    for name, content in ((dossier.path, pdf), (dossier.archive, packed)):
        lay(name, content)
    Dossier.objects.filter(pk=dossier.pk, fault=LOST).update(fault="")


def lay(name, content):
    """Write one file, whole or not at all."""
    target = folder() / name
    target.with_suffix(".part").write_bytes(content)
    target.with_suffix(".part").chmod(0o640)
    target.with_suffix(".part").replace(target)


def make(pk):
    """Bind one; the files lie there before the row says so, and the earlier binding of the case goes. Returns 1 if made."""
    dossier = Dossier.objects.select_related("case__party", "case__unit").filter(WAITING, pk=pk).first()
    if dossier is None:
        return 0
    try:
        made = now()
        pdf, pages, packed, pieces = bind(dossier.case, faults_of(dossier.case), made)
    except Exception:  # one file that cannot be bound must not stop the clock; the page says so
        log.exception("dossier of case %s", dossier.case_id)
        Dossier.objects.filter(WAITING, pk=pk).update(fault="装订没有成功，请联系管理员查看服务器日志。")
        return 0
    head = dossier.case.entries.order_by("seq").values_list("digest", flat=True).last()
    places = {"path": f"{dossier.pk}-{digest(pdf)[:16]}.pdf", "archive": f"{dossier.pk}-{digest(packed)[:16]}.zip"}
    for name, content in ((places["path"], pdf), (places["archive"], packed)):
        lay(name, content)
    with transaction.atomic():
        taken = Dossier.objects.filter(WAITING, pk=pk).update(
            made_at=made, head=head, pages=pages, pieces=pieces, sha256=digest(pdf), archive_sha256=digest(packed), **places
        )
        old = list(Dossier.objects.filter(case_id=dossier.case_id, made_at__isnull=False).exclude(pk=pk)) if taken else []
        Dossier.objects.filter(pk__in=[row.pk for row in old]).delete()
    for row in old:
        for name in (row.path, row.archive):
            (folder() / name).unlink(missing_ok=True)
    return taken


def examine_closed(day):
    """Examine the closed cases in whose journal something was written since yesterday, and nothing since they were examined.

    Older ones are examined from their page or by `manage.py self_check`. No step is taken, so it counts none.
    """
    written = Entry.objects.filter(recorded_at__gte=now() - timedelta(days=1)).values("case_id")
    # Papers are made and letters posted after the step: a file is looked at when they have had an hour.
    waiting = Outbox.objects.filter(letter__case_id=OuterRef("pk"), done_at__isnull=True, run_after__gte=now() - SETTLING)
    for case in unexamined(Case.objects.filter(~Exists(waiting), pk__in=written))[:BATCH]:
        examine(case)
    return 0


def unexamined(rows):
    """Of these cases the closed ones of their own, handed in once, that were not examined up to their last line."""
    last = Entry.objects.filter(case_id=OuterRef("pk")).order_by("-seq").values("digest")[:1]
    rows = rows.filter(closed_at__isnull=False, submitted_at__isnull=False, parent_id__isnull=True)
    rows = rows.annotate(last=Subquery(last)).filter(~Exists(SelfCheck.objects.filter(case_id=OuterRef("pk"), head=OuterRef("last"))))
    return rows.select_related("party", "unit").order_by("id")


def folder():
    """Where dossiers lie."""
    place = Path(settings.PRIVATE_DIR) / "dossiers"
    place.mkdir(parents=True, exist_ok=True)
    return place


def path_of(name):
    """The file of a binding."""
    return folder() / name
