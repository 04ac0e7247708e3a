"""Party: whoever can own a case; Membership: who belongs to it, in which part, from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class PartyManager(models.Manager):
    """Makes the parties that come into being on their own."""

    def found_team(self, name, founder, day):
        """A founding team; `founder` may be None for a visitor at the window who has no account yet."""
        team = self.create(kind="team", name=name)
        if founder is not None:
            Membership.objects.create(party=team, user=founder, role="founder", valid_from=day)
        return team


class Party(models.Model):
    """An organization, a founding team, a community committee or a unit, as one that acts or owns cases."""

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    unit = models.OneToOneField("network.Unit", models.PROTECT, null=True, related_name="party")

    objects = PartyManager()

    def __str__(self):
        return self.name


class Membership(models.Model):
    """A person belongs to a party as founder, applicant, legal_rep or finance, for a time."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="membership_days_in_order",
                violation_error_message="截止日期不能早于起始日期。",
            ),
            models.UniqueConstraint(
                fields=["party", "user", "role"], condition=Q(valid_to__isnull=True), name="one_open_membership"
            ),
        ]
