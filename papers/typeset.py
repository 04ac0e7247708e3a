"""Typesetting: a template and its words into PDF bytes, without the network and the same every time."""

from django.template.loader import render_to_string

from papers.limits import Unprintable

NO_ENGINE = "这台机器缺少制作PDF文书的组件，请系统管理员运行 script/bootstrap；文书内容已经保存，补齐后可以制作。"


def typeset(template, context, *, record=None, at=None):
    """PDF bytes of a template; `record` is attached as record.json, `at` is the instant the paper bears.

    The class of its <html> names the look: official (GB/T 9704), sheet (forms and lists), certificate. Raises Unprintable
    (a Refused) with a sentence when the paper is too large or reaches outside itself, and where the libraries are missing.
    """
    try:
        from papers.press import press
    except (ImportError, OSError):  # Pango raises OSError when a library is missing
        raise Unprintable(NO_ENGINE) from None
    return press().pdf(render_to_string(template, context), record=record, at=at)
