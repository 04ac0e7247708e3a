"""Where files live: outside MEDIA, under random names, served only by a view that asks who wants them."""

import secrets
import shutil
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from casework.intake.rows import Upload
from casework.journal.instant import now
from network.actors import Machine

CASE_QUOTA = 200 * 1024 * 1024
_noted = ContextVar("noted", default=None)


@contextmanager
def all_or_none():
    """Around a transaction: what was written to disk inside leaves it again when the block ends with an exception."""
    paths = []
    token = _noted.set(paths)
    try:
        yield
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    finally:
        _noted.reset(token)


def note(path):
    """Name a file that an enclosing `all_or_none` has to take away again; nothing outside of one."""
    if _noted.get() is not None:
        _noted.get().append(path)


def keep(case, key, file, by):
    """Move an inspected file into the store and write its row; the caller holds a transaction."""
    place = shelve(file)
    return Upload.objects.create(
        case_id=case.pk, key=key, name=Path(file.name).name[:200], path=place, kind=file.verdict.kind,
        size=file.verdict.size, pages=file.verdict.pages, sha256=file.verdict.sha256, scan=file.verdict.scan,
        bond=getattr(file, "bond", ""), bond_mark=getattr(file, "bond_mark", ""), uploaded_at=now(), uploaded_by=None if isinstance(by, Machine) else by,
    )  # fmt: skip


def shelve(file):
    """Move an inspected file into the store; returns its random place, for whatever row is to name it."""
    place = f"{secrets.token_hex(1)}/{secrets.token_hex(16)}"
    target = Path(settings.PRIVATE_DIR) / "files" / place
    target.parent.mkdir(parents=True, exist_ok=True)
    note(target)
    clean = getattr(file.verdict, "clean_path", None)
    shutil.move(str(clean or file.path), target)
    Path(file.path).unlink(missing_ok=True)
    target.chmod(0o640)
    return place


def path_of(upload):
    """Where an upload's bytes are."""
    return Path(settings.PRIVATE_DIR) / "files" / upload.path


def room_left(case):
    """How many bytes the case may still take (200 MB in all)."""
    return CASE_QUOTA - sum(case.uploads.values_list("size", flat=True))


def discard(upload):
    """Remove a file that is not part of any submission: its row now, its bytes once that is committed.

    Raises ValueError for a frozen file. What a crash leaves between the two, `recover` sweeps.
    """
    if upload.submission_id is not None:
        raise ValueError("a frozen file stays")
    upload.delete()
    transaction.on_commit(partial(path_of(upload).unlink, missing_ok=True), robust=True)
