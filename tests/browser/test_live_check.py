"""A name is looked at while it is typed, on a phone: the remark comes by itself, says until when, and fits."""

import pytest
from playwright.sync_api import expect

from orgs.reservations import NameReservation
from tests import naming
from tests.browser.conftest import PHONE
from tests.browser.test_pages import sticking_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_name_kept_for_another_is_remarked_while_it_is_typed(bureau, visit):
    naming.reserved(bureau)
    until = NameReservation.objects.get().until
    mine = naming.draft(bureau, founder=bureau.stranger, first_name="")
    visitor = visit(PHONE).sign_in(bureau.stranger)
    page = visitor.open(f"/hall/cases/{mine.number}/task/names/")
    remarks = page.locator('[data-remarks="first_name"]')
    expect(remarks).not_to_contain_text("相同")
    page.locator("[name=first_name]").press_sequentially(naming.NAME)
    expect(remarks).to_contain_text("相同")

    assert f"与已为他人保留到{until.year}年{until.month}月{until.day}日的“{naming.NAME}”相同" in remarks.inner_text()
    assert sticking_out(page) == [] and visitor.complaints == []
    assert page.url.endswith("/task/names/")  # nothing was sent off: the page was only asked
