"""Journeys as their people make them: on a phone without JavaScript, at a desk without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from casework.core.models import Case, Entry
from casework.core.process import PROCESSES
from tests.browser.conftest import DESK, PHONE
from tests.bureau import APPLICATION
from tests.files import small_pdf
from tests.stories.pages import NEEDED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def put(page, name, value):
    """Answer one question, whatever kind of control asks it."""
    found = page.locator(f"[name='{name}']")
    if found.count() == 0:
        return
    kind = found.first.evaluate("e => e.type || e.tagName")
    if kind == "radio":
        page.locator(f"[name='{name}'][value='{value}']").check()
    elif kind == "checkbox":
        found.first.check()
    elif kind.startswith("select"):
        found.first.select_option(value)
    elif kind != "hidden":
        found.first.fill(value)


def fill_section(page, section, answers):
    """One page of the application."""
    for name in section.form().fields:
        value = answers.get(name, "")
        if isinstance(value, list):
            for number, row in enumerate(value):
                for column, cell in row.items():
                    put(page, f"{name}-{number}-{column}", cell)
        elif value:
            put(page, name, value)


def test_a_founder_on_a_phone_without_javascript_hands_in(bureau, visit):
    window = visit(PHONE, script=False)
    page = window.open("/hall/services/DJ/")
    page.get_by_role("link", name="登录后办理").click()
    page.locator("[name=login]").fill("founder")
    page.locator("[name=password]").fill("demo-binhai-2026")
    page.locator("main form button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("成立登记")
    page.get_by_role("button", name="开始办理").click()

    answers = APPLICATION | {"street": str(bureau.street_division.pk)}
    for place, section in enumerate(PROCESSES["establishment"].sections, start=1):
        if place == 1:
            page.get_by_role("link", name=section.title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(section.title)
        fill_section(page, section, answers)
        page.get_by_role("button", name=re.compile("保存并继续|保存，下一|继续")).first.click()
    for key in NEEDED:
        material = next(m for m in PROCESSES["establishment"].materials if m.key == key)
        page.get_by_role("link", name=material.title, exact=True).click()
        file = {"name": f"{key}.pdf", "mimeType": "application/pdf", "buffer": small_pdf(key)}
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="上传").click()
        expect(page.locator("main")).to_contain_text(file["name"])
        page.goto(window.server.url + f"/hall/cases/{Case.objects.get().number}/")
    page.get_by_role("link", name="核对并提交").click()
    expect(page.locator("main")).to_contain_text("盐业文化")
    page.locator("[name=commitment]").check()
    page.get_by_role("button", name="提交登记申请").click()

    case = Case.objects.get()
    assert case.state == "submitted"
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交")
    expect(page.locator("main")).to_contain_text(case.number)
    page.go_back()
    page.get_by_role("button", name="提交登记申请").click()  # pressed twice: the same answer, nothing done again
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交")
    assert Entry.objects.filter(case=case, step="submit").count() == 1
    assert window.complaints == []


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
