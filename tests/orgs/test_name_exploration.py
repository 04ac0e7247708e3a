"""名称核准 explored: thousands of steps by anybody at any time; what the table allows happens, and nothing else."""

import pytest

from casework.core.process import PROCESSES
from tests import naming
from tests.exploring.explorer import explore
from tests.exploring.name_table import TABLE
from tests.exploring.names import NameCheck

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def test_the_table_and_the_declaration_agree():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["name_check"].cards.items()}  # fmt: skip
    assert declared == {
        name: (" ".join(sorted(sources.split())), target) for name, (_, sources, target) in TABLE.items()
    }
    assert set(PROCESSES["name_check"].states.values) == NameCheck.states()


def test_two_thousand_steps_and_no_illegal_state(bureau):
    like = naming.organization(bureau, "天津市滨海新区听雨盐业文化服务中心")

    seen = explore(NameCheck, bureau, like=like)

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert NameCheck.missing(seen) == set()  # every state was reached, every step taken
    assert NameCheck.enough(seen)
