"""Lists and pages of notices ask the database the same few questions at 3 rows and at 300."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casework.notices import objections
from tests.casework.notices.making import published, staffed
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
PAGES = {
    "/publicity/": 1, "/publicity/?q=盐业&standing=running&sort=registration_publicity": 1,
    "/publicity/?after=2026-GG-0002": 2, "/publicity/feed/": 1, "/publicity/2026-GG-0001/": 4,
}  # fmt: skip
DESK = {"/desk/notices/?bucket=all": 5, "/desk/notices/?bucket=running&q=盐业": 5, "/desk/notices/2026-GG-0001/": 8}


def counted(client, path):
    """How many questions a page asks, once warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def measured(publisher):
    """Path -> questions."""
    cache.clear()
    found = {path: counted(Client(), path) for path in PAGES}
    return found | {path: counted(publisher, path) for path in DESK} | {"/": counted(Client(), "/")}


def test_every_page_costs_the_same_at_3_and_at_300(bureau, travel):
    travel("2026-11-23 09:00")
    house = staffed(bureau)
    first = published(house)
    for _ in range(2):
        published(house, earlier=first, relation="follows")
    publisher = at_desk_of(house.publisher)
    objections.file(first, words="门牌号码有误。", name="郑某", contact="a@example.org", origin="0")

    few = measured(publisher)
    for n in range(297):
        published(house, ("announcement", "registration_publicity")[n % 2], earlier=first, relation="follows")
    for n in range(40):
        objections.file(first, words="门牌号码有误。", name="郑某", contact="a@example.org", origin=str(n + 1))
    many = measured(publisher)

    assert many == few
    assert {path: few[path] for path in PAGES | DESK} == PAGES | DESK
