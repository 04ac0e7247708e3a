"""Fixtures of the joint meeting's tests."""

import pytest

from tests.meetings.cast import Cast


@pytest.fixture
def cast(bureau, travel):
    """The departments on a Monday morning."""
    travel("2026-11-23 09:00")
    return Cast(bureau)
