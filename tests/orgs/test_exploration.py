"""成立登记 explored: two thousand steps by anybody at any time; what the table allows happens, and nothing else."""

import pytest

from casework.core.process import PROCESSES
from tests.exploring.establishment import Establishment, staffed
from tests.exploring.establishment_table import TABLE
from tests.exploring.explorer import explore

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def test_the_table_and_the_declaration_agree():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["establishment"].cards.items()}  # fmt: skip
    assert declared == {
        name: (" ".join(sorted(sources.split())), target) for name, (_, sources, target) in TABLE.items()
    }
    assert set(PROCESSES["establishment"].states.values) == Establishment.states()


def test_two_thousand_steps_and_no_illegal_state(bureau):
    staffed(bureau)

    seen = explore(Establishment, bureau)

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert Establishment.missing(seen) == set()  # every state was reached, every step taken
    assert Establishment.enough(seen)
