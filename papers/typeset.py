"""Typesetting: a template and its context into PDF bytes, without the network and the same every time."""

from pathlib import Path

from django.template.loader import render_to_string

CSS = Path(__file__).parent / "css"


class Unreachable(Exception):
    """A paper asked for something outside the product."""


def fetch(url, *args, **kwargs):
    """The only addresses a paper may use: data: and the package's own style sheets. Raises Unreachable."""
    if url.startswith("data:"):
        from weasyprint.urls import default_url_fetcher

        return default_url_fetcher(url, *args, **kwargs)
    raise Unreachable(f"a paper may not fetch {url[:80]}")


def typeset(template, context):
    """PDF bytes of a template. WeasyPrint is imported here, because it is slow to load and few processes need it."""
    from weasyprint import CSS as Sheet
    from weasyprint import HTML

    html = render_to_string(template, context)
    sheets = [Sheet(string=(CSS / name).read_text(encoding="utf-8"), url_fetcher=fetch) for name in sheets_of(template)]
    document = HTML(string=html, url_fetcher=fetch, base_url="paper:")
    return document.write_pdf(stylesheets=sheets, pdf_identifier=context.get("code", "").encode() or b"paper")


def sheets_of(template):
    """The style sheets of a template: the common one, and the certificate's own."""
    return ["official.css", "certificate.css"] if "certificate" in template else ["official.css"]
