"""A stranger's walk over the whole portal: every page that can be reached, its links, and the numbers of persons on it."""

import urllib.error
import urllib.request

from bench.audit.walk import TAKEN, kind_of
from casework.notices.gate.finding import find

LEAST, MOST = 150, 2500  # pages
TEXTS = ("text/csv", "text/calendar", "application/xml", "application/rss+xml", "application/atom+xml", "text/plain")
CONTROL = "王某，证件号码 11010519491231002X，手机 138 1234 5678，卡号 6222021234567890128"


def fetcher(base):
    """Asking without cookies, following redirects."""

    def fetch(address):
        try:
            with urllib.request.urlopen(base + address, timeout=120) as answer:
                return answer.status, kind_of(answer.headers), answer.read(), answer.url
        except urllib.error.HTTPError as answer:
            return answer.code, kind_of(answer.headers), answer.read(), answer.url

    return fetch


def numbers(page):
    """[(kind, mask)] of every number of a person on a page or in a text file."""
    if page.reading:
        text = page.reading.words
    elif page.kind.removeprefix(TAKEN).startswith(TEXTS):
        text = page.body.decode("utf-8", errors="replace")
    else:
        return []
    return [(found.label, found.masked) for found in find(text)]


def sees():
    """The control: the finder names an identity number, a phone and a card written down here."""
    return {found.kind for found in find(CONTROL)} >= {"id", "mobile", "card"}


def portal(walk):
    """(pages, errors, broken links, numbers): what a stranger reaches without signing in, and what is wrong with it."""
    pages = [page for page in walk.along(["/"], most=MOST) if page.status < 500 or page.by]
    errors = [f"{page.address}: {page.status}" for page in pages if page.status >= 500]
    broken = list(walk.broken(pages))
    told = [f"{page.address}: {label} {mask}" for page in pages for label, mask in numbers(page)]
    return pages, errors, broken, told
