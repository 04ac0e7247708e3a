"""The journal shows every change made behind its back."""

import json

import pytest
from django.db import connection, transaction

from casework.core import guards
from casework.core.models import Entry
from casework.core.perform import NotYours, Refused, perform
from casework.journal.anchor import Anchor, anchor_days
from casework.journal.entry import canonical, seal
from casework.journal.instant import now, today, wall
from casework.journal.verify import verify
from network.actors import the_engine

pytestmark = pytest.mark.django_db


@pytest.fixture
def thousand(bureau):
    """A chain of a thousand lines."""
    from casework.core.act import actor_of
    from casework.journal.entry import append

    case = bureau.submitted()
    actor = actor_of(the_engine, None, case, today())
    while case.entries.count() < 1000:
        for _ in range(499):
            append(case, step="note", at=now(), recorded_at=wall(), actor=actor)
    return case


def tamper(sql, *params):
    """Change the journal as its owner could: guards lifted."""
    guards.lift()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


@pytest.mark.parametrize("seq", [1, 2, 500, 999])
def test_every_kind_of_tampering_is_located(thousand, seq):
    assert verify().faults == []
    where = f"{thousand.number} 第{seq}条"
    ways = [
        ("UPDATE casework_entry SET actor_name = '别人' WHERE case_id = %s AND seq = %s", where),
        ("UPDATE casework_entry SET body = '{}' WHERE case_id = %s AND seq = %s", where),
        ("UPDATE casework_entry SET prev = 'f' WHERE case_id = %s AND seq = %s", where),
    ]
    for sql, expected in ways:
        with transaction.atomic():
            tamper(sql, thousand.pk, seq)
            assert any(fault.startswith(expected) for fault in verify().faults)
            transaction.set_rollback(True)


def test_a_deletion_a_swap_and_an_insertion_are_located(thousand):
    ways = [
        [("DELETE FROM casework_salt WHERE entry_id IN (SELECT id FROM casework_entry WHERE case_id=%s AND seq=%s)", 600),
         ("DELETE FROM casework_entry WHERE case_id=%s AND seq=%s", 600)],
        [("UPDATE casework_entry SET seq = 5000 WHERE case_id=%s AND seq=%s", 600),
         ("UPDATE casework_entry SET seq = 600 WHERE case_id=%s AND seq=%s", 601),
         ("UPDATE casework_entry SET seq = 601 WHERE case_id=%s AND seq=%s", 5000)],
    ]  # fmt: skip
    for statements in ways:
        with transaction.atomic():
            for sql, seq in statements:
                tamper(sql, thousand.pk, seq)
            assert any("第600条" in fault or "第601条" in fault for fault in verify().faults)
            transaction.set_rollback(True)
    with transaction.atomic():
        guards.lift()
        extra = thousand.entries.get(seq=600)
        extra.pk, extra.seq, extra.digest = None, 1001, "a" * 64
        extra.save(force_insert=True)
        assert any("第1001条" in fault for fault in verify().faults)
        transaction.set_rollback(True)


def rehash(case, seq):
    """What an owner with the code would do: change a line and recompute everything after it."""
    guards.lift()
    prev = None
    for line in Entry.objects.filter(case_id=case.pk, seq__gte=seq).order_by("seq"):
        body = json.loads(line.body)
        body["actor_name"] = "别人" if line.seq == seq else body["actor_name"]
        body["prev"] = prev or body["prev"]
        line.actor_name, line.prev, line.body = body["actor_name"], body["prev"], canonical(body)
        line.digest = prev = seal(line.body)
        line.save()


def test_a_full_rehash_is_caught_by_the_anchor_alone(bureau, travel):
    travel("2026-11-23 10:00")
    case = bureau.reach("accepted")
    with transaction.atomic():
        rehash(case, 2)
        assert verify().faults == []  # the control: chains alone cannot see it
        transaction.set_rollback(True)

    travel("2026-11-24 00:01")
    assert anchor_days() == 1
    assert anchor_days() == 0
    rehash(case, 2)
    assert [fault for fault in verify().faults if "签名的锚不符" in fault] == [
        f"{case.number} 第3条：与 2026-11-23 签名的锚不符"
    ]


def test_a_forged_anchor_is_named(bureau, travel):
    travel("2026-11-23 10:00")
    bureau.submitted()
    travel("2026-11-24 00:01")
    anchor_days()
    Anchor.objects.update(root="0" * 64)

    assert "2026-11-23 的锚：签名不符" in verify().faults


def test_personal_facts_are_not_readable_in_the_journal(bureau):
    case = bureau.submitted()
    text = "".join(case.entries.values_list("body", flat=True))

    assert "冉志勤" not in text
    assert "110105198012310022" not in text


def test_equal_refusals_within_a_minute_are_one_line_with_a_count(bureau):
    case = bureau.submitted()
    for _ in range(3):
        with pytest.raises(NotYours):
            perform(case, "grant", by=bureau.clerk)
    with pytest.raises(Refused):
        perform(case, "press_sponsor", by=bureau.clerk, request_date="2026-11-20")

    refused = case.entries.filter(outcome="refused")
    assert [(e.step, e.tally.count) for e in refused] == [("grant", 3), ("press_sponsor", 1)]
    assert verify().faults == []
