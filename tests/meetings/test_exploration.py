"""联席会议 held against tables written a second time; a decision moved at random."""

import pytest

from casework.core.process import PROCESSES
from tests.exploring.circulations import GoingRound
from tests.exploring.decisions import Followed
from tests.exploring.explorer import explore
from tests.exploring.meeting_tables import TABLES
from tests.exploring.sittings import Held
from tests.exploring.topics import Explored
from tests.meetings.cast import planned


@pytest.mark.parametrize("slug", TABLES)
def test_the_table_and_the_declaration_agree(slug):
    declared = {name: (" ".join(sorted(card.by.names)), " ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES[slug].cards.items()}  # fmt: skip
    assert declared == {
        name: (" ".join(sorted(who.split())), " ".join(sorted(sources.split())), target)
        for name, (who, sources, target) in TABLES[slug].items()
    }
    named = {state for _, sources, target in TABLES[slug].values() for state in [*sources.split(), target]} - {"="}
    assert set(PROCESSES[slug].states.values) == named


@pytest.mark.django_db
@pytest.mark.long
def test_a_decision_comes_everywhere_and_nowhere_else(bureau, cast):
    seen = explore(Followed, bureau, cast=cast, sitting=planned(cast))

    assert Followed.missing(seen) == set()  # every state was reached, every step taken
    assert seen["refused"] >= 20


@pytest.mark.django_db
@pytest.mark.long
@pytest.mark.parametrize("machine", [Explored, Held, GoingRound])
def test_it_comes_everywhere_and_nowhere_else(bureau, cast, machine):
    seen = explore(machine, bureau, cast=cast)

    assert machine.missing(seen) == set()
    assert seen["refused"] >= 4 and seen["beside"] >= 8
