"""Tasks carry ids; the rows are the truth. Without Redis the heartbeat does the same work."""

import logging

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from casework.post import outbox

log = logging.getLogger(__name__)


@shared_task
def post_row(pk):
    """Deliver one outbox row."""
    outbox.post_one(pk)


@shared_task
def post_due():
    """Deliver whatever is due: what a nudge missed, what waited, what failed before."""
    outbox.release_stale()
    outbox.post_due()


def nudge(case_pk):
    """After the commit: hand the case's rows to a worker. A queue that is down costs nothing: the rows stay."""
    if not settings.REDIS_URL:
        return
    try:
        for pk in outbox.waiting(case_pk):
            post_row.delay(pk)
    except (OperationalError, OSError) as error:
        log.warning("the queue is down, the outbox will be posted later: %s", error)
