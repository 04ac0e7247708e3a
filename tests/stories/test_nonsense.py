"""Nonsense typed into addresses and hidden fields gets an answer, never an error."""

import pytest

from casework.core.models import Case
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("version", ["abc", "²", "", "1.0", "-1", "9" * 40])
def test_a_version_that_is_none_is_a_stale_page(bureau, version):
    case = bureau.submitted()

    answer = at_desk_of(bureau.clerk).post(f"/desk/cases/{case.number}/steps/accept/", {"version": version})

    assert answer.status_code == 409
    assert (Case.objects.get(pk=case.pk).state, Case.objects.get(pk=case.pk).version) == ("submitted", 1)


def test_a_draft_saved_from_a_strange_version_is_a_conflict_that_keeps_both(bureau):
    case = bureau.draft()
    client = at_desk_of(bureau.founder)

    answer = client.post(
        f"/hall/cases/{case.number}/task/name/", {"version": "abc", "full_name": "天津市滨海新区新名字中心"}
    )

    assert answer.status_code == 409
    assert "天津市滨海新区新名字中心" in answer.content.decode()
    assert case.drafts.get(section="name").version == 1


@pytest.mark.parametrize(
    "address",
    ["/policies/?system=²", "/policies/?system=99999999999999999999999", "/register/?q=%00", "/search/?q=%22(*",
     "/register/?page=²", "/hall/services/DJ/check/?q1=maybe"],
)  # fmt: skip
def test_strange_questions_get_a_page(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("after", ["²", "x", "9" * 30, "2026-01-01." + "9" * 30, "2026-13-01.1"])
def test_strange_places_in_a_list_get_a_page(bureau, after):
    clerk = at_desk_of(bureau.clerk)

    assert [clerk.get(f"{path}?after={after}").status_code for path in ("/desk/", "/desk/cases/")] == [200, 200]


def test_strange_row_numbers_are_ignored(bureau):
    case = bureau.draft()
    data = {"version": "1", "founders-²-name": "某人", "founders-x-name": "某人", "founders-99999999-name": "某人"}

    answer = at_desk_of(bureau.founder).post(f"/hall/cases/{case.number}/task/founders/", data)

    assert answer.status_code == 422
    assert "请至少填写1行。" in answer.content.decode()
