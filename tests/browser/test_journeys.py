"""Journeys as their people make them: on a phone without JavaScript, at a desk without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from casework.core.models import Case, Entry
from casework.intake.drafts import all_typed
from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import apply, begin, sheet, sign_in, take
from tests.browser.test_reliances import FOCUSED as FOCUSED_STOP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_founder_and_a_clerk_without_javascript(bureau, visit):
    window = visit(PHONE, script=False)
    page = window.open("/hall/services/DJ/")
    number = begin(page)
    apply(page, bureau, f"{window.server.url}/hall/cases/{number}/")
    case = Case.objects.get()
    assert (case.state, case.number) == ("submitted", number)
    expect(page.locator("main")).to_contain_text(number)
    page.go_back()
    page.get_by_role("button", name="提交登记申请").click()  # pressed twice: the same answer, nothing done again
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交")
    assert Entry.objects.filter(case=case, step="submit").count() == 1

    clerk = visit(PHONE, script=False)
    page = clerk.open("/desk/")
    sign_in(page, "clerk")
    take(page, "accept")
    assert Case.objects.get().state == "accepted"
    assert window.complaints + clerk.complaints == []


STOP = f"() => ({{...({FOCUSED_STOP})(), name: document.activeElement.name || ''}})"


def every_stop(page, wanted, key="Tab", most=60):
    """Press Tab (or Shift+Tab) until `wanted`, words or a field's name, has the focus; every stop is ringed and uncovered."""
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        assert stop["tag"] == "BODY" or (stop["ringed"] and stop["clear"]), stop
        if wanted == stop["name"] or re.search(wanted, stop["words"]):
            return
    raise AssertionError(f"{key} does not reach {wanted}")


def follow(page, wanted, address):
    """Reach a link or a button, press it, and pass by the head of the next page with its first stop."""
    every_stop(page, wanted)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    every_stop(page, "^跳到正文$", most=2)
    page.keyboard.press("Enter")


def test_a_founder_by_keyboard_alone(bureau, visit):
    case = bureau.draft()
    case.drafts.filter(section="party").delete()
    window = visit(DESK)
    page = window.open("/accounts/login/")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["words"] == "跳到正文"
    page.keyboard.press("Enter")  # past brand, search and menu
    every_stop(page, "login", most=2)
    page.keyboard.type("founder")
    every_stop(page, "password", most=2)
    page.keyboard.type("demo-binhai-2026")
    every_stop(page, "^登录$", most=5)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hall/cases/**")
    follow(page, "^成立登记$", f"**/{case.number}/")
    follow(page, "^党建工作$", "**/task/party/")

    every_stop(page, "party_members")
    page.keyboard.type("1")
    every_stop(page, "party_plan", most=1)
    page.keyboard.press("Space")
    while not page.locator("[name=party_plan][value=guide]").is_checked():
        page.keyboard.press("ArrowDown")
    every_stop(page, "party_contact", most=1)
    page.keyboard.type("冉志勤")
    every_stop(page, "party_members", key="Shift+Tab", most=2)  # back, to put something right
    page.keyboard.press("Backspace")
    page.keyboard.type("2")
    every_stop(page, "^保存退出$")
    page.keyboard.press("Enter")
    expect(page.locator(".msgs")).to_contain_text("已保存，可以随时回来接着填。")
    assert all_typed(case)["party"] == {"party_members": "2", "party_plan": "guide", "party_contact": "冉志勤"}

    # Asked for before the page is there: the browser takes up the wish to be told in its own time, and a Space just after it
    # would open a chooser that nobody sees.
    with page.expect_file_chooser() as chosen:
        follow(page, "^发起人或者举办者、拟任负责人身份证明", "**/files/identity/")
        every_stop(page, "file")
        page.keyboard.press("Space")
    chosen.value.set_files(sheet("补一份身份证明"))
    every_stop(page, "^上传$")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("补一份身份证明.pdf")
    follow(page, "^回到办件$", f"**/{case.number}/")
    follow(page, "^核对并提交$", "**/check/")
    every_stop(page, "commitment")
    page.keyboard.press("Space")
    every_stop(page, "^提交登记申请$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交")
    assert Case.objects.get().state == "submitted" and window.complaints == []


FOCUSED = """() => {
  const e = document.activeElement;
  return e === document.body ? '' : (e.innerText || e.value || '').trim();
}"""


def tab_to(page, name, most=80):
    """Press Tab until a control of this name has the focus, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if re.search(name, focused):
            ring = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert ring != "none", f"no ring around {focused}"
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_a_clerk_accepts_by_keyboard_alone(bureau, visit):
    case = bureau.submitted()
    window = visit(DESK).sign_in(bureau.clerk)
    page = window.open("/desk/")
    page.keyboard.press("Tab")
    assert "跳" in page.evaluate("() => document.activeElement.innerText")  # the first stop skips to the content
    tab_to(page, "盐业文化")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("盐业文化")
    tab_to(page, "^受理$")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/accept/")
    tab_to(page, "^受理$")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Case.objects.get(pk=case.pk).state == "accepted"
    expect(page.locator("body")).to_contain_text("已办理：受理。")
    assert window.complaints == []
