"""社区社会组织备案 explored: what the table allows happens, and nothing else."""

import pytest

from casework.core.process import PROCESSES
from tests import filing
from tests.exploring.explorer import explore
from tests.exploring.filing_table import TABLE
from tests.exploring.filings import Filing

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def test_the_table_and_the_declaration_agree():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["community_filing"].cards.items()}  # fmt: skip
    assert declared == {name: (" ".join(sorted(set(sources.split()))), target) for name, (_, sources, target) in TABLE.items()}
    assert set(PROCESSES["community_filing"].states.values) == Filing.states()


def test_every_state_is_reached_and_no_illegal_one(bureau):
    seen = explore(Filing, bureau, near=filing.street(bureau))

    assert seen["tried"] >= 700
    assert Filing.missing(seen) == set()  # every state was reached, every step taken
