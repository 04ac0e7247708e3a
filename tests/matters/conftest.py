"""Fixtures of the matters' tests: the cast that stands on a stage of its own."""

import pytest

from network.models import Post
from tests.bureau import SINCE
from tests.matters.cast import MONDAY


@pytest.fixture
def case(bureau, travel):
    """A case under examination on a Monday."""
    travel(MONDAY)
    return bureau.reach("under_review")


@pytest.fixture
def regulator(bureau):
    """Somebody in the unit that is asked."""
    user = bureau.person("regulator", "文旅局联络员", staff=True)
    unit = bureau.units["culture"]
    Post.objects.create(user=user, role="regulator", unit=unit, division=unit.division, title="主办", valid_from=SINCE)
    return user
