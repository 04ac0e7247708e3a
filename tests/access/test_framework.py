"""The addresses that come with the packages: the editors' admin, accounts, documents. Every one of the URLconf is tried.

Who may enter the admin is a post of editor or publisher and nothing else, whatever the account's marks say. There is
no Django admin here: no address of the URLconf belongs to it.
"""

import re

import pytest
from django.urls import get_resolver, resolve
from wagtail.models import Page

from tests.access.digest import differing, digest
from tests.access.roles import WHO, fetched
from tests.access.words import words_of
from tests.portal.doors import LEFT_TO_THE_FRAMEWORK

pytestmark = pytest.mark.django_db
EDITORS = {"editor", "publisher"}
# Both sides' people are one to the editors' admin, which knows no parties.
TRYING = sorted({who for who in WHO if not who.endswith("_b")} - EDITORS)
# What a pattern's places are filled with; whole numbers become the home page's own, everything else a plain word.
WORDS = {
    "app_label": "portal", "model_name": "articlepage", "content_type_app_name": "portal", "content_type_model_name": "articlepage",
    "action_name": "publish", "action": "publish", "uidb36": "1", "key": "abc-def", "revision_id_a": "earliest", "revision_id_b": "latest",
}  # fmt: skip
# Regular expressions without names, and the reason why anybody may ask: the page itself says what one may read.
PLAIN = {
    r"documents/^(\d+)/(.*)$": "documents/1/a.pdf",
    r"^((?:[\w\-]+/)*)$": "no-such-page/",
    "admin/^.*/$": "admin/no/such/page/",
}
# Open to all, and why.
OPEN = {
    "admin/jsi18n/": "the admin's words, no data",
    "admin/sprite/": "the admin's icons, no data",
    "admin/failwhale/": "fails on purpose, for the page that tells of failures",
}
DOORS = ("admin/enter/", "admin/login/", "admin/logout/", "admin/password_reset/")  # tests/portal/doors.py
ENDS = ("accounts/logout/",)  # ends the session it is asked in


def patterns(rows, prefix=""):
    """Every pattern of the packages' addresses."""
    for row in rows:
        path = prefix + str(row.pattern)
        if hasattr(row, "url_patterns"):
            yield from patterns(row.url_patterns, path)
        elif path.startswith(LEFT_TO_THE_FRAMEWORK):
            yield path


def filled(pattern):
    """An address of the pattern."""
    if pattern in PLAIN:
        return f"/{PLAIN[pattern]}"
    number = str(Page.objects.order_by("-depth").values_list("pk", flat=True).first() or 1)
    found = re.sub(r"\(\?P<(\w+)>[^()]*\)", lambda m: WORDS.get(m[1], number), pattern)
    found = re.sub(r"<(?:(\w+):)?(\w+)>", lambda m: number if m[1] == "int" else WORDS.get(m[2], number), found)
    return "/" + found.replace("^", "").replace("$", "").replace("\\.", ".")


def known():
    """{pattern: address}, the pattern's own view being what answers."""
    return {pattern: filled(pattern) for pattern in sorted(set(patterns(get_resolver().url_patterns)))}


def test_every_address_of_the_packages_is_tried_and_none_is_another_admin():
    wrong = {p: url for p, url in known().items() if plain(resolve(url).route) != plain(p)}
    assert wrong == {}
    assert len(known()) >= 200
    assert set(OPEN) | set(DOORS) | set(ENDS) <= set(known())
    everything = [resolve(url).func.__module__ for url in known().values()]
    assert [module for module in everything if module.startswith("django.contrib.admin")] == []


def plain(route):
    """A route without the anchors that `resolve` leaves out where one list includes another."""
    return route.replace("^", "")


def shut(answer):
    """Sent away: to sign in, refused, or told that there is nothing."""
    if answer.status_code in (301, 302):
        return answer.url.startswith(("/accounts/login/", "/admin/enter/", "/admin/login/"))
    return answer.status_code in (403, 404)


def test_nobody_without_the_post_gets_into_the_editors_admin(world, people):
    leaks, before = [], digest()
    for pattern, url in known().items():
        if not pattern.startswith("admin/") or pattern in DOORS or pattern in OPEN:
            continue
        for who in TRYING:
            # Each refusal leaves a message; unread they pile up, and are read anew each time.
            people[who].cookies.pop("messages", None)
            looked = people[who].get(url)
            fetched(looked)
            if not shut(looked):
                leaks.append(f"{who} looks at {url}: {looked.status_code}")
        for who in ("public", "stranger", "clerk", "admin", "security", "auditor"):
            pressed = people[who].post(url, {"title": "闯入", "slug": "intruded", "action-publish": "1"})
            if not shut(pressed):
                leaks.append(f"{who} presses {url}: {pressed.status_code}")
    assert len(TRYING) >= 20
    assert sorted({x.split(" ", 1)[1] for x in leaks}) == []
    assert differing(before, digest()) == []


def test_a_new_password_is_to_be_had_by_the_accounts_own_way_alone(client, settings):
    beyond = ("done/", "complete/", "confirm/MQ/abc-def/")
    assert client.get("/admin/password_reset/").url == "/accounts/password/reset/"
    assert [client.get(f"/admin/password_reset/{page}").status_code for page in beyond] == [404, 404, 404]
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True  # the control
    assert [client.get(f"/admin/password_reset/{page}").status_code for page in beyond] == [200, 200, 200]


def test_the_editors_get_in(world, people):
    """The control: the same addresses are real, an editor's browser opens many of them."""
    urls = [url for pattern, url in known().items() if pattern.startswith("admin/") and pattern not in (*DOORS, *OPEN)]
    opened = {who: sum(people[who].get(url).status_code == 200 for url in urls) for who in sorted(EDITORS)}
    assert min(opened.values()) >= 20, opened


def test_the_account_pages_show_ones_own_account_and_no_other(world, people):
    urls = [url for pattern, url in known().items() if pattern.startswith("accounts/") and pattern not in ENDS]
    assert len(urls) >= 20
    hits = []
    for who in ("public", "stranger", "founder_b", "sponsor_b", "admin", "security"):
        for url in urls:
            answer = people[who].get(url)
            text = words_of(fetched(answer), answer.headers.get("Content-Type", "text/html"))
            hits += [(who, url, mark) for mark in world.a.marks if mark in text]
            if answer.status_code >= 500:
                hits.append((who, url, answer.status_code))
    assert hits == []
    own = people["founder_a"].get("/accounts/email/").content.decode()
    assert f"private-{world.a.name}@example.org" in own  # the control: the owner's page does
