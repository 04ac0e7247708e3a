"""Files and rows that have lost each other: a file whose row was rolled back or deleted, a row whose file is gone."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from casework.backups.manifest import REFERENCES, private_files

AGE = timedelta(days=1)  # far longer than any request: no open transaction is still about to write the row


def named():
    """Every file the database names, as `files/…` and `papers/…`."""
    with connection.cursor() as cursor:
        for kind, table, _ in REFERENCES:
            cursor.execute(f"SELECT path FROM {table} WHERE path <> ''")
            yield from (f"{kind}/{path}" for (path,) in cursor.fetchall())


def missing():
    """A sentence for every file the database names and the disk lacks; nothing is changed, only a backup has it."""
    lost = (name for name in sorted(named()) if not (Path(settings.PRIVATE_DIR) / name).is_file())
    return (f"数据库提到的文件不在磁盘上：{name}" for name in lost)


def sweep(edge):
    """Delete uploaded files written before the instant `edge` that no row names; returns (how many, sentences).

    Papers are left: their rows stay for ever, and a paper not yet named by its row is written again by the outbox.
    Where the unknown outnumber the known, the folder and the database do not belong together (another address, an
    empty database): then nothing is deleted and a sentence says so.
    """
    # the disk first: a file whose row comes in between is known
    files = {name: path for name, path in private_files().items() if name.startswith("files/")}
    known = set(named())
    old = [path for name, path in files.items() if name not in known and path.stat().st_mtime < edge.timestamp()]
    if len(old) > len(known & files.keys()):
        return 0, [
            f"磁盘上有{len(old)}个文件没有任何记录，多于有记录的{len(known & files.keys())}个：数据库和文件目录可能不是同一套，"
            "没有清理。请核对 DATABASE_URL 和 DATA_DIR。"
        ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old), []
