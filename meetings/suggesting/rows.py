"""Raised: what somebody made of a suggestion: a topic begun from it, or set aside for a while with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Raised(models.Model):
    """One answer to one suggestion about a case on one ground. `until` is the last day it stays away; a topic keeps it away
    as long as it is open.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="raised")
    ground = models.CharField(max_length=20)
    topic = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="raised_from")
    reason = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=False, until__isnull=True) | Q(topic__isnull=True, until__isnull=False) & ~Q(reason=""),
                name="raised_or_set_aside_with_reason", violation_error_message="暂不提出的须写明理由。",
            )
        ]  # fmt: skip
        ordering = ["-at", "-pk"]
