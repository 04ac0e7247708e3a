"""The edge table and the commands already carried out: what the database itself knows of the rules."""

from django.conf import settings
from django.db import models


class Edge(models.Model):
    """One permitted change of state. Source "" marks a birth state, source "*" a state known to the process."""

    process = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["process", "source", "target"], name="one_edge")]


class Command(models.Model):
    """A form that was pressed: the same key by the same person is carried out once."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="commands")
    entry = models.ForeignKey("casework.Entry", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="one_command_per_key")]


class Undo(models.Model):
    """What a step changed on its case, kept until the next step: the ground on which it may be recalled."""

    case = models.OneToOneField("casework.Case", models.CASCADE, related_name="undo")
    entry = models.ForeignKey("casework.Entry", models.PROTECT, related_name="+")
    state = models.CharField(max_length=40)
    fields = models.JSONField()


class Opened(models.Model):
    """Somebody other than the last actor has opened the case since: a reading mark, raises no version."""

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user", "version"], name="one_mark_per_version")]


class Disowned(models.Model):
    """A decider says of an entry made in their name: this was not my decision."""

    entry = models.OneToOneField("casework.Entry", models.PROTECT, related_name="disowned")
    reason = models.CharField(max_length=500)
    disowned_at = models.DateTimeField()
    disowned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
