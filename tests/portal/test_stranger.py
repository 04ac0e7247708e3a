"""A stranger walks the portal along every link: nothing breaks, nothing leads nowhere, nobody's number stands there."""

import pytest
from django.test import Client

from bench.audit import stranger
from bench.audit.walk import Walk, kind_of
from portal.models import ArticlePage, HomePage
from tests.casework.notices.making import published, staffed

pytestmark = pytest.mark.django_db
BASE = "http://testserver"
PLANTED = (
    "<p>见<a href='/nowhere/at-all/'>这里</a>和<a href='/policies/registration/#no-such-place'>那里</a>，"
    "联系王某 138 1234 5678，证件号码 11010519491231002X。</p>"
)


def asking(client):
    """Fetch through the tests' own client, following redirects."""

    def fetch(address):
        answer = client.get(address, follow=True)
        landed = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, kind_of(answer.headers), body, BASE + landed.removeprefix(BASE)

    return fetch


def test_a_stranger_finds_what_was_planted_and_nothing_else_broken(bureau):
    """One article with a link, a jump and two numbers that should not be; all other pages are in order."""
    bureau.reach("announced")
    notice = published(staffed(bureau))
    HomePage.objects.get().add_child(instance=ArticlePage(title="有错的文章", slug="planted", published_on="2026-01-05",
                                                          kind="interpretation", body=PLANTED))  # fmt: skip
    pages, errors, broken, numbers = stranger.portal(Walk(asking(Client()), BASE))
    addresses = {page.address for page in pages}
    assert {
        f"/publicity/{notice.number}/",
        "/hall/services/DJ/",
        "/policies/registration/",
        "/stats/data.csv",
    } <= addresses
    assert len(addresses) > 100
    assert errors == []
    assert [said for said in broken if not said.startswith("/planted/ → ")] == []
    assert [said.split(" → ")[1].split(":")[0] for said in broken] == [
        "/nowhere/at-all/",
        "/policies/registration/#no-such-place",
    ]
    assert numbers == ["/planted/: 手机号码 138****5678", "/planted/: 身份证号码 110105**********2X"]
    assert stranger.sees()
