"""How long somebody may be silent before they are signed out, and how much of that is left.

The stamp is the session's `seen`, in seconds since 1970: written when signing in and renewed by requests, rarely enough
that reading pages seldom writes. What is told to people is what is enforced.
"""

import time

from django.conf import settings

OFFICIALS = 30 * 60  # seconds
RENEWED = {True: 60, False: 3600}  # by is_staff: seconds after which a request renews the stamp
WARNED = 120  # seconds before the end at which a page says so


def allowed(user):
    """Seconds of silence after which this person is signed out."""
    return OFFICIALS if user.is_staff else settings.SESSION_COOKIE_AGE


def told(user):
    """The same in words."""
    seconds = allowed(user)
    return f"{seconds // 3600}小时" if seconds >= 3600 else f"{seconds // 60}分钟"


def left(request):
    """Seconds until this person is signed out if nothing happens; None for strangers and sessions without a stamp."""
    user, seen = getattr(request, "user", None), None
    if user is not None and user.is_authenticated:
        seen = request.session.get("seen")
    return None if not seen else max(0, int(allowed(user) - (time.time() - seen)))


def is_over(request):
    """Whether this person, signed in, was silent for longer than is allowed; the last second itself still counts."""
    seen = request.session.get("seen")
    return bool(seen) and time.time() - seen > allowed(request.user)


def begin(request):
    """The silence begins anew: now."""
    request.session["seen"] = int(time.time())


def renew(request):
    """A request came: the silence begins anew, unless it just did. Officials' sessions always carry a stamp."""
    staff, seen = request.user.is_staff, request.session.get("seen")
    if (staff and not seen) or (seen and time.time() - seen > RENEWED[staff]):
        begin(request)
