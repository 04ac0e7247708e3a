"""Tasks carry ids; the rows are the truth. Without Redis the heartbeat does the same work.

Papers have a queue of their own, `pdf`: a worker that typesets is busy for seconds and may be stopped at a limit, which must
hold up neither a message nor the clock.
"""

import logging

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from casework.post import outbox

log = logging.getLogger(__name__)
# Seconds a paper may take: above the limit of the process of its own that large ones get (papers.limits.WALL), below the
# claim on its row. At the first the paper ends with a sentence, at the second the process is killed.
SOFT, HARD = 150, 180


@shared_task
def post_row(pk):
    """Deliver one outbox row that needs no paper made."""
    outbox.post_one(pk)


@shared_task(soft_time_limit=SOFT, time_limit=HARD)
def make_paper(pk):
    """Make and keep the paper of one outbox row."""
    outbox.post_one(pk)


@shared_task
def post_due():
    """Deliver whatever is due but papers: what a nudge missed, what waited, what failed before."""
    outbox.release_stale()
    outbox.post_due(papers=False)


@shared_task
def make_papers():
    """Hand on the papers that are due: each is a task, so that each has its own time."""
    for pk in outbox.due_papers():
        make_paper.delay(pk)


def nudge(case_pk):
    """After the commit: hand the case's rows to the workers. A queue that is down costs nothing: the rows stay."""
    if not settings.REDIS_URL:
        return
    try:
        for pk, channel in outbox.waiting(case_pk):
            (make_paper if channel == outbox.PAPER else post_row).delay(pk)
    except (OperationalError, OSError) as error:
        log.warning("the queue is down, the outbox will be posted later: %s", error)
