"""What is erased is gone from SQLite's file too, not only from its tables: no free page or cell keeps it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from casework.core.perform import perform
from casework.intake import residue, retention
from casework.journal.instant import now
from casework.subjects.erasing import erase
from casework.subjects.opening import ask
from casework.subjects.wishes import Part
from network.identity import Level, record
from network.models import User
from tests.privacy.numbers import an_id

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="SQLite's own file"),
]
LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)
CANARY = "kanarienvogel-7731@example.org"


def in_file():
    """How often the canary stands in the database file and its log, everything written through."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return as_it_lies()


def as_it_lies():
    """The same without a hand of ours: the file and its log as the disk has them at this moment."""
    path = Path(connection.settings_dict["NAME"])
    return sum(part.read_bytes().count(CANARY.encode()) for part in path.parent.glob(f"{path.name}*"))


def known(bureau):
    """The clerk with an address that stands in two tables and their indexes."""
    User.objects.filter(pk=bureau.clerk.pk).update(email=CANARY)
    bureau.clerk.emailaddress_set.create(email=CANARY)
    assert in_file() > 1
    return bureau.clerk


def test_an_erased_address_is_nowhere_in_the_file(bureau):
    user = known(bureau)

    erase(user, Part.EMAIL)

    assert in_file() == 0


def test_without_secure_delete_its_bytes_stay(bureau):
    """The control: the same erasing on a connection without the setting."""
    user = known(bureau)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")

    erase(user, Part.EMAIL)

    left = in_file()
    connection.close()
    assert left > 0


def test_a_log_that_starts_anew_keeps_no_old_page(bureau):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_size_limit")
        assert cursor.fetchone() == (0,)


def asked_to_erase(bureau):
    """The clerk's wish to have the address deleted, on its desk."""
    user = known(bureau)
    record(user, Level.DOCUMENT, kind="id_card", number=an_id("19790303", 21), by=bureau.clerk2, instant=now())
    return ask(user, {"kind": "delete", "part": "email", "value": "", "reason": "不再使用这个邮箱"})


def test_where_a_request_is_carried_out_the_file_and_its_log_are_clean_at_once(bureau):
    case = asked_to_erase(bureau)
    perform(case, "fulfil", by=bureau.privacy, answer="邮箱已经删除。")
    assert as_it_lies() == 0


def test_where_the_retention_is_carried_out_too(bureau):
    user = known(bureau)
    User.objects.filter(pk=user.pk).update(is_active=False, is_staff=False, last_login=None, date_joined=LONG_AGO)
    assert retention.carry_out()["已停用账号的联系方式"] == 1
    assert as_it_lies() == 0


def test_without_the_log_written_through_the_old_page_lies_there(bureau, monkeypatch):
    """The control."""
    case = asked_to_erase(bureau)
    monkeypatch.setattr(residue, "_write_through", lambda: None)
    perform(case, "fulfil", by=bureau.privacy, answer="邮箱已经删除。")
    assert as_it_lies() > 0


def test_a_log_in_use_is_told_and_cleared_by_the_next_erasing(bureau, caplog):
    user = known(bureau)
    path = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=200")
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM network_user").fetchone()
        erase(user, Part.EMAIL)
        residue.clear()
        assert "log is in use" in caplog.text and as_it_lies() > 0
    residue.clear()
    connection.close()
    assert as_it_lies() == 0
