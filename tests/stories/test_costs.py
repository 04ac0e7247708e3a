"""What the lists cost: the same number of queries for three rows and for three hundred."""

import pytest
from django.test import Client

from casework.core.begin import begin
from casework.core.models import Intake
from casework.journal.instant import now
from orgs import codes
from orgs.organization import Kind, Organization, Status
from tests.bureau import SINCE
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(bureau):
    """So many cases that wait for the window, each of a team of its own; returns one that was handed in whole."""

    def fill(count):
        whole = bureau.submitted()
        intake = Intake.objects.create(why="旧册", opened_at=now())
        for _ in range(count - 1):
            begin(
                "establishment", bureau.team(), by=bureau.founder, division=bureau.district,
                unit=bureau.units["approval"], intake=intake, state="submitted",
            )  # fmt: skip
        return whole

    return fill


@pytest.mark.parametrize("count", [3, 300])
def test_worklist_and_case_page_cost_the_same_however_many(bureau, filled, count, django_assert_num_queries):
    whole = filled(count)
    clerk = at_desk_of(bureau.clerk)
    clerk.get("/desk/")
    clerk.get(f"/desk/cases/{whole.number}/")

    with django_assert_num_queries(12):
        page = clerk.get("/desk/")
    assert page.content.decode().count("DJ-") >= min(count, 20)
    with django_assert_num_queries(42):
        clerk.get(f"/desk/cases/{whole.number}/")


@pytest.mark.parametrize("count", [3, 300])
def test_my_cases_cost_the_same_however_many(bureau, filled, count, django_assert_num_queries):
    whole = filled(count)
    founder = at_desk_of(bureau.founder)
    founder.get("/hall/cases/")

    with django_assert_num_queries(9):
        assert whole.number in founder.get("/hall/cases/").content.decode() or count > 20


@pytest.mark.parametrize("count", [3, 300])
def test_the_public_register_costs_the_same_however_many(bureau, count, django_assert_num_queries):
    for n in range(count):
        Organization.objects.create(
            party=bureau.team(), uscc=codes.made_up(Kind.ASSOCIATION, n), kind=Kind.ASSOCIATION, name=f"第{n}协会",
            name_key=f"{n:03}", status=Status.REGISTERED, established_on=SINCE, announced_on=SINCE,
            division=bureau.district, address="示范路1号",
        )  # fmt: skip
    somebody = Client()
    somebody.cookies["seen"] = "1"  # strangers share a kept page (tests/portal/test_kept_pages.py)
    somebody.get("/register/")
    with django_assert_num_queries(3):
        page = somebody.get("/register/").content.decode()
    assert page.count("协会</a>") == min(count, 20)
