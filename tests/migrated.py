"""One migrated and seeded database for all processes of a script/test run: the first makes it, the others copy it.

script/test names the run in TEST_RUN; without it every process migrates for itself. Where the file `<run>.sqlite3`
lies, or which database of the same PostgreSQL is called `migrated_<run>`, is nobody's business but this file's.
"""

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

RUN = os.environ.get("TEST_RUN", "")  # a path without suffix, new for every run
NAME = f"migrated_{Path(RUN).name}"


def hold():
    """The lock under which a database is made or copied; the others wait: two that migrate at once take twice as long."""
    lock = os.open(f"{RUN}.{connection.vendor}.lock", os.O_WRONLY | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def taken():
    """Copy what another process has made into this process's place; whether there was anything."""
    mine = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        if not Path(f"{RUN}.sqlite3").exists():
            return False
        shutil.copyfile(f"{RUN}.sqlite3", mine)
        return True
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [NAME])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(f'DROP DATABASE IF EXISTS "{mine}"')
        cursor.execute(f'CREATE DATABASE "{mine}" TEMPLATE "{NAME}"')
    return True


def give():
    """Leave a copy of this process's database for the others; what earlier runs left on a PostgreSQL goes."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(f"{RUN}.sqlite3")) as copy:
            connection.connection.backup(copy)
        return
    mine = connection.settings_dict["NAME"]
    connection.close()  # a database that somebody is connected to is no template
    connection.close_pool()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated\\_%%'")
        for (old,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{old}"')
        cursor.execute(f'CREATE DATABASE "{NAME}" TEMPLATE "{mine}"')
