"""The proof: canaries go in through real forms; the database, the logs and every public page hold none in clear."""

import logging
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from casework.core.models import Case
from casework.notices.notice import PublicNotice
from casework.post.rows import Paper
from casework.views.progress import token_of
from network.models import Unit, User
from orgs.organization import Organization
from orgs.person import Person
from tests.bureau import Bureau
from tests.portal.doors import addresses
from tests.privacy.canaries import ANY, CANARIES, IDS, PHONES, Heard, lived
from tests.privacy.numbers import found

pytestmark = [pytest.mark.engine, pytest.mark.story]
OPENED = 35  # pages that answered a stranger with something to read
PACKAGES = ("admin/",)  # the editors' own room: it shows a stranger its door alone


def rows():
    """Every row of every table as text: what a dump holds."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if connection.vendor == "postgresql":
                with cursor.copy(f'COPY "{table}" TO STDOUT') as dump:
                    yield table, b"".join(bytes(part) for part in dump).decode(errors="replace")
            else:
                cursor.execute(f'SELECT * FROM "{table}"')
                yield table, "\n".join("\t".join(map(str, row)) for row in cursor.fetchall())


def in_the_database():
    """(table, number) of everything in clear; for SQLite also the bytes of its files, whatever lies between rows."""
    hits = [(table, number) for table, text in rows() for number in found(text)]
    if connection.vendor == "sqlite":
        for path in Path(connection.settings_dict["NAME"]).parent.glob(f"{Path(connection.settings_dict['NAME']).name}*"):
            hits += [(path.name[-4:], number.decode()) for number in ANY.findall(path.read_bytes())]
    return hits


def in_the_files():
    """Canaries in files that the platform wrote itself (papers are looked through as pages); names of files too."""
    kept = [path for path in Path(settings.PRIVATE_DIR).rglob("*") if path.is_file()]
    return [str(path) for path in kept if ANY.search(str(path).encode())]


def pages(number):
    """Every address of the URLconf, its placeholders filled in from what the run has made: a stranger tries them all."""
    places = {
        "<slug:code>": next(iter(Paper.objects.values_list("code", flat=True)), "X"), "<slug:slug>": "registration",
        "<slug:uscc>": Organization.objects.get(name__contains="盐业").uscc, "services/<slug:code>": "services/DJ",
        "<slug:number>": next(iter(PublicNotice.objects.exclude(published_at=None).values_list("number", flat=True)), number),
    }  # fmt: skip
    for pattern in sorted(set(addresses(get_resolver().url_patterns))):
        if not pattern.startswith(PACKAGES):
            for place in sorted(places, key=len, reverse=True):
                pattern = pattern.replace(place, places[place])
            if "<" not in pattern and "^" not in pattern:
                yield f"/{pattern}"
    yield f"/t/{token_of(Case.objects.get(number=number))}/"
    yield from ("/", "/search/?q=盐业", f"/search/?q={PHONES[2][:-1]}", f"/register/?q={IDS[2][:-1]}", "/accounts/login/", "/accounts/signup/")


def in_the_pages(number):
    """(address, number) of every public page; and how many pages there were."""
    hits, opened, public = [], 0, Client()
    for address in pages(number):
        answer = public.get(address)
        opened += answer.status_code == 200
        text = b"".join(answer.streaming_content).decode(errors="replace") if answer.streaming else answer.content.decode(errors="replace")
        known = set(Unit.objects.values_list("phone", flat=True))
        hits += [(address, found_) for found_ in found(text) if found_ not in known]
    return hits, opened


@pytest.mark.django_db(transaction=True)
def test_no_number_lies_in_clear_in_the_database_in_a_log_or_on_a_public_page(no_leaks):
    bureau = Bureau()
    with Heard() as heard:
        number = lived(bureau)
        hits, opened = in_the_pages(number)
        assert (hits, opened >= OPENED) == ([], True), opened
        assert in_the_database() == []
        assert in_the_files() == []
        assert len(heard.lines) > 5
        assert [line for line in heard.lines if ANY.search(line.encode())] == []
        assert [m.body for m in mail.outbox if ANY.search(f"{m.subject}{m.body}".encode())] == []
        assert Case.objects.get(number=number).state == "announced"
        assert Person.objects.get(name="冉志勤").masked_id == f"{IDS[2][:6]}{'*' * 10}{IDS[2][-2:]}"

        # The control: one number in clear anywhere is found by the same finders.
        User.objects.filter(username="canary").update(name=f"冉{IDS[4]}")
        assert {n for _, n in in_the_database()} == {IDS[4]}
        assert ("network_user", IDS[4]) in in_the_database()
        Organization.objects.filter(name__contains="盐业").update(address=f"示范路1号 {PHONES[4]}")
        assert PHONES[4] in {n for _, n in in_the_pages(number)[0]}
        logging.getLogger("casework").warning("sent to %s", PHONES[5])
        assert len([line for line in heard.lines if ANY.search(line.encode())]) == 1


def test_bytes_between_rows_are_looked_through_too(tmp_path):
    """The control for SQLite's file: a number whose row was deleted is still found in the bytes."""
    path = tmp_path / "x.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA secure_delete=OFF")
        database.execute("CREATE TABLE t (a TEXT)")
        database.execute("INSERT INTO t VALUES (?)", [f"abc{CANARIES[0]}def"])
        database.commit()
        database.execute("DELETE FROM t")
        database.commit()
    assert ANY.findall(path.read_bytes()) == [CANARIES[0].encode()]
    assert found(f"x {CANARIES[0]} y {PHONES[0]}，") == sorted([CANARIES[0], PHONES[0]])
    assert found(f"{CANARIES[0][:-1]}a 91120116MA05X0000K {'1' * 40}") == []
