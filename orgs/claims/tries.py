"""Wrong codes of one person, counted by the day: a code is short enough to be typed, so it must not be guessed."""

from django.core.cache import cache
from django.utils import timezone

from casework.journal.instant import wall
from policy.rules import value

DAY = 86400


def too_many(user, day, *, wrong=False):
    """Whether this person has typed more wrong codes today than the rule allows; `wrong` counts one more."""
    key = f"claim-code:{user.pk}:{day:%Y%m%d}"
    if wrong:
        cache.add(key, 0, DAY)
        cache.incr(key)
    return cache.get(key, 0) >= value("claim.tries_per_day", on=day).number


def until_tomorrow():
    """Seconds until the count begins anew, at midnight in Asia/Shanghai."""
    here = timezone.localtime(wall())
    return DAY - here.hour * 3600 - here.minute * 60 - here.second
