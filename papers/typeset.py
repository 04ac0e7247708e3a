"""Typesetting: a template and its context into PDF bytes, without the network and the same every time."""

from pathlib import Path

from django.template.loader import render_to_string

CSS = Path(__file__).parent / "css"


def fetcher():
    """The only addresses a paper may use are data: ones; anything else stops the rendering."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=["data"], fail_on_errors=True)


def typeset(template, context):
    """PDF bytes of a template. WeasyPrint is imported here, because it is slow to load and few processes need it."""
    from weasyprint import CSS as Sheet
    from weasyprint import HTML

    html = render_to_string(template, context)
    strict = fetcher()
    sheets = [
        Sheet(string=(CSS / name).read_text(encoding="utf-8"), url_fetcher=strict) for name in sheets_of(template)
    ]
    document = HTML(string=html, url_fetcher=strict, base_url="paper:")
    return document.write_pdf(stylesheets=sheets, pdf_identifier=context.get("code", "").encode() or b"paper")


def sheets_of(template):
    """The style sheets of a template: the common one, and the certificate's own."""
    return ["official.css", "certificate.css"] if "certificate" in template else ["official.css"]
