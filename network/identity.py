"""Identity: how surely an applicant's account belongs to the person it names, and the adapter that finds out.

The setting IDENTITY_VERIFIER names the adapter by dotted path (docs/identity.md). The local one is the clerk at the
window, who looks at the document and records its kind and number; no copy is kept.
"""

from typing import Protocol

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from network.vault import blind, blinds, mask_id, seal, unseal


class Level(models.IntegerChoices):
    """Each level includes those below it."""

    UNVERIFIED = 0, "没有核验"
    PHONE = 1, "已核验手机号码"
    DOCUMENT = 2, "窗口已核对证件"
    SERVICE = 3, "已由统一身份认证核验"


class Document(models.TextChoices):
    """Documents that prove who one is."""

    ID_CARD = "id_card", "居民身份证"
    PASSPORT = "passport", "护照"
    HOME_RETURN = "home_return", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民来往大陆通行证"
    RESIDENCE = "residence", "外国人永久居留身份证"


class Identity(models.Model):
    """What was found out about one account: the level, the document's kind, its number sealed with a blind index."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="identity")
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, blank=True)
    number = models.TextField(blank=True)
    number_blind = models.CharField(max_length=64, null=True, unique=True)
    verified_at = models.DateTimeField()
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    @property
    def masked_number(self):
        """The document's number for display."""
        return mask_id(unseal(self.number, context_of(self.user_id)))


class Taken(Exception):
    """The document already stands for another account."""


class IdentityVerifier(Protocol):
    """What an adapter must answer: the level it has proved, after saving it with `record`. Raises Taken."""

    def verify(self, user, *, kind, number, by, instant):
        """Find out whether the document is the user's; `by` is the official who asks, None for the person alone."""


class AtTheWindow:
    """The local adapter: the official holds the document in the hand, which is the proof."""

    def verify(self, user, *, kind, number, by, instant):
        """Record what the official saw."""
        return record(user, Level.DOCUMENT, kind=kind, number=number, by=by, instant=instant)


def verifier():
    """The adapter of this installation."""
    return import_string(settings.IDENTITY_VERIFIER)()


def context_of(user_id):
    """Binds a sealed number to its account."""
    return f"network.identity.number:{user_id}"


def record(user, level, *, kind="", number="", by=None, instant):
    """Save a level; a lower one never replaces a higher one. Raises Taken when the number is another account's."""
    if number and Identity.objects.filter(number_blind__in=blinds(number)).exclude(user=user).exists():
        raise Taken
    found = Identity.objects.filter(user=user).first() or Identity(user=user, level=level)
    found.level, found.verified_at, found.verified_by = max(found.level, level), instant, by
    if number:
        plain = number.strip().upper()
        found.kind, found.number, found.number_blind = kind, seal(plain, context_of(user.pk)), blind(plain)
    found.save()
    return found


def level_of(user):
    """The level of an account; unverified where nothing is known."""
    known = Identity.objects.filter(user=user).values_list("level", flat=True).first()
    return Level(known or 0)


def number_of(user):
    """The number of the document somebody has seen, or "" : to find the same person in the register."""
    found = Identity.objects.filter(user=user, level__gte=Level.DOCUMENT).first()
    return unseal(found.number, context_of(user.pk)) if found and found.number else ""
