"""Uploading by script: a bar, the page renewed in place, a lost connection tried again; and the same form without script."""

import pytest
from playwright.sync_api import expect

from casework.intake.rows import Upload
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import sticking_out
from tests.files import small_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sheet(name):
    """A file as the browser's chooser gives it."""
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": small_pdf(name)}


def kept(case):
    """How many files of the material there are."""
    return Upload.objects.filter(case=case, key="identity").count()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_page_is_renewed_where_it_stands(bureau, visit, size):
    case = bureau.draft()
    visitor = visit(size).sign_in(bureau.founder)
    page = visitor.open(f"/hall/cases/{case.number}/files/identity/")
    page.locator("[name=file]").set_input_files([sheet("新的一份")])
    page.locator("form[data-upload] .go button").click()
    expect(page.locator("main")).to_contain_text("新的一份.pdf")
    page.locator("[name=file]").set_input_files([sheet("再一份")])  # the renewed form is watched too
    page.locator("form[data-upload] .go button").click()
    expect(page.locator("main")).to_contain_text("再一份.pdf")
    assert kept(case) == 3 and sticking_out(page) == [] and visitor.complaints == []


def test_a_lost_connection_is_tried_again_and_doubles_nothing(bureau, visit):
    case = bureau.draft()
    page = visit(PHONE).sign_in(bureau.founder).open(f"/hall/cases/{case.number}/files/identity/")
    calls = []

    def lossy(route):
        calls.append(route.request.method)
        if len(calls) == 1:
            route.fetch()  # it arrived; the answer is what gets lost
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/files/identity/", lossy)
    page.locator("[name=file]").set_input_files([sheet("新的一份")])
    page.locator("form[data-upload] .go button").click()
    expect(page.locator("[data-said]")).to_contain_text("网络断开，正在重试")
    expect(page.locator("main .files").first).to_contain_text("新的一份.pdf", timeout=10000)
    assert calls[:2] == ["POST", "POST"] and kept(case) == 2


def test_without_script_the_form_sends_itself(bureau, visit):
    case = bureau.draft()
    page = visit(PHONE, script=False).sign_in(bureau.founder).open(f"/hall/cases/{case.number}/files/identity/")
    page.locator("[name=file]").set_input_files([sheet("新的一份")])
    page.locator("form[data-upload] .go button").click()
    expect(page.locator("main")).to_contain_text("新的一份.pdf")
    assert kept(case) == 2
