"""成立登记 from the pre-check to the register, through the hands of seven people, on phones and at desks."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from casework.core.models import Case, Entry
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from orgs import codes
from orgs.organization import Kind
from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import apply, begin, take
from tests.browser.test_pages import sticking_out
from tests.bureau import seal_without_typesetting
from tests.stories.pages import POINTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAY = ["submit", "accept", "assign", "propose_grant", "chief_agree", "grant", "issue_certificate", "announce"]


def fits(page):
    """Nothing reaches out of the window, once the page is there."""
    page.wait_for_load_state()
    assert (page.url, sticking_out(page)) == (page.url, [])


def answered(page):
    """The pre-check, every question answered with yes, and back on the guide's page."""
    page.get_by_role("link", name="先自测条件").click()
    form = page.locator("main form").filter(has=page.get_by_role("button", name="看结果"))
    for question in form.get_by_role("group").all():
        question.get_by_label("是", exact=True).check()
    page.get_by_role("button", name="看结果").click()
    expect(page.get_by_role("heading", name="条件看起来都够了")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="回到办事指南").click()


@pytest.mark.parametrize(("here", "there"), [(PHONE, DESK), (DESK, PHONE)], ids=["phone-to-desk", "desk-to-phone"])
def test_from_the_pre_check_to_the_register(bureau, visit, travel, here, there):
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 7)], Kind.PRIVATE_UNIT)
    founder, windows = visit(here), []
    page = founder.open("/hall/services/DJ/")
    answered(page)
    number = begin(page)
    apply(page, bureau, f"{founder.server.url}/hall/cases/{number}/", fits)

    for person, step, facts in (
        ("clerk", "accept", {}),
        ("chief", "assign", {"handler": "reviewer", "second": "reviewer2"}),
        ("reviewer", "propose_grant", {"opinion": "材料齐全，符合条件，建议准予登记。", **POINTS}),
        ("chief", "chief_agree", {"opinion": "同意。"}),
        ("approver", "grant", {}),
        ("clerk2", "issue_certificate", {"delivery": "window", "delivered_on": today().isoformat(), "receipt": "送达回证"}),
        ("publisher", "announce", {}),
    ):  # fmt: skip
        if step == "announce":
            seal_without_typesetting(Case.objects.get(number=number))
        windows.append(visit(there).sign_in(getattr(bureau, person)))
        take(windows[-1].open("/desk/"), step, fits, **facts)

    case = Case.objects.get(number=number)
    assert case.state == "announced" and case.closed_at
    assert list(Entry.objects.filter(case=case, step__in=WAY, outcome="done").order_by("seq").values_list("step", flat=True)) == WAY
    travel(f"{now() + timedelta(minutes=20):%Y-%m-%d %H:%M}")
    while post_due():
        pass
    page = founder.open(f"/hall/cases/{number}/")
    fits(page)
    certificate = page.get_by_role("link", name=re.compile("登记证书")).first
    paper = page.request.get(founder.server.url + certificate.get_attribute("href"))
    assert paper.headers["content-type"] == "application/pdf" and paper.body().startswith(b"%PDF")
    public = visit(here)
    page = public.open("/register/?q=盐业文化")
    page.get_by_role("link", name="天津市滨海新区盐业文化服务中心").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("天津市滨海新区盐业文化服务中心")
    fits(page)
    assert [said for window in (founder, public, *windows) for said in window.complaints] == []
