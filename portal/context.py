"""What every page shows: whether this is a demonstration, and how large the text is."""

from datetime import timedelta

from django.conf import settings
from django.utils.timezone import localtime

from casework.clock import outages
from network import silence
from network.demonstration import shown


def ends(request):
    """When the silence of somebody signed in is over, for the warning two minutes before: {left, at}; None for strangers."""
    left = silence.left(request)
    return None if left is None else {"left": left, "at": localtime() + timedelta(seconds=left), "warned": silence.WARNED}


def page(request):
    """Context for all templates."""
    return {
        "demo": shown(), "outage": outages.notice(),
        "text_size": "large" if request.COOKIES.get("text") == "large" else "",
        "silence": ends(request),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
