"""SignIn: who signed in or tried to, when and from where; kept for the rule's time, then deleted by `retain`."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from network.vault import seal, unseal


class SignIn(models.Model):
    """One attempt. A name nobody has leaves `user` empty and is not written down; the address is sealed."""

    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sign_ins")
    done = models.BooleanField()
    address = models.TextField()
    token = models.CharField(max_length=32, unique=True)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="sign_in_by_time")]
        ordering = ["-at", "-id"]

    @property
    def masked_address(self):
        """The network address for display: the first half of it."""
        whole = unseal(self.address, f"network.sign_in.address:{self.token}")
        mark = ":" if ":" in whole else "."
        parts = whole.split(mark)
        return mark.join([*parts[:2], "*"]) if len(parts) > 2 else whole


def note(request, user, *, done):
    """Write an attempt down."""
    token = secrets.token_hex(16)
    address = seal(request.META.get("REMOTE_ADDR", ""), f"network.sign_in.address:{token}")
    return SignIn.objects.create(
        at=timezone.localtime(), user=user if user and user.pk else None, done=done, address=address, token=token
    )
