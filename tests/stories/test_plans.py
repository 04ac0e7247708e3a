"""What the pages of one case ask is found by an index, however many cases there are: no question reads a whole table.

On SQLite, which says beforehand what it will read; how many questions a page asks stands in test_costs.py.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.core import guards
from casework.core.models import Case, Entry
from tests.stories.pages import at_desk_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's planner is asked"),
]
MANY = 4000
WHOLE = re.compile(r"SCAN (\w+)(?! CONSTANT)")


def multiplied(model, of, **new):
    """So many copies of a row, each with some columns of its own (SQL over the counter n)."""
    names = [field.column for field in model._meta.local_concrete_fields if field.column != "id"]
    values = ", ".join(new.get(name, f'"{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {MANY}) "  # noqa: S608
            f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) "
            f"SELECT {values} FROM c, {model._meta.db_table} AS t WHERE t.id = {of.pk}"
        )


@pytest.fixture
def crowded(bureau):
    """A case among thousands, as the planner learns them; the guards are lifted for the copies, in this test alone."""
    case = bureau.reach("under_review")
    guards.lift()
    multiplied(Case, case, number="'2024-DJ-' || n", due_on="date(due_on, (n % 90) || ' days')")
    multiplied(Entry, case.entries.first(), digest="digest || n", seq="n + 1000", case_id=f"{case.pk} + n")
    guards.install()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return case


def read_whole(client, path):
    """(table, question) of every question of a page that reads the cases or the journal from end to end."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    found = []
    for query in asked.captured_queries:
        if query["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                plan = "\n".join(row[-1] for row in cursor.fetchall())
            found += [(table, query["sql"]) for table in WHOLE.findall(plan) if table in ("casework_case", "casework_entry")]
    return found


def pages(bureau, case):
    """(browser, address) of what is seen of one case."""
    desk, hall = at_desk_of(bureau.reviewer), at_desk_of(bureau.founder)
    return [(desk, f"/desk/cases/{case.number}/"), (desk, f"/desk/cases/{case.number}/steps/tell_refusal/"),
            (hall, f"/hall/cases/{case.number}/"), (hall, f"/hall/cases/{case.number}/done/")]  # fmt: skip


def test_a_case_among_thousands_is_found_by_index(bureau, crowded):
    assert {path: read_whole(client, path) for client, path in pages(bureau, crowded)} == {
        path: [] for _, path in pages(bureau, crowded)
    }


def test_without_the_index_the_cases_are_read_from_end_to_end(bureau, crowded):
    """The control: most cases hang on no other, and the planner takes the usual for the rule."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX case_of_parent")
        cursor.execute("ANALYZE")
    assert {table for client, path in pages(bureau, crowded) for table, _ in read_whole(client, path)} == {"casework_case"}
