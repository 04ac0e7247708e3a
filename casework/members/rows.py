"""Invitation, Mandate and MemberChange: how somebody comes to act for a party, what proves it, and what was changed."""

from django.conf import settings
from django.db import models

from network.vault import unseal


class Invitation(models.Model):
    """A link that makes one named person a member; used once. The name is sealed, of the link only the digest is kept.

    `ends_on` is the last day of the membership it gives, or None; `expires_at` the instant the link itself ends.
    """

    party = models.ForeignKey("network.Party", models.PROTECT, related_name="invitations")
    part = models.CharField(max_length=20)
    invitee = models.TextField()
    code = models.CharField(max_length=64, unique=True)
    ends_on = models.DateField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]

    @property
    def invitee_name(self):
        """Whom it is for."""
        return unseal(self.invitee, f"invitation:{self.code}")


class Mandate(models.Model):
    """经办人授权书: what a member may do until which day, uploaded as a sealed sheet or signed here. Rows are only added.

    `way` is "scan" (then `path` names the file) or "signed"; `sha256` is the digest of the file or of the signed text.
    """

    party = models.ForeignKey("network.Party", models.PROTECT, related_name="mandates")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates")
    way = models.CharField(max_length=8)
    scope = models.CharField(max_length=200)
    ends_on = models.DateField()
    path = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=8, blank=True)
    sha256 = models.CharField(max_length=64)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(way="scan", path__gt="") | models.Q(way="signed", path=""), name="mandate_scan_has_file",
                violation_error_message="请上传盖章的授权书。",
            )
        ]  # fmt: skip
        ordering = ["-given_at", "-id"]


class MemberChange(models.Model):
    """One change of a party's members: by whom, about whom, what. Rows are only added."""

    party = models.ForeignKey("network.Party", models.PROTECT, related_name="member_changes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["party", "-at", "-id"], name="member_change_by_time")]
        ordering = ["-at", "-id"]
