"""Activation: an account opened at the window, taken over by its owner with a printed code."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from network.vault import blind, blinds

VALID = timedelta(days=30)


class Activation(models.Model):
    """A code printed for a visitor whose identity a clerk has seen, or for an official; used once, within thirty days.

    `printed_by` is empty for the accounts made when the installation was set up.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="activations")
    code = models.CharField(max_length=64, unique=True)
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    printed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


def print_code(user, clerk, instant):
    """A fresh code for the user; only its blind digest is stored."""
    code = "-".join(secrets.token_hex(2).upper() for _ in range(3))
    Activation.objects.create(
        user=user, code=blind(code), printed_by=clerk, printed_at=instant, expires_at=instant + VALID
    )
    return code


def use(code, password, instant):
    """Set the password of the account behind a valid code and return it; None for any other code."""
    with transaction.atomic():
        row = Activation.objects.select_for_update().filter(code__in=blinds(code), used_at__isnull=True).first()
        if row is None or row.expires_at < instant:
            return None
        row.used_at = instant
        row.save(update_fields=["used_at"])
        row.user.set_password(password)
        row.user.is_active = True
        row.user.save(update_fields=["password", "is_active"])
    return row.user
