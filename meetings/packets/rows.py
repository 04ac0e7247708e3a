"""Packet and PacketCopy: one binding of a meeting's papers, and each unit's copy of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

LOST = "这一册的文件不在服务器上（恢复备份以后按原样重做），正在重新装订，大约一分钟；请过一会儿刷新本页。"
WAITING = Q(made_at__isnull=True, fault="")


class Packet(models.Model):
    """One binding, asked for by the office and made by the clock; of a meeting only the newest is kept.

    `restricted` are numbers of topics that stand only in the copies of their circle (meetings/circle.py); `agenda` is the digest of the agenda it was bound
    from, `remarks` what could not be bound and why, `fault` the sentence why nothing was made, or LOST while its
    files are made again: an archive that was put back holds the rows and not what can be bound anew.
    """

    meeting = models.ForeignKey("casework.Case", models.PROTECT, related_name="packets")
    version = models.PositiveSmallIntegerField()
    restricted = models.JSONField(default=list)
    agenda = models.CharField(max_length=64, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    archival = models.BooleanField(default=False)
    remarks = models.JSONField(default=list)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting"], condition=WAITING, name="one_packet_waiting")]
        indexes = [models.Index(fields=["asked_at"], name="packet_waiting", condition=WAITING)]
        ordering = ["-id"]


class PacketCopy(models.Model):
    """One unit's copy; the office's has no unit and the number 0. `path` lies under PRIVATE_DIR/packets, `fetched_at` is when
    the unit first opened it.
    """

    packet = models.ForeignKey(Packet, models.CASCADE, related_name="copies")
    unit = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    number = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["packet", "number"], name="one_packet_copy_per_number")]
        ordering = ["packet_id", "number"]

    @property
    def holder(self):
        """Whose it is, in words."""
        return self.unit.short if self.unit_id else "办公室存档"
