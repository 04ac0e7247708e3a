"""Pages of the portal kept for strangers: whoever brings no cookie of ours gets the page another stranger was given.

A kept page is valid for one stamp: the newest line of the journal, fact, edited page, rule and question. Whatever is done
through the platform changes the stamp. Each process asks for it at most once in KEPT_STAMP_SECONDS, so a stranger sees a
page at most that much older than the last step (docs/editing.md); what only the day changes is made anew every minute.
"""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse

KEPT = 60  # seconds
# Pages behind a link of one's own, pages that cost little, and addresses without end are made each time.
OTHERS = (
    "/hall/", "/desk/", "/accounts/", "/admin/", "/files/", "/papers/", "/static/", "/healthz", "/readyz", "/enter/", "/stay/",
    "/activate/", "/sign/", "/rate/", "/t/", "/verify/", "/search/", "/publicity/",
)  # fmt: skip
STAMPED = (
    ("casework_entry", "id"), ("orgs_fact", "id"), ("orgs_bodyline", "id"), ("wagtailcore_page", "latest_revision_id"), ("wagtailcore_pagelogentry", "id"),
    ("policy_rulerow", "id"), ("policy_question", "id"), ("policy_document", "id"),
)  # fmt: skip
ASKED = "SELECT " + ", ".join(f"(SELECT MAX({column}) FROM {table})" for table, column in STAMPED)  # noqa: S608  names of our own


class KeptPages:
    """Stands before everything that reads the session. Guides are kept too: they are public and the same for all strangers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The kept page, or the page made now and kept where it may be."""
        if not of_a_stranger(request):
            return self.get_response(request)
        asked = f"{stamp()} {request.get_host()} {request.COOKIES.get('text', '')} {request.get_full_path()}"
        key = f"kept:{hashlib.sha256(asked.encode()).hexdigest()}"
        found = cache.get(key)
        if found is None:
            response = self.get_response(request)
            if may_be_kept(response):
                cache.set(key, (response.content, dict(response.items())), KEPT)
            return response
        body, headers = found
        return HttpResponse(body, headers=headers)


def of_a_stranger(request):
    """Whether the request says nothing of who asks: reading, without a cookie but that of the text size."""
    if request.method != "GET" or set(request.COOKIES) - {"text"} or request.headers.get("Authorization"):
        return False
    guide = request.path.startswith("/hall/services/") and not request.path.endswith("/check/")
    return guide or not request.path.startswith(OTHERS)


def may_be_kept(response):
    """A whole page that was given without a cookie (forms with a token set one) and does not forbid it."""
    return (
        response.status_code == 200 and not response.streaming and not response.cookies
        and "no-store" not in response.get("Cache-Control", "") and "private" not in response.get("Cache-Control", "")
    )  # fmt: skip


NEVER = (float("-inf"), "")
known = NEVER  # when this process asked last, and what it heard


def stamp():
    """The state of everything public, as this process heard of it KEPT_STAMP_SECONDS ago at most."""
    global known
    now, (asked, heard) = time.monotonic(), known
    if now - asked >= settings.KEPT_STAMP_SECONDS:
        heard = ask()
        known = (now, heard)  # the instant before asking: what happens meanwhile is not held back longer
    return heard


def ask():
    """The stamp from the database, in one question of seven index ends."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        return "-".join(str(value or 0) for value in cursor.fetchone())
