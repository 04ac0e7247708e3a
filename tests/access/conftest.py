"""One world for the package: made once, rolled back at its end; every test stands in a savepoint inside."""

import pytest
import time_machine
from django.db import transaction
from django.template import Template
from django.test import utils


@pytest.fixture(scope="package", autouse=True)
def unwatched():
    """Pages are drawn as they are served: nobody here asks for their contexts, whose copies cost a fourteenth of the time."""
    watched, Template._render = Template._render, utils._TestState.saved_data.template_render
    yield
    Template._render = watched


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """The two sides (tests/access/world.py), on a Monday morning."""
    from tests.access.world import MORNING, World

    with django_db_blocker.unblock(), time_machine.travel(MORNING, tick=False) as traveller:
        mark = transaction.atomic()
        mark.__enter__()
        try:
            yield World(traveller)
        finally:
            transaction.set_rollback(True)
            mark.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def inside(world, db):
    """Every test starts from the world as it was made."""


@pytest.fixture
def people(world):
    """Role -> browser (tests/access/roles.py)."""
    from tests.access.roles import browsers

    return browsers(world)
