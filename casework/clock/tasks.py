"""The clock's task for a Celery beat; the heartbeat calls the same function."""

from celery import shared_task

from casework.clock.tick import tick as once


@shared_task
def tick():
    """Take the steps that time takes, and sign yesterday's journal."""
    from casework.journal.anchor import anchor_days

    once()
    anchor_days()
