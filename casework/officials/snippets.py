"""Snippet: a phrase an official keeps for the text fields of steps; one's own, or a unit's, set by its chief."""

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """For which sort of field a phrase is meant."""

    ANY = "any", "任何文字"
    OPINION = "opinion", "办理意见"
    NOTE = "note", "补正要求"
    FACTS = "facts", "事实和证据"
    REASON = "reason", "理由和核实结论"
    ADOPTED = "adopted", "采纳情况"


class Snippet(models.Model):
    """`owner` for a phrase of one's own, `unit` for one of a whole unit; `place` orders those of one owner or unit.

    Checked before it is kept: no number of a person stands in it (casework.notices.gate).
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="snippets")
    unit = models.ForeignKey("network.Unit", models.CASCADE, null=True, related_name="snippets")
    kind = models.CharField(max_length=20, default="any")
    words = models.TextField()
    place = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=True, unit__isnull=False) | models.Q(owner__isnull=False, unit__isnull=True),
                name="snippet_of_one", violation_error_message="常用语或者是本人的，或者是一个单位的。",
            )
        ]  # fmt: skip
        ordering = ["place", "id"]

    @property
    def meant_for(self):
        """Its kind in words."""
        return Kind(self.kind).label
