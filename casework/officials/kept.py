"""KeptFilter: a filter of the worklist under a name of one's own."""

from django.conf import settings
from django.db import models


class KeptFilter(models.Model):
    """`asked` holds the bucket and what was typed or chosen, by the names of the page's fields; one's own eyes only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_filters")
    name = models.CharField(max_length=20)
    asked = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_filter_per_name")]
        ordering = ["name", "id"]
