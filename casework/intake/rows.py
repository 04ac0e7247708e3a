"""What comes in with a case: drafts nobody else sees, files, frozen submissions, visits at the window."""

from django.conf import settings
from django.db import models

from casework.intake.bond.judging import LABELS

EARLIER = "was~"  # before a material's key: a version that was replaced before it was handed in


class Draft(models.Model):
    """The answers of one section as typed so far: sealed, invisible to officials, kept even when not yet right."""

    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="drafts")
    section = models.CharField(max_length=40)
    answers = models.TextField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "section"], name="one_draft_per_section")]


class Submission(models.Model):
    """What was handed in at one moment: canonical JSON of the answers and the files' hashes, under one digest."""

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    entry = models.OneToOneField("casework.Entry", models.PROTECT, related_name="submission")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_submission_per_number")]
        ordering = ["case_id", "number"]


class Upload(models.Model):
    """One file of a case, inspected on arrival and kept outside MEDIA under a random name.

    `key` is the material's key, or `step.field` for a file handed in with a step. Once part of a submission it is
    frozen: a better one is a further upload, never a replacement. A draft's file that was replaced keeps its bytes under
    a key beginning with EARLIER and is not handed in. `valid_until` is the last day printed on it, where somebody said so.
    `bond` of a scan of a page printed here is how its QR was read (casework/intake/bond), `bond_mark` the version it bears.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="uploads")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    scan = models.CharField(max_length=8)
    valid_until = models.DateField(null=True)
    bond = models.CharField(max_length=8, blank=True)
    bond_mark = models.CharField(max_length=16, blank=True)
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="files")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    original_seen_at = models.DateTimeField(null=True)
    original_seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "key"], name="upload_of_case")]
        ordering = ["case_id", "key", "id"]

    @property
    def bond_label(self):
        """How its QR was read, in words; "" for what is no such scan."""
        return LABELS.get(self.bond, "")


class Visit(models.Model):
    """Somebody at the window: a clerk acts for them on paper they signed; they may claim the case later by code."""

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="visits")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    visitor = models.TextField()
    identity_seen = models.BooleanField()
    mandate = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    opened_at = models.DateTimeField()
    code = models.CharField(max_length=64, unique=True)
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(identity_seen=True),
                name="visitor_identity_seen",
                violation_error_message="请先核对来访人的身份证件。",
            )
        ]
