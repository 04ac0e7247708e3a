"""Disclosure: who had a masked value shown in full, whose, when and why; the value itself is never written down."""

from django.conf import settings
from django.db import models


class Disclosure(models.Model):
    """One showing of one value. Rows are only added; `about` names the case or the person, `field` the question."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    about = models.CharField(max_length=80)
    field = models.CharField(max_length=120)
    reason = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="disclosure_by_time")]
        ordering = ["-at", "-id"]
