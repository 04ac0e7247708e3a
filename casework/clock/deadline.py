"""Deadlines as rows: several run at once, each with its ground; stops and moves are rows with a reason."""

from django.conf import settings
from django.db import models


class Deadline(models.Model):
    """A period that runs for a case: of its state, of a statutory clock, or the promise beside it.

    Days are computed from `starts_on` (the day of the event, which does not count) and never counted up; `due_on` is
    the last day, which ends at 24:00 (Asia/Shanghai). `provisional` says that it rests on a year whose holidays are
    not yet published.
    """

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    label = models.CharField(max_length=80)
    rule = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=20)
    basis = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    due_on = models.DateField()
    provisional = models.BooleanField(default=False)
    on_expiry = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["due_on"], name="deadline_running", condition=models.Q(met_at__isnull=True)),
                   models.Index(fields=["name", "kind", "met_at"], name="deadline_by_end")]  # fmt: skip
        ordering = ["due_on", "id"]


class Stop(models.Model):
    """A clock stands still: from the day after `since` to and with `until`, for the reason the law allows."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="stops")
    clock = models.CharField(max_length=60)
    reason = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)
    opened_at = models.DateTimeField()


class Outage(models.Model):
    """The platform was down: applicants' last days that fell in it move to the working day after it.

    `until` is empty while it lasts. One written down by mistake is withdrawn with a reason, never deleted.
    """

    reason = models.CharField(max_length=200)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")),
                name="outage_in_order",
                violation_error_message="恢复时间应当晚于中断时间。",
            )
        ]


class Move(models.Model):
    """A deadline was moved, from one day to another, for a reason that both sides can read."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="moves")
    old = models.DateField()
    new = models.DateField()
    reason = models.CharField(max_length=200)
    moved_at = models.DateTimeField()
    outage = models.ForeignKey(Outage, models.PROTECT, null=True, related_name="moves")
