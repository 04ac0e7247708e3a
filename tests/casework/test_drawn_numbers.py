"""文号 are drawn by many processes at once: fifty, without a gap and without a double; what is rolled back is drawn again."""

import multiprocessing

import pytest
from django.db import connection, connections, transaction

from casework.post.papers import draw
from casework.post.rows import Series

pytestmark = [pytest.mark.engine, pytest.mark.django_db(transaction=True)]
PROCESSES, EACH = 5, 10
FORK = multiprocessing.get_context("fork")
NAME, YEAR = "滨社登受", 2026


class Undone(Exception):
    """A step that fails after its number was drawn."""


def drawing(gate, found):
    """Draw in this process: each number in a transaction of its own, and one that is rolled back."""
    gate.wait()
    numbers = []
    for n in range(EACH):
        with transaction.atomic():
            numbers.append(draw(NAME, YEAR))
        if n == EACH // 2:
            try:
                with transaction.atomic():
                    draw(NAME, YEAR)
                    raise Undone
            except Undone:
                pass
    connections.close_all()
    found.put(numbers)


def reading_first(gate, found):
    """The control: the number is read, the others read it too, then it is written."""
    last = Series.objects.get(name=NAME, year=YEAR).last
    gate.wait()
    Series.objects.filter(name=NAME, year=YEAR).update(last=last + 1)
    connections.close_all()
    found.put([last + 1])


def apart(job, count):
    """What so many processes of their own draw at once. This one's connections are closed first: a child must not share them."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()
    gate, found = FORK.Barrier(count, timeout=60), FORK.Queue()
    children = [FORK.Process(target=job, args=(gate, found)) for _ in range(count)]
    for child in children:
        child.start()
    numbers = [number for _ in children for number in found.get(timeout=60)]
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * count
    return numbers


def test_fifty_numbers_drawn_by_five_processes_have_no_gap_and_no_double():
    numbers = apart(drawing, PROCESSES)

    assert sorted(numbers) == sorted(f"{NAME}〔{YEAR}〕{n}号" for n in range(1, PROCESSES * EACH + 1))
    assert Series.objects.get(name=NAME, year=YEAR).last == PROCESSES * EACH


def test_the_control_numbers_read_before_they_are_written_are_drawn_twice():
    Series.objects.create(name=NAME, year=YEAR, last=7)

    assert apart(reading_first, 2) == [8, 8]
