"""A consistent copy of the database on both engines, with what it says counted inside the same snapshot."""

import os
import sqlite3
import subprocess
from contextlib import closing

from django.db import connection, transaction

from casework.backups.manifest import Damaged, particulars, unmatched

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def engine():
    """sqlite or postgresql."""
    return connection.vendor


def copy_database(target, hashes):
    """Write the copy to `target`; returns (particulars, faults) as the copy says. `hashes` are those of the files."""
    return _sqlite(target, hashes) if engine() == "sqlite" else _postgresql(target, hashes)


def _sqlite(target, hashes):
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as live:
        live.execute("VACUUM INTO ?", [str(target)])
    with closing(sqlite3.connect(target)) as copy:
        cursor = copy.cursor()
        tables = [name for (name,) in cursor.execute(TABLES).fetchall()]
        return particulars(cursor, tables), list(unmatched(cursor, hashes))


def _postgresql(target, hashes):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}", _name())
        tables = connection.introspection.table_names(cursor)
        return particulars(cursor, tables), list(unmatched(cursor, hashes))


def put_back(source):
    """Replace the database's contents by a copy. On SQLite in one transaction of the live file, so WAL stays right."""
    connection.close()
    if engine() == "sqlite":
        with (
            closing(sqlite3.connect(source)) as copy,
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as live,
        ):
            copy.backup(live)
    else:
        pool = getattr(connection, "pool", None)
        if pool:
            connection.close_pool()
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error",
             f"--dbname={_name()}", str(source))  # fmt: skip


def counted_now():
    """The particulars of the database as it stands; None where it has no tables yet."""
    tables = connection.introspection.table_names()
    if "casework_entry" not in tables:
        return None
    with connection.cursor() as cursor:
        return particulars(cursor, tables)


def _name():
    return connection.settings_dict["NAME"]


def _run(*command):
    """One of PostgreSQL's own programs; the password travels in the environment, not in the list of processes."""
    place = connection.settings_dict
    given = {"PGHOST": place["HOST"], "PGPORT": str(place["PORT"] or ""), "PGUSER": place["USER"],
             "PGPASSWORD": place["PASSWORD"]}  # fmt: skip
    environment = os.environ | {name: value for name, value in given.items() if value}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as lacking:
        raise Damaged(
            f"这台机器上没有 {command[0]}，请安装 postgresql-client。{command[0]} is not installed."
        ) from lacking
    if done.returncode:
        raise Damaged(f"{command[0]} 没有成功：{done.stderr.strip()[-500:]}")
