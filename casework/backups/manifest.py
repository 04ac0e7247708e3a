"""The manifest: what an archive should contain, counted and hashed, so that a restore can prove itself."""

import hashlib
import json
from pathlib import Path

from django.conf import settings

FORMAT = 1
# Folders that belong into an archive: what came in, what was issued, the editors' pictures. Not `incoming`, nor what is made anew
# when somebody asks for it: bound dossiers, packets of meetings, policies as PDF.
KINDS = ("files", "papers", "media")
FIRST_KINDS = ("files", "papers")  # what archives held that do not say
REFERENCES = (
    ("files", "casework_upload", "sha256"), ("papers", "casework_paper", None), ("files", "casework_mandate", "sha256"),
    ("files", "casework_headremoval", "sha256"), ("files", "papers_delivery", "sha256"),
    ("files", "papers_consentsheet", "sha256"), ("files", "orgs_activityphoto", "sha256"),
)  # fmt: skip


class Damaged(Exception):
    """The archive is not whole, not ours, or may not be put here; the message says which, in Chinese and English."""


def sha256_of(path):
    """SHA-256 of a file, read in pieces."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_of(kind):
    """Where a kind of files lies."""
    return Path(settings.MEDIA_ROOT) if kind == "media" else Path(settings.PRIVATE_DIR) / kind


def private_files(kinds=KINDS):
    """Relative path -> absolute path of every file the installation keeps outside the database and cannot make anew."""
    found = {}
    for kind in kinds:
        folder = folder_of(kind)
        found |= {f"{kind}/{p.relative_to(folder)}": p for p in sorted(folder.rglob("*")) if p.is_file()}
    return found


def fingerprints(folder):
    """Key file -> the first 16 hex digits of its SHA-256: names a key without giving it away."""
    return {p.name: sha256_of(p)[:16] for p in sorted(folder.glob("*.key")) if not p.name.startswith(".")}


def _all(cursor, query):
    cursor.execute(query)
    return [list(row) for row in cursor.fetchall()]


def particulars(cursor, tables):
    """Counts per table, the head of every chain, the newest anchor, the migrations; by any DB-API cursor."""
    tables = [t for t in sorted(tables) if not t.startswith("sqlite_")]
    heads = _all(
        cursor,
        "SELECT c.number, e.seq, e.digest FROM casework_entry e JOIN casework_case c ON c.id = e.case_id "
        "WHERE e.seq = (SELECT MAX(l.seq) FROM casework_entry l WHERE l.case_id = e.case_id)",
    )
    anchor = _all(cursor, "SELECT day, root FROM casework_anchor ORDER BY day DESC LIMIT 1")
    return {
        "counts": {table: _all(cursor, f'SELECT COUNT(*) FROM "{table}"')[0][0] for table in tables},
        "heads": {number: [seq, digest] for number, seq, digest in sorted(heads)},
        "anchor": [str(anchor[0][0]), anchor[0][1]] if anchor else None,
        "migrations": sorted(f"{app}.{name}" for app, name in _all(cursor, "SELECT app, name FROM django_migrations")),
    }


def unmatched(cursor, hashes):
    """Sentences about files the database names and the disk lacks, or holds with other contents."""
    for kind, table, column in REFERENCES:
        for path, expected in _all(cursor, f"SELECT path, {column or 'NULL'} FROM {table}"):
            if not path:
                continue
            name = f"{kind}/{path}"
            if name not in hashes:
                yield f"数据库提到的文件不在磁盘上：{name}"
            elif expected and hashes[name] != expected:
                yield f"文件的内容与收到时的印记不符：{name}"


def differences(expected, found):
    """Sentences that say where a restored installation differs from its manifest; empty when all is equal."""
    labels = {"counts": "行数", "files": "文件", "heads": "日志链", "anchor": "锚", "migrations": "迁移"}
    said = []
    for part, label in labels.items():
        old, new = expected[part], found[part]
        if isinstance(old, dict):
            said += [f"{label}不一致：{k}（备份 {old.get(k)}，现在 {new.get(k)}）" for k in sorted(old.keys() | new.keys())
                     if old.get(k) != new.get(k)]  # fmt: skip
        elif old != new:
            said.append(f"{label}不一致。")
    return said


def written(manifest):
    """The bytes of a manifest."""
    return json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1).encode()
