"""Walking through the site as somebody would: from the addresses one can type, along every link."""

import re
from urllib.parse import urljoin

from django.urls import get_resolver

from tests.access.roles import fetched
from tests.portal.doors import addresses

LINK = re.compile(r'(?:href|src|action|hx-get|content)="(/[^"#]*|\?[^"#]*)')
NOT_WALKED = ("/static/", "/accounts/", "/admin/", "/media/")  # packages with pages of their own, no data of a party


def starts():
    """Every address without an object, and the questions one may ask of them."""
    plain = [
        f"/{p}"
        for p in addresses(get_resolver().url_patterns)
        if "<" not in p and not p.startswith(("admin/", "accounts/"))
    ]
    asked = ["/search/?q=麒麟", "/register/?q=麒麟", "/publicity/?q=麒麟", "/desk/cases/?q=麒麟", "/desk/notices/?q=麒麟&bucket=all",
             "/hall/data/?format=json", "/desk/import/defects/?xlsx=1", "/desk/staff/?q=麒麟"]  # fmt: skip
    return ["/", *plain, *asked]


def walk(client, begin, most=400, without=()):
    """{address: (status, content type, bytes)} of everything that can be reached."""
    seen, waiting = {}, list(dict.fromkeys(begin))
    while waiting and len(seen) < most:
        url = waiting.pop(0)
        if url in seen or url.startswith((*NOT_WALKED, *without)):
            continue
        answer = client.get(url)
        kind = answer.headers.get("Content-Type", "")
        seen[url] = (answer.status_code, kind, fetched(answer))
        if answer.status_code in (301, 302, 303):
            waiting.append(urljoin(url, answer.url))
        elif kind.startswith("text/html"):
            waiting += [
                urljoin(url, link.replace("&amp;", "&")) for link in LINK.findall(seen[url][2].decode(errors="replace"))
            ]
    return seen
