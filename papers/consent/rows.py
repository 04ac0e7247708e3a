"""ElectronicConsent: from this moment a party agrees to electronic delivery, or takes that back. Rows are only added."""

from django.conf import settings
from django.db import models


class ElectronicConsent(models.Model):
    """Said in the hall by a member of the party; the newest row before a moment holds at that moment."""

    party = models.ForeignKey("network.Party", models.PROTECT, related_name="electronic_consents")
    given = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["party", "at"], name="consent_of_party")]
        ordering = ["at", "id"]
