"""The board of filed bodies: figures, gap list and coverage equal an independent recount of small made-up districts."""

from datetime import date

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from network import population
from orgs.filing import board, targets
from tests.orgs.filing import ledgered
from tests.orgs.filing.ledgered import NOON, PLACES, recount, recounted_gaps, row, told, written

pytestmark = pytest.mark.django_db
DAY, NODES = date(2026, 11, 20), ("120116", "120116009", "120116001", "120116009001", "120116009201")
STATES = ("due", "late", "told_lapse", "lapse_heard", "lapse_proposed", "community_check", "street_review", "confirmed",
          "confirmed_with_advice", "recovered", "restored", "lapsed", "suspended", "referred", "not_required")  # fmt: skip
YEARS = st.builds(
    told, st.sampled_from(STATES), reported=st.booleans(), times=st.integers(0, 6), served=st.integers(0, 300),
    party=st.sampled_from([None, 0, 1, 3]), held=st.sampled_from([None, 0, 5000]), lapsed_on=st.sampled_from([None, date(2026, 5, 22)]),
    elder=st.booleans(),
)  # fmt: skip
ROWS = st.builds(
    row, st.sampled_from(PLACES), st.sampled_from(["filed", "suspended", "lapsed", "cancelled", "revoked", "promoted", "merged"]),
    st.sampled_from(["life_service", "community_affairs", "culture_sports", "charity"]), st.sampled_from([(), ("elderly_care",)]),
    st.dictionaries(st.sampled_from([2025, 2026]), YEARS),
)  # fmt: skip


def found(code):
    """What the board says of a node."""
    return dict.fromkeys(board.marks(DAY), 0) | board.added(board.counted(code, 2026, DAY))


def held_against(rows, divisions):
    """The board and the recount disagree nowhere."""
    for code in NODES:
        assert found(code) == recount(rows, code), code
        if code != "120116" or len(rows) < 5:  # the whole district's 475 places are counted where it is cheap
            assert {place.division.code: place.missing for place in targets.gaps(code, DAY)} == recounted_gaps(rows, code, divisions)
    by_street = board.counted("120116", 2026, DAY)
    for street, numbers in by_street.items():
        assert numbers == recount(rows, street)
    assert targets.density("120116", DAY).filed == recount(rows, "120116")["in_force"]


@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=3, max_size=14))
def test_figures_gaps_and_coverage_equal_a_plain_recount(bureau, rows):
    with transaction.atomic():
        written(rows, bureau.founder)
        held_against(rows, ledgered.places())
        transaction.set_rollback(True)


WRONG = {
    "board.REPORTED": ("REPORTED", Q(yr__isnull=False)), "board.LATE": ("LATE", ("late",)), "board.IN_FORCE": ("IN_FORCE", ("filed",)),
    "board.CONFIRMED": ("CONFIRMED", ("confirmed", "confirmed_with_advice")),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_the_recount_sees_a_wrong_query(bureau, monkeypatch, name):
    rows = [row(status="suspended", years={2026: told("told_lapse", reported=False, times=9)}), row(years={2026: told("restored")})]
    written(rows, bureau.founder)
    held_against(rows, ledgered.places())
    monkeypatch.setattr(board, *WRONG[name])
    with pytest.raises(AssertionError):
        held_against(rows, ledgered.places())


def test_residents_are_dated_and_never_guessed(bureau):
    written([row(), row("120116001016")], bureau.founder)
    unknown = targets.density("120116009", DAY)
    assert (unknown.per, unknown.reached, unknown.filed, unknown.target) == (None, None, 1, 18)
    rows = [{"row": 2, "区划代码": "120116009", "常住人口": "400", "截至日期": "2025-12-31", "来源": "街道统计"}]
    population.enter(rows, instant=NOON)
    known = targets.density("120116009", DAY)
    assert (known.per, known.reached, known.source) == ("25.0", True, "街道统计")
    assert targets.density("120116009", date(2025, 12, 30)).per is None
    assert targets.density("120116001", DAY).per is None
