"""PostgreSQL: the search index is asked for title and text together, which needs an index of both together.

Wagtail indexes them apart, and joins rows to pages by the written form of the page's number: without these two indexes
a word few pages have reads all pages. SQLite searches by its own full-text table.
"""

from django.db import migrations

INDEXES = {
    "site_search_words": "wagtailsearch_indexentry USING gin ((title || body))",
    "article_as_words": "portal_articlepage ((page_ptr_id::varchar(50)))",
}


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, what in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON {what}")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("portal", "0004_chinese_names"), ("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(make, drop)]
