"""ExternalMirror: one case in one outer system, from the duty to the number it got there; MirrorChange: every word about it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ExternalMirror(models.Model):
    """`since` is the day of the step, `due_on` the last day to enter it. `number`, `entered_on`, `status` are what the outer
    system shows; `waived` the reason why it is not entered there, `confirmed` what a second person said to that. Open until
    there is a number or a confirmed reason. `reminded_on` and `chief_told_on` are the days on which the clock wrote.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="mirrors")
    system = models.CharField(max_length=20)
    since = models.DateField()
    due_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    entered_on = models.DateField(null=True)
    status = models.CharField(max_length=60, blank=True)
    waived = models.CharField(max_length=200, blank=True)
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed = models.CharField(max_length=200, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reminded_on = models.DateField(null=True)
    chief_told_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "system"], name="one_mirror_per_system"),
            models.UniqueConstraint(
                fields=["system", "number"], condition=~Q(number=""), name="one_case_per_outer_number"
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(entered_on__isnull=False), name="outer_number_has_its_day"
            ),
            models.CheckConstraint(condition=Q(number="") | Q(waived=""), name="entered_or_waived"),
            models.CheckConstraint(
                condition=Q(waived="", waived_by__isnull=True) | (~Q(waived="") & Q(waived_by__isnull=False)),
                name="waived_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(confirmed="", confirmed_by__isnull=True)
                | (~Q(waived="") & ~Q(confirmed="") & Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("waived_by"))),
                name="confirmed_by_another",
            ),
        ]
        indexes = [models.Index(fields=["due_on", "id"], name="mirror_open", condition=Q(number="", confirmed=""))]

    def __str__(self):
        return f"{self.case_id} {self.system}"


class MirrorChange(models.Model):
    """What was written down of a mirror, by whom and when; a correction is one more.

    `confirmed` and `declined` are the second person's words about a reason not to enter it.
    """

    mirror = models.ForeignKey(ExternalMirror, models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    entered_on = models.DateField(null=True)
    status = models.CharField(max_length=60, blank=True)
    waived = models.CharField(max_length=200, blank=True)
    confirmed = models.CharField(max_length=200, blank=True)
    declined = models.CharField(max_length=200, blank=True)
