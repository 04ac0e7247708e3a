"""查看: an official sees a whole number once, says why, and the auditor reads who looked; the value is nowhere."""

import pytest

from casework.clock import outages
from casework.journal.instant import now
from network.disclosures import Disclosure
from tests.bureau import APPLICATION
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
NUMBER = APPLICATION["legal_rep_id"]


def test_a_masked_number_is_shown_once_with_a_reason_and_a_line(bureau):
    case = bureau.submitted()
    desk = at_desk_of(bureau.clerk)
    address = f"/desk/cases/{case.number}/show/officers/legal_rep_id/"
    page = desk.get(f"/desk/cases/{case.number}/").content.decode()
    assert (NUMBER in page, address in page) == (False, True)
    assert NUMBER not in desk.get(address).content.decode()

    answer = desk.post(address, {"reason": "核"})
    assert (answer.status_code, NUMBER in answer.content.decode()) == (422, False)
    assert "理由太短" in answer.content.decode()
    assert Disclosure.objects.count() == 0

    answer = desk.post(address, {"reason": "与身份证原件核对"})
    assert (NUMBER in answer.content.decode(), answer["Cache-Control"]) == (True, "no-store, private")
    (row,) = Disclosure.objects.values("by__username", "about", "field", "reason")
    assert row == {
        "by__username": "clerk", "about": case.number, "reason": "与身份证原件核对",
        "field": "officers.legal_rep_id 拟任法定代表人身份证号码",
    }  # fmt: skip
    assert NUMBER not in desk.get(f"/desk/cases/{case.number}/").content.decode()
    listed = at_desk_of(bureau.auditor).get("/desk/disclosures/").content.decode()
    assert ("与身份证原件核对" in listed, case.number in listed, NUMBER in listed) == (True, True, False)


def test_nobody_else_looks_and_what_is_not_masked_has_no_such_page(bureau):
    case = bureau.submitted()
    address = f"/desk/cases/{case.number}/show/officers/legal_rep_id/"
    page = f"/desk/cases/{case.number}/"  # who reads the list of looks is not led where nothing opens
    assert [address in at_desk_of(who).get(page).content.decode() for who in (bureau.clerk, bureau.auditor)] == [True, False]
    for who in (bureau.auditor, bureau.sponsor, bureau.admin, bureau.founder):
        assert at_desk_of(who).post(address, {"reason": "想看一看"}).status_code == 404
    for place in ("officers/legal_rep", "officers/nothing", "nowhere/phone"):
        assert at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/show/{place}/").status_code == 404
    assert Disclosure.objects.count() == 0


def test_the_list_costs_the_same_for_three_lines_and_for_three_hundred(bureau, django_assert_num_queries):
    def add(count):
        Disclosure.objects.bulk_create(
            Disclosure(at=now(), by=bureau.clerk, about="2026-DJ-0001", field="x", reason="核对") for _ in range(count)
        )

    desk = at_desk_of(bureau.auditor)
    add(3)
    desk.get("/desk/disclosures/")  # the first page of a session also looks for its site
    outages.notice()
    with django_assert_num_queries(6):
        desk.get("/desk/disclosures/")
    add(297)
    outages.notice()  # asked once a minute by whoever comes first
    with django_assert_num_queries(6):
        desk.get("/desk/disclosures/")
