"""BlankBatch, Blank, BlankMove and Destruction: a blank has one standing and at most one paper; every move is a row of the ledger."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

STANDINGS = {"stock": "库存", "issued": "已用于证书", "spoiled": "作废待销毁", "returned": "已退回", "destroyed": "已销毁"}


class BlankBatch(models.Model):
    """Blanks received by a unit under consecutive numbers, `first` to `last`."""

    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    sort = models.CharField(max_length=60)
    first = models.CharField(max_length=20)
    last = models.CharField(max_length=20)
    count = models.PositiveIntegerField()
    source = models.CharField(max_length=100)
    received_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Blank(models.Model):
    """One blank. The table itself refuses a blank that is used without a paper, and knows each number once."""

    batch = models.ForeignKey(BlankBatch, models.PROTECT, related_name="blanks")
    number = models.CharField(max_length=20, unique=True)
    standing = models.CharField(max_length=10, default="stock")
    paper = models.ForeignKey("casework.Paper", models.PROTECT, null=True, related_name="blanks")

    class Meta:
        indexes = [models.Index(fields=["batch", "standing"], name="blanks_by_standing")]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=sorted(STANDINGS)), name="blank_standing_known"),
            models.CheckConstraint(
                condition=Q(standing="issued", paper__isnull=False) | (~Q(standing="issued") & Q(paper__isnull=True)),
                name="blank_issued_to_a_paper",
            ),
        ]
        ordering = ["number"]


class Destruction(models.Model):
    """销毁: one person lists spoiled blanks, another destroys them with that person; nothing is destroyed by one alone."""

    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    blanks = models.ManyToManyField(Blank, related_name="destructions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(witness__isnull=True) | ~Q(witness=F("by")), name="destroyed_by_two")]
        ordering = ["id"]


class BlankMove(models.Model):
    """A line of the ledger: a blank went from one standing ("" when it was received) to another. Rows are only added."""

    blank = models.ForeignKey(Blank, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10)
    paper = models.ForeignKey("casework.Paper", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    @property
    def label(self):
        """What happened, in words."""
        return "收进" if not self.before else "更正误登，退回库存" if self.after == "stock" else STANDINGS[self.after]
