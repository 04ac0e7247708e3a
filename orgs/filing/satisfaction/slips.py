"""The paper of slips: two in a row, each with its code, its QR and what it is for; printed once, cut apart by hand."""

import segno

from papers.typeset import typeset


def slips(row, codes, site):
    """PDF bytes; `site` is the address of the platform, as residents open it."""
    shown = [{"code": f"{code[:5]} {code[5:]}", "qr": segno.make(f"{site}/rate/{code}/", error="m").svg_data_uri(scale=4, border=0)} for code in codes]
    return typeset("papers/satisfaction_slips.html", {
        "title": "居民满意度评价码", "org": row.org.name, "site": site.split("://", 1)[-1], "until": row.closes_on,
        "rows": [shown[at : at + 2] for at in range(0, len(shown), 2)],
    })  # fmt: skip
