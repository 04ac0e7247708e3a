"""AgendaItem: one topic on the agenda of one meeting, and what the meeting made of it. Shared by topics and meetings."""

from django.db import models
from django.db.models import Q

OUTCOMES = {"resolved": "议定", "deferred": "延期", "referred": "报请区政府决定", "noted": "听取通报"}


class AgendaItem(models.Model):
    """An item: its order, who reports for how many minutes; afterwards what was said, considered, resolved, required.

    `tasks` are [{text, lead, assisting, due, deliverable}] with slugs of units and ISO days; `public` says whether the item
    may be published, and is empty until the convener has said so.
    """

    meeting = models.ForeignKey("casework.Case", models.PROTECT, related_name="agenda")
    topic = models.ForeignKey("casework.Case", models.PROTECT, related_name="agenda_items")
    order = models.PositiveSmallIntegerField()
    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    reporter = models.CharField(max_length=80)
    minutes = models.PositiveSmallIntegerField()
    statements = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    recused = models.CharField(max_length=200, blank=True)
    considered = models.TextField(blank=True)
    resolved = models.TextField(blank=True)
    required = models.TextField(blank=True)
    tasks = models.JSONField(default=list)
    public = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "topic"], name="one_item_per_topic"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1), name="item_takes_time", violation_error_message="每项议题须有时间。"
            ),
        ]
        ordering = ["meeting_id", "order", "pk"]

    @property
    def outcome_label(self):
        """What became of it, in words; "" while there is nothing."""
        return OUTCOMES.get(self.outcome, "")
