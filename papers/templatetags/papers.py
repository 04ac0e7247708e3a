"""Tags of the templates of papers."""

from django import template

from papers import seal as drawing

register = template.Library()


@register.simple_tag
def seal(name):
    """The pattern of an office's seal."""
    return drawing.seal(name or "")
