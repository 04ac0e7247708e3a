"""Putting an archive back, and proving that what stands now is what the archive says."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from casework.backups.archive import unpack
from casework.backups.copying import counted_now, engine, put_back
from casework.backups.manifest import FIRST_KINDS, Damaged, differences, folder_of, private_files, sha256_of
from casework.core import guards
from casework.journal.anchor import sign_gap
from casework.journal.instant import wall
from casework.journal.verify import verify
from network import vault


def restore(path, force=False, keys=None, gap=""):
    """Put an archive back; returns (manifest, faults, gaps signed). Raises Damaged before anything was touched.

    `gap` is the reason of the signed gap records: for every chain that went on after the archive was made, or, where
    the replaced database is lost, for every chain of the archive.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as place:
        if not force and not is_empty():
            raise Damaged(
                "这里已经有数据，没有恢复。确实要覆盖的，请加 --force。This installation is not empty; use --force."
            )
        given = keys_in(keys, Path(place) / "keys") if keys else Path(settings.KEYS_DIR)
        manifest = unpack(path, Path(place) / "archive", given)
        if manifest["engine"] != engine():
            raise Damaged(
                f"备份来自 {manifest['engine']}，这里是 {engine()}。The archive is of another database engine."
            )
        before = counted_now() if force else None
        put_back(Path(place) / "archive" / "database")
        put_files(Path(place) / "archive" / "private", kinds_of(manifest))
        if keys:
            put_keys(given)
    faults = proven(manifest)
    gaps = [] if faults else sign_gaps(before, gap)
    return manifest, faults, gaps


def is_empty():
    """Whether there is neither a case, nor an account, nor a file."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in ("casework_case", "network_user"):
            if table in tables:
                cursor.execute(f"SELECT COUNT(*) FROM {table}")
                if cursor.fetchone()[0]:
                    return False
    return not private_files()


def keys_in(path, folder):
    """The keys of a file written with the archive, laid out in a folder of their own."""
    folder.mkdir(mode=0o700)
    try:
        for name, text in json.loads(Path(path).read_text()).items():
            handle = os.open(folder / Path(name).name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(text)
    except (OSError, ValueError, AttributeError, TypeError) as fault:
        raise Damaged(f"密钥文件读不出来。The file of keys cannot be read: {fault}") from fault
    return folder


def put_keys(folder):
    """Lay the archive's keys in; different ones that stood there are kept beside them under another name."""
    for path in sorted(folder.iterdir()):
        target = Path(settings.KEYS_DIR) / path.name
        if target.exists() and target.read_bytes() != path.read_bytes():
            target.replace(target.with_name(f".{target.name}.before-{wall():%Y%m%d%H%M%S}"))
        path.replace(target)
    vault.forget()


def kinds_of(manifest):
    """The folders an archive holds; what an early one does not know of is left as it stands."""
    return tuple(manifest.get("kinds", FIRST_KINDS))


def put_files(source, kinds):
    """Swap the folders in; what stood there is set aside until the new ones stand, then removed."""
    for kind in kinds:
        target = folder_of(kind)
        aside = target.with_name(f".{target.name}.before")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        if target.exists():
            target.replace(aside)
        (source / kind).mkdir(parents=True, exist_ok=True)
        shutil.move(source / kind, target)
        shutil.rmtree(aside, ignore_errors=True)


def proven(manifest):
    """Sentences about everything that is not as the manifest says; empty when the restore is proved."""
    found = counted_now() | {"files": {name: sha256_of(path) for name, path in private_files(kinds_of(manifest)).items()}}
    said = differences(manifest, found)
    try:
        call_command("migrate", check=True, verbosity=0)
    except SystemExit:
        return [*said, "备份早于本版本的程序：已经恢复，请运行 manage.py migrate，再运行 manage.py verify_journal。"]
    return said + verify().faults + guards.drift()


def sign_gaps(before, reason):
    """Sign where each chain now ends although it once went on; nothing without a reason."""
    if not reason:
        return []
    now = counted_now()["heads"]
    if before is None:
        lost = {number: seq for number, (seq, _) in now.items()}
    else:
        lost = {number: min(now.get(number, [0])[0], seq) for number, (seq, digest) in before["heads"].items()
                if now.get(number) != [seq, digest]}  # fmt: skip
    return [sign_gap(number, seq, reason) for number, seq in sorted(lost.items())]
