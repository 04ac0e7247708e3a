"""What hangs on a notice: what the machine read in its attachments, and what the public objects."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Scan(models.Model):
    """What the gate found in one attachment when it came: masked hits, and sentences about what it could not read."""

    upload = models.OneToOneField("casework.Upload", models.CASCADE, related_name="scan_for_publication")
    hits = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    scanned_at = models.DateTimeField()


class Objection(models.Model):
    """What somebody objects during a publicity (异议), and the written answer.

    `name`, `contact`, `words` and `answer` are sealed; `receipt` is the blind index of the code that only the objector
    has; `origin` that of the address it came from on that day, for throttling alone. The answer is proposed by one
    official and confirmed by another; only then it is told.
    """

    notice = models.ForeignKey("casework.PublicNotice", models.PROTECT, related_name="objections")
    place = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=32, unique=True)
    anonymous = models.BooleanField(default=False)
    name = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    words = models.TextField()
    receipt = models.CharField(max_length=64, unique=True)
    origin = models.CharField(max_length=64)
    filed_at = models.DateTimeField()
    answer_due_on = models.DateField()
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(default=False)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "place"], name="one_objection_per_place"),
            models.CheckConstraint(
                condition=Q(proposed_at__isnull=True, proposed_by__isnull=True, answer="")
                | Q(proposed_at__isnull=False, proposed_by__isnull=False) & ~Q(answer=""),
                name="objection_proposed_by_somebody", violation_error_message="答复须写明由谁提出。",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, proposed_at__isnull=False) & ~Q(answered_by=F("proposed_by")),
                name="objection_answered_by_another", violation_error_message="答复须由核实人员以外的人确认。",
            ),
            models.CheckConstraint(
                condition=Q(anonymous=True, name="", contact="") | Q(anonymous=False) & ~Q(name="") & ~Q(contact=""),
                name="objection_named_or_anonymous", violation_error_message="实名异议须有姓名和联系方式。",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["notice"], name="objection_unanswered", condition=Q(answered_at__isnull=True)),
            models.Index(fields=["origin", "filed_at"], name="objection_origin"),
        ]
        ordering = ["notice_id", "place"]
