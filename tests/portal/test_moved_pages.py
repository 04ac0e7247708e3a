"""Editors' redirects: in place of a page that is gone from the portal; elsewhere nothing is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

pytestmark = pytest.mark.django_db


def asked(client, path):
    """(answer, how often the redirects were asked)."""
    client.cookies["seen"] = "1"
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    return answer, sum("wagtailredirects" in query["sql"] for query in queries)


def test_a_page_that_moved_leads_on(client):
    Redirect.objects.create(old_path="/old-news", redirect_link="/news/", is_permanent=True)
    answer, times = asked(client, "/old-news/")
    assert (answer.status_code, answer.url, times > 0) == (301, "/news/", True)
    assert asked(client, "/no-such-news/")[0].status_code == 404


@pytest.mark.parametrize("path", ["/hall/nowhere/", "/desk/nowhere/", "/files/nowhere/", "/papers/nowhere/"])
def test_what_is_not_there_behind_a_door_asks_for_none(client, path):
    Redirect.objects.create(old_path=path.rstrip("/"), redirect_link="/news/", is_permanent=True)
    answer, times = asked(client, path)
    assert answer.status_code in (302, 404) and times == 0
    assert answer.headers.get("Location", "") != "/news/"
