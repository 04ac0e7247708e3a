"""Search in Chinese: runs of Han characters are indexed and asked for as overlapping pairs.

Neither SQLite's FTS nor PostgreSQL's parser divides Chinese; without this, 孵化 does not find 社会组织孵化培育办法.
"""

import re
import sys

from modelsearch.backends import database

HAN = re.compile(r"[一-鿿㐀-䶿]+")


def segment(text):
    """Index side: 社会组织 -> 社会 会组 组织 织 (the last character alone, so that one character finds by prefix)."""
    return HAN.sub(lambda m: " " + " ".join(m[0][i : i + 2] for i in range(len(m[0]))) + " ", text)


def segment_query(text):
    """Query side: pairs only; a single character stays as it is."""
    return HAN.sub(
        lambda m: " " + " ".join([m[0][i : i + 2] for i in range(len(m[0]) - 1)] or [m[0]]) + " ", text
    ).strip()


def SearchBackend(params):  # noqa: N802  the name Wagtail looks for
    """The database backend of the engine at hand, with both sides divided."""
    base = type(database.SearchBackend(params))
    indexer = sys.modules[base.__module__].ObjectIndexer
    if not getattr(indexer, "han", False):
        plain, indexer.han = indexer.prepare_value, True
        indexer.prepare_value = lambda self, value: segment(value) if isinstance(value, str) else plain(self, value)

    class HanBackend(base):
        """Asks in pairs."""

        def _search(self, compiler, query, *args, **kwargs):
            if isinstance(query, str):
                query = segment_query(query)
                if len(query) == 1 and HAN.match(query):
                    compiler = type("Prefix", (compiler,), {"LAST_TERM_IS_PREFIX": True})
            return super()._search(compiler, query, *args, **kwargs)

    return HanBackend(params)
