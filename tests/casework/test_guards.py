"""The database itself refuses what the engine would refuse."""

import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models.signals import post_migrate

import casework
from casework.apps import _sync
from casework.core import guards
from casework.core.models import Case, Entry, Intake
from casework.core.perform import perform

pytestmark = [pytest.mark.engine, pytest.mark.django_db]


def refused(sql, *params):
    """Whether the database refuses a statement."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    return True


@pytest.mark.parametrize(
    "change",
    [
        "state = 'approved', version = version + 1",
        "state = 'accepted'",
        "version = version + 2",
        "version = version - 1",
        "process = 'other', version = version + 1",
        "number = 'X', version = version + 1",
        "state = 'nonsense', version = version + 1",
    ],
)
def test_raw_sql_that_leaves_the_road_is_refused(bureau, change):
    case = bureau.submitted()

    assert refused(f"UPDATE casework_case SET {change} WHERE id = %s", case.pk)
    assert Case.objects.get(pk=case.pk).state == "submitted"


def test_raw_sql_along_an_edge_with_the_next_version_passes(bureau):
    """The control: the guard knows the difference."""
    case = bureau.submitted()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casework_case SET state = 'accepted', version = version + 1 WHERE id = %s", [case.pk])
    assert Case.objects.get(pk=case.pk).state == "accepted"


def test_cases_are_never_deleted_and_the_journal_never_changes(bureau):
    case = bureau.submitted()

    assert refused("DELETE FROM casework_case WHERE id = %s", case.pk)
    assert refused("UPDATE casework_entry SET step = 'grant' WHERE case_id = %s", case.pk)
    assert refused("DELETE FROM casework_entry WHERE case_id = %s", case.pk)
    assert Entry.objects.filter(case_id=case.pk).count() == 2


@pytest.mark.parametrize("change", [{"seq": 9}, {"seq": 2}, {"prev": "f" * 64}])
def test_a_line_that_does_not_follow_the_last_is_refused(bureau, change):
    case = bureau.submitted()
    last = case.entries.last()
    last.pk, last.digest, last.prev, last.seq = None, "e" * 64, last.digest, last.seq + 1
    for name, value in change.items():
        setattr(last, name, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        last.save(force_insert=True)


def test_birth_in_a_living_state_needs_an_open_intake(bureau, travel):
    from casework.core.begin import begin

    instant = travel("2026-11-23 09:00")
    born = {"by": bureau.founder, "division": bureau.district, "unit": bureau.units["approval"], "state": "accepted"}
    with pytest.raises(IntegrityError), transaction.atomic():
        begin("establishment", bureau.team(), **born)

    intake = Intake.objects.create(why="旧册", opened_at=instant)
    assert begin("establishment", bureau.team(), intake=intake, **born).state == "accepted"


def test_drift_is_named_and_sync_mends_it(bureau):
    with transaction.atomic():
        guards.lift()
        assert any("guard_case_update" in sentence for sentence in guards.drift())
        guards.sync()
    assert guards.drift() == []


ALTERED = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "{last}")]
    operations = [migrations.AlterField("case", "title", models.CharField(max_length=201))]
"""


@pytest.fixture
def altered(settings, tmp_path, monkeypatch):
    """The engine's migrations with one more that alters a field; returns the name of the last real one."""
    place = tmp_path / "altered_migrations"
    shutil.copytree(Path(casework.__file__).parent / "migrations", place)
    last = max(file.stem for file in place.glob("0*.py"))
    (place / "9999_altered.py").write_text(ALTERED.format(last=last))
    monkeypatch.syspath_prepend(tmp_path)
    settings.MIGRATION_MODULES = {"casework": "altered_migrations"}
    return last


@pytest.mark.django_db(transaction=True)
def test_guards_survive_a_migration_that_alters_a_field(bureau, altered):
    """SQLite rebuilds the table and loses its triggers with it; the end of every migrate puts them back."""
    case = bureau.submitted()
    for target in ("9999_altered", altered):
        call_command("migrate", "casework", target, verbosity=0)

        assert guards.drift() == []
        assert refused("UPDATE casework_case SET state = 'approved', version = version + 1 WHERE id = %s", case.pk)
        assert refused("UPDATE casework_entry SET step = 'grant' WHERE case_id = %s", case.pk)
    assert perform(case, "accept", by=bureau.clerk).state == "accepted"


@pytest.mark.django_db(transaction=True)
def test_without_the_end_of_migrate_the_guards_are_gone(bureau, altered):
    """The control: the same migration, and nobody who puts them back."""
    owner = apps.get_app_config("casework")
    post_migrate.disconnect(_sync, sender=owner)
    try:
        call_command("migrate", "casework", "9999_altered", verbosity=0)
        assert any("guard_case_update" in sentence for sentence in guards.drift())
    finally:
        post_migrate.connect(_sync, sender=owner)
        call_command("migrate", "casework", altered, verbosity=0)
    assert guards.drift() == []
