"""NotifyOff: which kinds of letters a person does not want by which channel. Legal notices know no switch."""

from django.conf import settings
from django.db import models

from casework.core.process import PROCESSES
from casework.post.declared import KINDS

CHANNELS = {"sms": "短信", "email": "邮件"}


class NotifyOff(models.Model):
    """One person has switched one kind off for one channel; no row means wanted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notify_off")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "channel"], name="notify_off_once")]


def kind_of(letter):
    """The kind its process declares; a legal notice ("") where nothing is declared."""
    declared = PROCESSES[letter.case.process].letters.get(letter.name)
    return declared.kind if declared else ""


def unwanted(row):
    """Whether the recipient of an outbox row has switched its kind off for its channel."""
    if row.recipient_id is None or row.channel not in CHANNELS:
        return False
    kind = kind_of(row.letter)
    return bool(kind) and NotifyOff.objects.filter(user_id=row.recipient_id, kind=kind, channel=row.channel).exists()


def off_for(user):
    """{(kind, channel)} a person has switched off."""
    return set(NotifyOff.objects.filter(user=user).values_list("kind", "channel"))


def set_off(user, off):
    """Make these (kind, channel) pairs, and no others, the ones switched off; unknown ones are passed over."""
    known = {(kind, channel) for kind in KINDS for channel in CHANNELS} & set(off)
    kept = NotifyOff.objects.filter(user=user)
    for row in kept:
        if (row.kind, row.channel) not in known:
            row.delete()
    NotifyOff.objects.bulk_create([NotifyOff(user=user, kind=k, channel=c) for k, c in sorted(known)], ignore_conflicts=True)
