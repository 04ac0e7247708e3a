"""Staffing is proved: with one person away and with four eyes; who is lacking is named."""

from datetime import date

import pytest

from casework.staffing import Seat, staffed
from network.models import Post
from papers.sealing.staffing import lacking as keepers_lacking
from tests.casework.test_commands import said

pytestmark = pytest.mark.django_db


def seat(step, people, *unlike):
    """A seat in short."""
    return Seat(step, step, "审批人员", frozenset(people), frozenset(unlike))


def test_four_eyes_need_two_and_an_absence_a_third():
    two = [seat("review", {1, 2}), seat("approve", {1, 2}, "review")]
    assert staffed(two) is None
    assert staffed(two, away=1).step in ("review", "approve")
    three = [seat("review", {1, 2, 3}), seat("approve", {1, 2, 3}, "review")]
    assert [staffed(three, away=person) for person in (1, 2, 3)] == [None, None, None]
    assert staffed([seat("review", {1}), seat("approve", {1}, "review")]) is not None
    assert staffed([seat("review", {1}), seat("approve", {1})]) is None  # the control: without four eyes one is enough


def test_a_choice_that_looks_good_first_is_taken_back():
    """Person 1 may take all three; the search must leave 1 to the step that has nobody else."""
    assert staffed([seat("a", {1, 2}), seat("b", {1, 3}, "a"), seat("c", {1}, "a", "b")]) is None


def test_the_command_names_the_step_and_the_role(bureau):
    for role, slug in (("publisher", "civil"), ("sponsor", "culture"), ("admin", "civil")):
        bureau.hire(f"{role}2", role, slug)
    bureau.units["civil"].capacities += ["joint_office"]  # the joint meeting has its office there
    bureau.units["civil"].save()
    for role in ("office", "convener", "liaison", "chief"):
        for n in (3, 4):
            bureau.hire(f"{role}{n}", role, "civil")
    bureau.hire("reviewer3", "reviewer", "approval")  # a disputed name is weighed by somebody else than its reviewer
    text, code = said("staffing")
    assert (text, code) == ("每个环节都有人办理，任何一人不在时也是。\n", 0)

    Post.objects.filter(user=bureau.approver2).update(valid_to=date(2021, 1, 1))
    text, code = said("staffing")
    assert code == 1
    assert f"{bureau.approver.name}不在的时候" in text
    assert "还缺一名审批人员" in text

    Post.objects.filter(role="approver").update(valid_to=date(2021, 1, 1))
    text, code = said("staffing")
    assert (code, "现在没有人可以办理，缺审批人员" in text) == (1, True)


def test_units_without_a_keeper_of_seals_or_with_one_who_decides_as_well_are_named(bureau):
    day = date(2026, 11, 23)
    assert list(keepers_lacking(day)) == []
    Post.objects.filter(role="seal_keeper").update(user=bureau.approver)
    said = list(keepers_lacking(day))
    assert any(bureau.units["approval"].name in line and f"只有{bureau.approver.name}，同时任审批人员" in line for line in said)
    bureau.hire("seal_keeper2", "seal_keeper", "approval")  # the control: a second one who decides nothing
    assert list(keepers_lacking(day)) == []
    Post.objects.filter(role="seal_keeper").update(valid_to=date(2021, 1, 1))
    assert any("没有人任印章保管人" in line for line in keepers_lacking(day))
