"""What every page shows: whether this is a demonstration, and how large the text is."""

from django.conf import settings

from casework.clock import outages
from network.demonstration import shown


def page(request):
    """Context for all templates."""
    return {
        "demo": shown(), "outage": outages.notice(),
        "text_size": "large" if request.COOKIES.get("text") == "large" else "",
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
