"""A street's lists and searches name its own filings alone; every address with a number is tried in tests/access/test_filings.py."""


import pytest
from django.test import Client
from django.urls import get_resolver

from casework.core.perform import perform
from casework.notices.publishing import publicities_of
from tests import filing
from tests.access.roles import browser, fetched
from tests.portal.doors import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def near_and_far(bureau):
    """Two streets, each with a filing on posting; the far one is tried by the near one's people."""
    near = filing.street(bureau)
    far = filing.Street(bureau, "120116001", "120116001016", "st_001")
    cases = []
    for side, founder, community in ((near, bureau.founder, "文安里"), (far, bureau.stranger, "紫云园")):
        case = filing.submitted(side, founder, community=community, leader_name=f"周{community}")
        cases.append(perform(case, "community_agree", by=side.worker, **filing.CHECKED))
    return near, far, *cases


def test_lists_and_searches_name_ones_own_alone(near_and_far):
    near, far, mine, theirs = near_and_far
    client, found = browser(near.officer), 0
    plain = [pattern for pattern in addresses(get_resolver().url_patterns)
             if "<" not in pattern and pattern.startswith(("desk/", "hall/"))]  # fmt: skip
    for pattern in plain:
        for query in ("", "?q=紫云园"):
            answer = client.get(f"/{pattern}{query}")
            text = fetched(answer).decode("utf-8", "replace")
            assert theirs.full_name not in text and f"/{theirs.number}/" not in text, pattern
            found += mine.full_name in text
    assert found


def test_ones_own_street_gets_in(near_and_far):
    """The control: the same addresses open for the case's own people."""
    near, far, mine, theirs = near_and_far
    for user in (far.officer, far.approver, far.worker):
        assert browser(user).get(f"/desk/cases/{theirs.number}/").status_code == 200
    assert browser(far.worker).get(f"/desk/notices/{publicities_of(theirs).get().number}/").status_code == 200
    assert Client().get(f"/desk/cases/{theirs.number}/").status_code == 302


def test_a_notice_of_a_filing_stands_on_the_desks_of_those_who_see_the_filing(near_and_far, bureau):
    """Everybody reads it on the portal; in the list of cases it would lead an official of the bureau nowhere."""
    near, far, mine, theirs = near_and_far
    notice = publicities_of(theirs).get()
    for user, there in ((bureau.reviewer, False), (near.officer, False), (far.officer, True), (far.worker, True),
                        (bureau.auditor, True)):  # fmt: skip
        client = browser(user)
        assert (notice.number in client.get("/desk/cases/").content.decode()) is there, user
        assert client.get(f"/desk/notices/{notice.number}/").status_code == (200 if there else 404)
    assert Client().get(f"/publicity/{notice.number}/").status_code == 200
