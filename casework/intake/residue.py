"""What erasing leaves behind on SQLite: the page as it was, in the file or its log, until the log is written through."""

import logging

from django.db import connection, transaction

log = logging.getLogger(__name__)


def clear():
    """Once the transaction stands, write the log through and cut it to nothing; PostgreSQL's own vacuum does the like.

    A reader in the middle of a query may hold it up for longer than the database waits: then a line of the program's log
    says so, and the next erasing or `manage.py retain` finishes it.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_write_through, robust=True)


def _write_through():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            log.warning("the write-ahead log is in use; erased pages stay in it until the next checkpoint")
