"""What is erased is gone from SQLite's file too, not only from its tables: no free page or cell keeps it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from casework.subjects.erasing import erase
from casework.subjects.wishes import Part
from network.models import User

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="SQLite's own file"),
]
CANARY = "kanarienvogel-7731@example.org"


def in_file():
    """How often the canary stands in the database file and its log, everything written through."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
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
