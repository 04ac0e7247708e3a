"""The link that shows others how far a case is, and its QR code."""

import segno
from django.utils.safestring import mark_safe

from casework.views.progress import token_of


def shared(request, case):
    """{link, qr} of a case that was handed in; empty for a draft and for side matters."""
    if case.submitted_at is None or case.parent_id:
        return {}
    link = request.build_absolute_uri(f"/t/{token_of(case)}/")
    return {"link": link, "qr": mark_safe(segno.make(link, error="m").svg_inline(scale=3, border=1, omitsize=True))}  # noqa: S308
