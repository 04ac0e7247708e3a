"""Tags of the templates of papers."""

from html import unescape

from django import template
from django.utils.html import strip_tags

from papers import seal as drawing
from papers.glyphs import report

register = template.Library()


@register.simple_tag
def seal(name):
    """The pattern of an office's seal."""
    return drawing.seal(name or "")


@register.filter
def glyphs(page):
    """What to tell the writer about characters of a paper that its face does not have, as sentences."""
    return report(unescape(strip_tags(page))).sentences()
