"""NumberBook, NumberEntry and NumberGap: from when a series is numbered by hand, what was entered, what of it stays empty. Rows are only added."""

from django.conf import settings
from django.db import models


class NumberBook(models.Model):
    """From this day on one unit's papers of one series get their number by hand out of the office's book, or are numbered here again."""

    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    series = models.CharField(max_length=30)
    by_hand = models.BooleanField()
    effective_from = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["series", "unit", "effective_from"], name="book_of_series")]
        ordering = ["effective_from", "recorded_at", "id"]


class NumberEntry(models.Model):
    """A number entered from the book: once for a paper, once for a number."""

    paper = models.OneToOneField("casework.Paper", models.PROTECT, related_name="book_entry")
    series = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year", "place"], name="one_paper_per_book_number")]


class NumberGap(models.Model):
    """Why a number of the book stands on no paper of the platform."""

    series = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year", "place"], name="one_reason_per_gap")]
