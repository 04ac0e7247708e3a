"""Sealing and Delivery: what the office did with a paper on paper. Rows are only added; a correction is a further row."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from network.vault import unseal

WAYS = {"direct": "直接送达", "left": "留置送达", "post": "邮寄送达", "electronic": "平台以外的电子送达", "public": "公告送达",
        "undone": "没有送达（更正误登）"}  # fmt: skip
KEEPER = "seal_keeper"  # the role of those who keep the seals; who keeps bid keys is another
PROVED = {"direct", "left", "post"}  # ways that are worth nothing without the signed receipt


class Sealing(models.Model):
    """用印登记: `by` is the keeper of seals who sealed `copies` sheets and spoiled some, or returned the paper unsealed (`returned`).

    `maker` is the person whose step made the paper: never the keeper.
    """

    paper = models.ForeignKey("casework.Paper", models.PROTECT, related_name="sealings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    seal = models.CharField(max_length=60, blank=True)
    copies = models.PositiveSmallIntegerField(default=0)
    spoiled = models.PositiveSmallIntegerField(default=0)
    returned = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    at = models.DateTimeField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(maker__isnull=True) | ~Q(by=F("maker")), name="sealed_by_another"),
            models.CheckConstraint(
                condition=(Q(copies__gte=1, returned="") & ~Q(seal="")) | (Q(copies=0, spoiled=0, seal="") & ~Q(returned="")),
                name="sealed_or_returned",
            ),
        ]
        ordering = ["id"]


class Void(models.Model):
    """A paper made void before it was sealed, with the step that made it taken back: its number stays in the register."""

    paper = models.OneToOneField("casework.Paper", models.PROTECT, related_name="void")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()


class Delivery(models.Model):
    """送达回证: `receiver` (who took it or witnessed it) is sealed; `path` is the scan of the signed receipt, "" without one."""

    paper = models.ForeignKey("casework.Paper", models.PROTECT, related_name="receipts")
    ref = models.CharField(max_length=20, unique=True)
    way = models.CharField(max_length=10)
    day = models.DateField()
    receiver = models.TextField(blank=True)
    note = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=8, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(way__in=sorted(PROVED)) | (~Q(path="") & ~Q(receiver="")), name="receipt_proved"),
            models.CheckConstraint(condition=~Q(way="undone") | Q(corrects__isnull=False), name="undone_corrects"),
        ]
        ordering = ["id"]

    @property
    def receiver_name(self):
        """Who took it; "" where nobody did."""
        return unseal(self.receiver, place_of(self.ref)) if self.receiver else ""

    @property
    def way_label(self):
        """The way in words."""
        return WAYS.get(self.way, self.way)


def place_of(ref):
    """The context under which a receiver is sealed."""
    return f"papers.receiver:{ref}"


def standing(rows):
    """The rows nobody has corrected, of rows that hang on one paper."""
    rows = list(rows)
    corrected = {row.corrects_id for row in rows}
    return [row for row in rows if row.pk not in corrected]


def posted_at(letter):
    """When the platform itself delivered a letter; None while it has not, and for what only goes on file."""
    return letter.posted_at if letter.party_id or letter.unit_id else None
