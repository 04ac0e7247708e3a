"""User: an account; officials by their posts, applicants by their parties."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from network.vault import blind, mask_phone, seal, unseal


class User(AbstractUser):
    """One account of one natural person. The phone number is sealed; `phone_blind` finds it again.

    `is_staff` marks officials (who need a second factor); what they may do follows from their posts alone.
    """

    first_name = None
    last_name = None
    name = models.CharField(max_length=40, blank=True)
    phone = models.TextField(blank=True)
    phone_blind = models.CharField(max_length=64, null=True, unique=True)

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        """The person's name."""
        return self.name or self.username

    def get_short_name(self):
        """The person's name."""
        return self.name or self.username

    @property
    def masked_phone(self):
        """The phone number for display."""
        return mask_phone(self.clear_phone) if self.phone else ""

    @property
    def clear_phone(self):
        """The phone number itself: for delivery only."""
        return unseal(self.phone, f"network.user.phone:{self.pk}")


def set_phone(user, number):
    """Seal and save a phone number of an account that has its key; an empty one clears it."""
    user.phone = seal(number, f"network.user.phone:{user.pk}") if number else ""
    user.phone_blind = blind(number) if number else None
    user.save(update_fields=["phone", "phone_blind"])
