"""A database with the demonstration in it says so, and keeps to this machine."""

import pytest
from django.test import Client

from casework.journal.instant import wall
from network import demonstration
from network.models import Demonstration

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings):
    """A real installation: not started as a demonstration, with a name of its own."""
    settings.DEMO, settings.ALLOWED_HOSTS = False, ["sw.example.org", "127.0.0.1", "localhost", "[::1]"]
    demonstration.look_again()
    yield Client()
    demonstration.look_again()


def test_an_unmarked_database_shows_no_banner_and_answers_everybody(site):
    answer = site.get("/", headers={"host": "sw.example.org"})
    assert answer.status_code == 200
    assert "演示" not in answer.content.decode()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000"])
def test_a_marked_database_carries_its_banner_on_this_machine(site, host):
    Demonstration.objects.create(loaded_at=wall())
    answer = site.get("/", headers={"host": host})
    assert answer.status_code == 200
    assert "演示" in answer.content.decode()


def test_a_marked_database_refuses_other_hosts_unless_told_to(site, settings):
    Demonstration.objects.create(loaded_at=wall())
    refused = site.get("/", headers={"host": "sw.example.org"})
    assert refused.status_code == 403
    assert "请设置 DEMO=1 再启动" in refused.content.decode()

    settings.DEMO = True
    assert site.get("/", headers={"host": "sw.example.org"}).status_code == 200


def test_the_mark_is_asked_for_at_most_once_a_minute(site, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [demonstration.marked() for _ in range(5)] == [False] * 5


def test_a_fresh_installation_has_a_home_page_of_its_own(site):
    """`manage.py seed` alone makes the portal: nobody is greeted by the framework's empty page."""
    page = site.get("/", headers={"host": "127.0.0.1"}).content.decode()
    assert "Wagtail" not in page
    assert "办成一件事，从看懂这件事开始" in page
    assert "/hall/services/" in page
