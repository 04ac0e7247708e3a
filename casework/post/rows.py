"""Letters, the outbox that posts them, and the papers that go with them."""

from django.conf import settings
from django.db import models


class Letter(models.Model):
    """What a step has to tell somebody: written with the step, shown once posted.

    Addressed to a party, or to a unit of the network; neither means it goes on file.
    `answer` names the step by which a party that is not the applicant answers it. `posted_at` is the moment of
    delivery on the platform; `cancelled_at` the moment its step was recalled before that. `says` are the lines shown
    with it, `words` the words of its paper: both are frozen with the step, whatever happens to the case afterwards.
    `waits_for` names what its paper still lacks before anybody is told (words of `writing.HOLDS`, with commas).
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="letters")
    entry = models.ForeignKey("casework.Entry", models.PROTECT, related_name="letters")
    name = models.CharField(max_length=60)
    party = models.ForeignKey("network.Party", models.PROTECT, null=True, related_name="letters")
    unit = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="letters")
    title = models.CharField(max_length=200)
    do = models.CharField(max_length=300)
    says = models.JSONField(default=list)
    paper = models.CharField(max_length=40, blank=True)
    answer = models.CharField(max_length=60, blank=True)
    words = models.JSONField(default=dict)
    due_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    run_after = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    waits_for = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="one_letter_per_step")]
        indexes = [models.Index(fields=["party", "-posted_at"], name="letter_of_party")]
        ordering = ["id"]

    @property
    def paper_waits(self):
        """Whether its paper is still to be made; one told on paper before the platform had the case gets none."""
        if not self.paper or hasattr(self, "issued"):
            return bool(self.paper) and self.issued.made_at is None
        return self.deliveries.filter(channel="paper", done_at__isnull=True).exists()


class Outbox(models.Model):
    """One delivery of one letter by one channel to one person: done once, whoever carries it and however often."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=10)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=60, unique=True)
    run_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["run_after", "id"], name="outbox_waiting", condition=models.Q(done_at__isnull=True))
        ]


class Paper(models.Model):
    """An official paper: its number is drawn when it is issued, its bytes follow; `code` verifies it.

    `head` is the digest of the journal line it rests on, `root` yesterday's published root: both are printed on it.
    `sha256` is of the file as it was issued; where it was signed, `plain_sha256` is of the same file without its signature.
    """

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="issued")
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    number = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=20, unique=True)
    head = models.CharField(max_length=64)
    root = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField()
    path = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    plain_sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]


class Series(models.Model):
    """The last 文号 drawn in one series of one year: without gaps, because it is drawn with the paper's own row."""

    name = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="one_series_per_year")]
