"""Strangers share pages; nobody who is somebody gets or leaves one; a step done anywhere makes a page anew."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from casework.core.perform import perform
from portal import kept
from portal.models import ArticlePage, HomePage

pytestmark = [pytest.mark.story, pytest.mark.django_db]
PUBLIC = ("/", "/policies/", "/policies/registration/", "/hall/services/DJ/", "/stats/", "/register/")


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    """Nothing kept or heard from elsewhere."""
    cache.clear()
    monkeypatch.setattr(kept, "known", kept.NEVER)
    yield
    cache.clear()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_kept_page_costs_one_question_and_is_the_same(bureau, address, django_assert_num_queries):
    first = Client().get(address)
    assert not first.cookies
    with django_assert_num_queries(1):
        second = Client().get(address)
    assert second.content == first.content and dict(second.items()) == dict(first.items())


def test_whoever_is_signed_in_neither_gets_nor_leaves_one(bureau):
    member = Client()
    member.force_login(bureau.founder)
    assert bureau.founder.name in member.get("/").content.decode()
    assert bureau.founder.name not in Client().get("/").content.decode()
    assert bureau.founder.name in member.get("/").content.decode()


def test_the_size_of_letters_has_pages_of_its_own(bureau):
    small, large = Client(), Client()
    large.post("/text-size/", {"next": "/"})
    assert 'data-text="large"' not in small.get("/").content.decode()
    assert 'data-text="large"' in large.get("/").content.decode()
    assert 'data-text="large"' not in Client().get("/").content.decode()


def test_a_step_makes_the_page_anew(bureau, django_assert_max_num_queries):
    case = bureau.submitted()
    Client().get("/register/")
    with django_assert_max_num_queries(1):
        Client().get("/register/")
    perform(case, "accept", by=bureau.clerk)
    with pytest.raises(pytest.fail.Exception), django_assert_max_num_queries(1):
        Client().get("/register/")


def published(title):
    """An article anybody may read."""
    home = HomePage.objects.get()
    return home.add_child(instance=ArticlePage(title=title, slug="edited", published_on="2026-01-05", body="<p>一</p>"))


def sooner(seconds):
    """As if this process had asked for its stamp so much sooner."""
    asked, heard = kept.known
    kept.known = (asked - seconds, heard)


def test_what_is_withdrawn_is_gone_when_the_bound_is_over_and_until_then_costs_no_question(
    bureau, settings, django_assert_num_queries
):
    settings.KEPT_STAMP_SECONDS = 600
    published("旧题")
    assert Client().get("/edited/").status_code == 200
    ArticlePage.objects.get(slug="edited").unpublish()
    sooner(590)
    with django_assert_num_queries(0):
        assert "旧题" in Client().get("/edited/").content.decode()
    sooner(10)
    assert Client().get("/edited/").status_code == 404
    assert of_a_stranger("/register/") and not of_a_stranger("/publicity/2026-GS-0001/")  # a notice is never kept


def of_a_stranger(path):
    """Whether such a page may be kept at all."""
    return kept.of_a_stranger(RequestFactory().get(path))


def test_an_edited_page_is_shown_at_once(bureau):
    published("旧题")
    assert "旧题" in Client().get("/edited/").content.decode()
    page = ArticlePage.objects.get(slug="edited")
    page.title = "新题"
    page.save_revision().publish()
    assert "新题" in Client().get("/edited/").content.decode()


def test_what_is_no_page_for_everybody_is_not_kept(bureau, django_assert_num_queries):
    """A page that is not there, one that asks to sign in, one with a form of its own."""
    for address in ("/nowhere/", "/hall/cases/", "/accounts/login/"):
        Client().get(address)
    assert not [key for key in cache._cache if "kept:" in key]
    Client().get("/help/")
    assert [key for key in cache._cache if "kept:" in key]
