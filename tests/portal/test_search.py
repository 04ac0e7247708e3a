"""Search in Chinese on both engines: two characters out of the middle of a title find it."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.finding import pages
from portal.models import ArticlePage, HomePage
from portal.search import segment, segment_query

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def articles(bureau):
    """Two notices on the portal."""
    home = HomePage.objects.get()
    for place, (title, body) in enumerate([
        ("社会组织孵化培育办法怎么用", "<p>初创的组织可以申请入驻。</p>"), ("年度报告开始填报", "<p>请在五月底以前报送。</p>"),
    ]):  # fmt: skip
        page = ArticlePage(title=title, slug=f"n{place}", published_on="2026-11-02", summary="说明", body=body)
        home.add_child(instance=page)
    yield
    ArticlePage.objects.all().delete()


def found(words):
    """The titles on the results page."""
    page = Client().get("/search/", {"q": words}).content.decode()
    return [title for title in ("社会组织孵化培育办法怎么用", "年度报告开始填报") if title in page]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("孵化", ["社会组织孵化培育办法怎么用"]), ("培育办法", ["社会组织孵化培育办法怎么用"]), ("入驻", ["社会组织孵化培育办法怎么用"]),
        ("年度报告", ["年度报告开始填报"]), ("化孵", []), ("报送 五月", ["年度报告开始填报"]), ("不存在的词", []),
    ],
)  # fmt: skip
def test_words_from_the_middle_find(articles, words, titles):
    assert found(words) == titles


def test_a_policy_is_found_by_its_middle(articles):
    assert "/policies/incubation/" in Client().get("/search/", {"q": "孵化"}).content.decode()


@pytest.mark.parametrize("words", ["", " ", "%", "_", "'\"", "a" * 5000, "\x00", "孵" * 300, "(", "孵化 OR", "NEAR/3"])
def test_nonsense_is_answered(articles, words):
    answer = Client().get("/search/", {"q": words})
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()


def test_both_sides_are_divided_alike():
    assert segment("社会组织").split() == ["社会", "会组", "组织", "织"]
    assert segment_query("社会组织").split() == ["社会", "会组", "组织"]
    assert segment_query("NGO孵化").split() == ["NGO", "孵化"]


@pytest.mark.engine
def test_postgresql_has_an_index_of_title_and_text_together(articles):
    """The portal asks for both together, and with scanning made dear the index of both answers; without it nothing does."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite searches by its own full-text table")
    with CaptureQueriesContext(connection) as asked:
        pages([["孵化"]])
    (question,) = [query["sql"] for query in asked.captured_queries if "tsquery" in query["sql"]]
    table, plans = "wagtailsearch_indexentry", {}
    assert f'("{table}"."title" || "{table}"."body") @@ ' in question
    for name in ("with", "without"):
        with transaction.atomic(), connection.cursor() as cursor:
            if name == "without":
                cursor.execute("DROP INDEX site_search_words")
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN SELECT 1 FROM {table} WHERE (title || body) @@ '孵化'::tsquery")
            plans[name] = "\n".join(row[0] for row in cursor.fetchall())
            transaction.set_rollback(True)
    assert "site_search_words" in plans["with"], plans["with"]
    assert "site_search_words" not in plans["without"]
