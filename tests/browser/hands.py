"""Hands on a page: answering questions of every kind, filling in an application, taking a step at the desk."""

import re

from playwright.sync_api import expect

from casework.core.process import PROCESSES
from tests.bureau import APPLICATION
from tests.files import small_pdf
from tests.stories.pages import NEEDED, typed

ESTABLISHMENT = PROCESSES["establishment"]


KINDS = """() => Object.fromEntries([...document.querySelectorAll('main form [name]')].map(e => [e.name, e.type]))"""


def put(page, answers):
    """Answer questions by name, whatever kind of control asks them; what this page does not ask is passed over."""
    kinds = page.evaluate(KINDS)
    for name, value in answers.items():
        kind, found = kinds.get(name, "hidden"), page.locator(f"main form [name='{name}']")
        if kind == "radio":
            page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind == "checkbox" and isinstance(value, list):
            for one in value:
                page.locator(f"[name='{name}'][value='{one}']").check()
        elif kind == "checkbox":
            found.first.check()
        elif kind.startswith("select"):
            found.select_option(value)
        elif kind == "file":
            found.set_input_files(sheet(value))
        elif kind != "hidden":
            found.fill(value)


def sheet(name):
    """A file as the browser's chooser gives it."""
    return {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": small_pdf(name)}


def fill_section(page, section, answers):
    """One page of the application."""
    put(page, {name: value for name, value in typed(section, answers).items() if value})


def sign_in(page, username):
    """Through the page for it."""
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill("demo-binhai-2026")
    page.locator("main form button").first.click()


def begin(page):
    """From the guide's page to the task list of a new case; returns its number."""
    page.get_by_role("link", name="登录后办理").click()
    sign_in(page, "founder")
    expect(page.get_by_role("heading", level=1)).to_have_text(ESTABLISHMENT.title)
    page.get_by_role("button", name="开始办理").click()
    return page.url.rstrip("/").split("/")[-1]


def apply(page, bureau, case_url, looked=lambda page: None):
    """Every section, every file, once more over everything, and handed in; `looked` is called on every page."""
    answers = APPLICATION | {"street": str(bureau.street_division.pk)}
    page.get_by_role("link", name=ESTABLISHMENT.sections[0].title, exact=True).click()
    for section in ESTABLISHMENT.sections:
        expect(page.get_by_role("heading", level=1)).to_contain_text(section.title)
        looked(page)
        fill_section(page, section, answers)
        page.get_by_role("button", name="保存并继续").click()
    for material in [m for m in ESTABLISHMENT.materials if m.key in NEEDED]:
        page.get_by_role("link", name=material.title, exact=True).click()
        looked(page)
        page.locator("input[type=file]").first.set_input_files(sheet(material.key))
        page.get_by_role("button", name="上传").click()
        expect(page.locator("main")).to_contain_text(f"{material.key}.pdf")
        page.goto(case_url)
    page.get_by_role("link", name="核对并提交").click()
    expect(page.locator("main")).to_contain_text("盐业文化")
    looked(page)
    page.locator("[name=commitment]").check()
    page.get_by_role("button", name="提交登记申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交")
    looked(page)


def take(page, step, looked=lambda page: None, **facts):
    """A step at the desk, from one's own list to the sentence that it is done."""
    label = ESTABLISHMENT.cards[step].label
    page.get_by_role("link", name=re.compile("盐业文化")).first.click()
    looked(page)
    page.get_by_role("link", name=label, exact=True).click()
    looked(page)
    put(page, facts)
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator(".msgs")).to_contain_text(f"已办理：{label}。")
