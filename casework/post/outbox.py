"""The outbox: rows are the truth, whoever carries them. A second delivery of the same row changes nothing."""

import logging
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import F, Q

from casework.journal.instant import now, wall
from casework.post import papers
from casework.post.channels import CHANNELS
from casework.post.preferences import unwanted
from casework.post.rows import Outbox

log = logging.getLogger(__name__)
CLAIM = timedelta(minutes=5)
LAST_ATTEMPT = 48
PAPER = "paper"  # the channel of a row that makes a paper
TOO_SLOW = "制作这份文书超过规定的时间，已经停止，没有留下文件；会再试，再不成的请把附表分成几份。"
SWITCHED_OFF = "收件人不要这个渠道的这类通知，没有发送"


def due_rows():
    """Rows that may go out now: not done, not cancelled, not in somebody's hands."""
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=wall() - CLAIM)
    return Outbox.objects.filter(
        free, done_at__isnull=True, run_after__lte=now(), attempts__lt=LAST_ATTEMPT, letter__cancelled_at__isnull=True
    )


def post_due(limit=200, papers=True):
    """Post what is due, papers (where wanted) before the notices that point to them; returns how many rows went out."""
    count, rows = 0, due_rows() if papers else due_rows().exclude(channel=PAPER)
    for pk in list(rows.order_by("run_after", "id").values_list("pk", flat=True)[:limit]):
        count += post_one(pk)
    return count


def due_papers(limit=50):
    """Keys of rows whose paper may be made now, the oldest first."""
    return list(due_rows().filter(channel=PAPER).order_by("run_after", "id").values_list("pk", flat=True)[:limit])


def post_one(pk):
    """Deliver one row; True if this call delivered it."""
    if not due_rows().filter(pk=pk).update(claimed_at=wall()):
        return False
    row = Outbox.objects.select_related("letter__case", "letter__entry", "recipient").get(pk=pk)
    try:
        if row.channel == PAPER:
            _paper(row)
            return True
        with transaction.atomic():
            if not _mine(pk):
                return False
            off = unwanted(row)
            if not off:
                CHANNELS[row.channel](row)
            Outbox.objects.filter(pk=pk).update(done_at=now(), error=SWITCHED_OFF if off else "")
    except Exception as error:  # a delivery that fails is tried again later; it must never stop the others
        log.exception("outbox row %s", row.key)
        _again(row, error)
        return False
    return True


def _mine(pk):
    return Outbox.objects.select_for_update().filter(pk=pk, done_at__isnull=True).exists()


def _paper(row):
    """Number, then bytes outside any lock, then done."""
    paper = papers.issue(row.letter)
    made = None if paper.made_at else papers.render(paper)
    with transaction.atomic():
        if _mine(row.pk):
            if made is not None:
                papers.keep(paper, made)
            Outbox.objects.filter(pk=row.pk).update(done_at=now(), error="")
            log.info("outbox row %s: its paper is made", row.key)


def _again(row, error):
    """Try again in 1 minute, then 2, 4 … at most 6 hours."""
    wait = min(timedelta(minutes=2**row.attempts), timedelta(hours=6)) if row.attempts < 9 else timedelta(hours=6)
    Outbox.objects.filter(pk=row.pk).update(
        attempts=F("attempts") + 1, run_after=now() + wait, claimed_at=None, error=_said(error)[:300]
    )


def _said(error):
    return TOO_SLOW if isinstance(error, SoftTimeLimitExceeded) else str(error)


def release_stale():
    """Give back rows whose carrier died; returns how many. It counts as an attempt: what kills every carrier ends some time."""
    stale = Outbox.objects.filter(done_at__isnull=True, claimed_at__lt=wall() - CLAIM)
    return stale.update(claimed_at=None, attempts=F("attempts") + 1)


def waiting(case_pk):
    """(key, channel) of a case's rows that may go out now."""
    return list(due_rows().filter(letter__case_id=case_pk).order_by("id").values_list("pk", "channel"))
