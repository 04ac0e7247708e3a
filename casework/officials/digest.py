"""Digest: what a working morning holds for one official, told once; DigestOff: who does not want it."""

from django.conf import settings
from django.db import models


class Digest(models.Model):
    """Counts of one person on one morning: due that day, overdue, never opened by them, calls to be answered.

    Written for everybody once a day, so that nobody is counted twice; `wanted` where there is something to mail.
    `mailed_at` is the moment it went out, `attempts` how often that was tried.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    day = models.DateField()
    today = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    fresh = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    wanted = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="one_digest_a_day")]
        indexes = [models.Index(fields=["day", "id"], name="digest_to_mail", condition=models.Q(wanted=True, mailed_at__isnull=True))]

    @property
    def lines(self):
        """What there is to do, in words; empty where there is nothing."""
        told = ((self.overdue, f"已超期 {self.overdue} 件"), (self.today, f"今天到期 {self.today} 件"),
                (self.fresh, f"还没有打开过 {self.fresh} 件"), (self.calls, f"今天该答复的来电来访 {self.calls} 条"))  # fmt: skip
        return [words for number, words in told if number]


class DigestOff(models.Model):
    """This person has switched the digest off."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digest_off")
    since = models.DateTimeField()
