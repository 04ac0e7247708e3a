"""Small leaves of the portal's pages: bars drawn as SVG, what the foot says of the office."""

from django import template
from django.core.cache import cache
from django.utils.html import format_html

register = template.Library()
KEPT = 600  # seconds
WIDTH = 100


@register.simple_tag
def bar(value, most, tone=""):
    """A bar of value / most, drawn without a style; the number stands beside it in the table."""
    width = round(WIDTH * float(value) / float(most), 1) if most else 0
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="{}" height="6"/></svg>',
        tone, max(width, 1) if value else 0,
    )  # fmt: skip


@register.simple_tag
def office():
    """The first page's particulars of the office, kept for ten minutes: the foot of every page of the portal shows them."""
    from portal.models import HomePage

    names = ("host", "address", "hours", "telephone", "site_code", "icp", "police")
    return cache.get_or_set("portal:office", lambda: HomePage.objects.values(*names).first() or {}, KEPT)
