"""A journal of a thousand lines: every single edit, deletion, swap and insertion is located."""

import copy
import json

import pytest
from django.db import transaction

from casework.core import guards
from casework.core.act import actor_of
from casework.core.models import Entry
from casework.journal.anchor import anchor_days
from casework.journal.entry import append, canonical, seal
from casework.journal.instant import now, today, wall
from casework.journal.verify import Report, read_chain, verify
from network.actors import the_engine

pytestmark = pytest.mark.django_db
CASES, LINES = 20, 50


@pytest.fixture
def journal(bureau, travel):
    """The chains of twenty cases of fifty lines each, signed at midnight: a list of lists of lines."""
    travel("2026-11-23 10:00")
    for _ in range(CASES):
        case = bureau.submitted()
        actor = actor_of(the_engine, None, case, today())
        while case.entries.count() < LINES:
            append(case, step="note", at=now(), recorded_at=wall(), actor=actor)
    travel("2026-11-24 00:01")
    anchor_days()
    rows = Entry.objects.select_related("case").order_by("case_id", "seq")
    chains = [list(rows.filter(case_id=pk)) for pk in rows.order_by().values_list("case_id", flat=True).distinct()]
    assert sum(len(lines) for lines in chains) == CASES * LINES == 1000
    return chains


def faults(lines):
    """What the verification says of one chain."""
    report = Report()
    read_chain(report, {}, lines)
    return report.faults


def copies(lines):
    """Lines that can be spoilt without spoiling the originals."""
    return [copy.copy(line) for line in lines]


def edited(lines, place, resealed):
    """One line says that somebody else did it; its own seal put right again or not."""
    lines = copies(lines)
    line = lines[place]
    body = json.loads(line.body) | {"actor_name": "别人"}
    line.actor_name, line.body = "别人", canonical(body)
    if resealed:
        line.digest = seal(line.body)
    return lines


def swapped(lines, place):
    """Two neighbours change places."""
    lines = copies(lines)
    lines[place].seq, lines[place + 1].seq = lines[place + 1].seq, lines[place].seq
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return lines


def inserted(lines, place):
    """A well-sealed line is slipped in after another, and the later ones are renumbered."""
    lines = copies(lines)
    extra = copy.copy(lines[place])
    extra.seq, extra.prev = lines[place].seq + 1, lines[place].digest
    extra.body = canonical(json.loads(extra.body) | {"seq": extra.seq, "prev": extra.prev})
    extra.digest = seal(extra.body)
    for line in lines[place + 1 :]:
        line.seq += 1
    return [*lines[: place + 1], extra, *lines[place + 1 :]]


def names(found, lines, *places):
    """Whether the first sentence names one of these lines."""
    return bool(found) and any(found[0].startswith(f"{lines[0].case.number} 第{n}条") for n in places)


def test_every_single_change_in_a_thousand_lines_is_located(journal):
    counted = {"edit": 0, "resealed": 0, "deletion": 0, "swap": 0, "insertion": 0}
    for lines in journal:
        assert faults(lines) == []
        last = len(lines) - 1
        for place in range(len(lines)):
            seq = place + 1
            assert names(faults(edited(lines, place, resealed=False)), lines, seq)
            counted["edit"] += 1
            if place == last:
                continue  # nothing follows the last line: there only the signed anchor tells (the next test)
            assert names(faults(edited(lines, place, resealed=True)), lines, seq + 1)
            assert names(faults(lines[:place] + lines[place + 1 :]), lines, seq)
            assert names(faults(swapped(lines, place)), lines, seq)
            assert names(faults(inserted(lines, place)), lines, seq + 1, seq + 2)
            for kind in ("resealed", "deletion", "swap", "insertion"):
                counted[kind] += 1
    assert counted == {"edit": 1000, "resealed": 980, "deletion": 980, "swap": 980, "insertion": 980}


def test_the_last_line_of_every_chain_is_held_by_the_signed_anchor(journal):
    """Resealed, deleted or followed by a forged one: what no later line can show, the anchor of that day shows."""
    assert verify().faults == []
    for lines in journal:
        last, number = lines[-1], lines[0].case.number
        expected = f"{number} 第{LINES}条：与 2026-11-23 签名的锚不符"
        with transaction.atomic():
            guards.lift()
            (spoilt,) = edited([last], 0, resealed=True)
            spoilt.save()
            assert verify().faults == [expected]
            transaction.set_rollback(True)
        with transaction.atomic():
            guards.lift()
            last.salt.delete()
            Entry.objects.filter(pk=last.pk).delete()
            assert verify().faults == [expected]
            transaction.set_rollback(True)
