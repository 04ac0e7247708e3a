"""Dossier and SelfCheck: a case's bound file, and what its own check found."""

from django.conf import settings
from django.db import models

LOST = "这一册的文件不在服务器上（恢复备份以后按原样重做），正在重新装订，大约一分钟；请过一会儿刷新本页。"


class SelfCheck(models.Model):
    """案卷自查 of one closed case: `score` out of 100, `faults` as [{code, title, points, says}], `head` the digest of the
    journal line up to which it was looked at.
    """

    case = models.OneToOneField("casework.Case", models.PROTECT, related_name="self_check")
    at = models.DateTimeField()
    head = models.CharField(max_length=64)
    score = models.PositiveSmallIntegerField()
    faults = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(score__lte=100), name="self_check_out_of_100")]
        indexes = [models.Index(fields=["score", "case"], name="self_check_by_score")]


class Dossier(models.Model):
    """One binding: asked for by an official, made by the clock. Of a case only the newest is kept.

    `path` and `archive` name the PDF and the ZIP under PRIVATE_DIR/dossiers, `sha256` and `archive_sha256` their digests;
    `head` is the journal line up to which it goes, `fault` the sentence why it could not be made, or LOST while its files are made
    again: an archive that was put back holds the row and not what can be bound anew.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="dossiers")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    head = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    pieces = models.JSONField(default=list)
    path = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    archive = models.CharField(max_length=100, blank=True)
    archive_sha256 = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(made_at__isnull=True, fault=""), name="one_dossier_waiting")
        ]
        indexes = [models.Index(fields=["asked_at"], name="dossier_waiting", condition=models.Q(made_at__isnull=True, fault=""))]
        ordering = ["-id"]
