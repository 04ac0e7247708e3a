"""The database itself refuses what the engine would refuse."""

import pytest
from django.db import IntegrityError, connection, transaction

from casework.core import guards
from casework.core.models import Case, Entry, Intake

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


def test_guards_survive_a_rebuilt_table(bureau):
    """SQLite rebuilds a table to alter a field and loses its triggers; migrate's end puts them back."""
    from django.core.management.sql import emit_post_migrate_signal

    case = bureau.submitted()
    with transaction.atomic():
        guards.lift()  # what the rebuild does
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert refused("UPDATE casework_case SET state = 'approved', version = version + 1 WHERE id = %s", case.pk)
