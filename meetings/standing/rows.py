"""Seat: who sits in the joint meeting for a unit, as its member, liaison officer or substitute, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

KINDS = {"member": "成员", "liaison": "联络员", "backup": "备用联络员"}


class Seat(models.Model):
    """One place of one unit, for a time. A liaison officer's seat goes with a post in the network, which lets them act.

    A change comes by letter (函): its number, the day it happened, the day it was reported; `late` when that took longer
    than the rule allows (《联席会议制度》第十条). The member may have no account: then only the name is known.
    """

    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=10)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="seats")
    name = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    post = models.OneToOneField("network.Post", models.PROTECT, null=True, related_name="seat")
    since = models.DateField()
    until = models.DateField(null=True)
    letter_number = models.CharField(max_length=60, blank=True)
    reported_on = models.DateField(null=True)
    late = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind"], condition=Q(until__isnull=True), name="one_seat_of_a_kind",
                violation_error_message="这个单位已经有同样的人员。",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="seat_days_in_order",
                violation_error_message="截止日期不能早于起始日期。",
            ),
        ]  # fmt: skip
        ordering = ["unit_id", "kind", "-since"]

    @property
    def label(self):
        """成员, 联络员 or 备用联络员."""
        return KINDS[self.kind]
