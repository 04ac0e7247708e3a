"""Activity, its versions and photographs: what stood before a correction stays."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

SAID = ("what", "held_on", "place", "people", "volunteers", "minutes", "photos_agreed")


class Activity(models.Model):
    """One activity as it stands today; every version of it is a row of its own.

    `minutes` is how long it lasted, for the hours of its volunteers; `photos_agreed` the leader's word that those on the
    photographs agree; `hidden` that the community has taken it from the public page. `key` comes with the form.
    """

    org = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, related_name="activities")
    ref = models.CharField(max_length=20, unique=True)
    what = models.CharField(max_length=60)
    held_on = models.DateField()
    place = models.CharField(max_length=100)
    people = models.PositiveIntegerField()
    volunteers = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    photos_agreed = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "key"], name="one_activity_per_form"),
            models.CheckConstraint(condition=Q(volunteers__lte=F("people")), name="volunteers_among_people",
                                   violation_error_message="志愿者人数不能多于参加人数。"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["org", "-held_on", "-id"], name="activity_of_body"),
                   models.Index(fields=["-held_on", "-id"], name="activity_by_day")]  # fmt: skip
        ordering = ["-held_on", "-id"]

    @property
    def length(self):
        """How long it lasted, in hours as people write them."""
        return f"{self.minutes / 60:.1f}".removesuffix(".0")

    @property
    def is_public(self):
        """Whether the public page of the body shows it."""
        return not (self.hidden or self.withdrawn)

    @property
    def shown_photos(self):
        """The photographs of today's version."""
        return [photo for photo in self.photos.all() if photo.removed_at is None]

    @property
    def public_photos(self):
        """Those the leader says are agreed to and an official has released."""
        return [photo for photo in self.shown_photos if photo.released_at] if self.photos_agreed and self.is_public else []

    @property
    def waits_for_release(self):
        """Whether an official may still release a photograph."""
        return self.photos_agreed and not self.withdrawn and any(photo.released_at is None for photo in self.shown_photos)


class ActivityVersion(models.Model):
    """What was said of an activity from a moment on (`said`), by whom, and why it was corrected or withdrawn. Rows are only added."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    said = models.JSONField()
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "number"], name="one_activity_version_per_number")]
        ordering = ["-number"]

    @property
    def told(self):
        """The version in one line."""
        said = self.said
        if said["withdrawn"]:
            return "撤回"
        shown = "（没有公开）" if said["hidden"] else ""
        return f"{said['held_on']} {said['what']}，{said['place']}，{said['people']}人，志愿者{said['volunteers']}人{shown}"


class ActivityPhoto(models.Model):
    """One photograph, made smaller and without what the camera wrote beside it; shown to the public once somebody released it."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="photos")
    ref = models.CharField(max_length=20, unique=True)
    path = models.CharField(max_length=100)
    kind = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True) | Q(released_at__isnull=False, released_by__isnull=False),
                name="photo_released_by_somebody",
            )
        ]  # fmt: skip
        ordering = ["id"]
