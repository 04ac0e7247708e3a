"""The task queue: carries ids of outbox rows to a worker, never state."""

import os

from celery import Celery, Task

from config.stack import roomy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class RoomyTask(Task):
    """A task with room on the stack: typesetting calls itself as deep as a page is nested."""

    abstract = True
    __call__ = roomy(Task.__call__)


app = Celery("platform", task_cls=RoomyTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
