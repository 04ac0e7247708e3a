"""Typesetting: a template and its words into PDF bytes, without the network and the same every time."""

from django.template.loader import render_to_string


def typeset(template, context, *, record=None, at=None):
    """PDF bytes of a template; `record` is attached as record.json, `at` is the instant the paper bears.

    The class of its <html> names the look: official (GB/T 9704), sheet (forms and lists), certificate. Raises Unprintable
    (a Refused) with a sentence when the paper is too large or reaches outside itself.
    """
    from papers.press import press

    return press().pdf(render_to_string(template, context), record=record, at=at)
