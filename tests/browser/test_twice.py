"""Pressed twice, gone back, opened twice: one submission, one journal line, one clear sentence."""

import re

import pytest
from playwright.sync_api import expect

from casework.core.models import Case, Entry
from casework.intake.drafts import all_typed
from casework.intake.rows import Submission, Upload
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import sticking_out
from tests.files import small_pdf
from tests.stories.pages import POINTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "一段写了很久的话，面向社区居民开展公益讲座，不想再写一遍。"


def lines(case, step):
    """How often a step stands in the journal."""
    return Entry.objects.filter(case=case, step=step, outcome="done").count()


def press_twice(page, label):
    """Press a button whose answer does not come, and once more; both forms reach the server."""
    sent = []

    def lost(route):
        if route.request.method == "POST" and not sent:
            sent.append(route.fetch(max_redirects=0).status)  # done there
            route.fulfill(status=204)  # and the window stays as it is
        else:
            route.continue_()

    page.route("**/steps/**", lost)
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_role("button", name=label, exact=True).click()
    page.get_by_role("button", name=label, exact=True).click()
    page.wait_for_url(lambda url: not url.endswith(("/check/", "/accept/")))
    page.unroute("**/steps/**")
    assert sent == [303]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_hand_in_pressed_twice_and_old_pages_sent_again(bureau, visit, script):
    case = bureau.draft()
    visitor = visit(PHONE, script=script).sign_in(bureau.founder)
    page, old = visitor.open(f"/hall/cases/{case.number}/check/"), visitor.context.new_page()
    old.goto(page.url)
    old.locator("[name=commitment]").check()
    page.bring_to_front()
    page.locator("[name=commitment]").check()
    press_twice(page, "提交登记申请")
    expect(page.get_by_role("heading", level=1)).to_have_text("已提交")
    expect(page.locator(".msgs li")).to_have_text(["已办理：提交登记申请。"])  # told once
    page.go_back()
    page.reload()  # a browser that keeps no pages draws it anew; one that keeps them: test_journeys.py
    expect(page.locator(".msgs")).to_have_text("申请已经提交或者办结，现在不能修改；需要您补正的时候会通知您。")
    old.bring_to_front()
    old.get_by_role("button", name="提交登记申请").click()
    expect(old.get_by_role("heading", level=1)).to_have_text("这件刚刚有人办过，您的操作没有生效")
    expect(old.locator("main")).to_contain_text("您自己于")
    assert sticking_out(old) == [] and visitor.complaints == []
    assert (lines(case, "submit"), Submission.objects.filter(case=case).count()) == (1, 1)


def test_a_desk_step_pressed_twice_and_gone_back_to(bureau, visit):
    case = bureau.submitted()
    visitor = visit(DESK).sign_in(bureau.clerk)
    page = visitor.open(f"/desk/cases/{case.number}/steps/accept/")
    press_twice(page, "受理")
    expect(page.locator(".msgs li")).to_have_text(["已办理：受理。"])
    page.go_back()
    page.reload()  # the page of a step that is done says so, before anything is typed into it
    expect(page.get_by_role("heading", level=1)).to_have_text("现在不能办理“受理”")
    assert lines(case, "accept") == 1 and Case.objects.get(pk=case.pk).version == case.version + 1


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_one_step_in_two_windows(bureau, visit, size):
    case = bureau.reach("under_review")
    visitor = visit(size).sign_in(bureau.reviewer)
    page, other = visitor.page, visitor.context.new_page()
    address = f"{visitor.server.url}/desk/cases/{case.number}/steps/propose_grant/"
    for window in (page, other):
        window.goto(address)
        window.bring_to_front()
        for name, value in POINTS.items():
            window.locator(f"[name={name}][value={value}]").check()
    other.locator("[name=opinion]").fill("先写好的意见。")
    other.locator("main form .go button:not([name])").click()
    expect(other.locator(".msgs")).to_contain_text("已办理")
    page.bring_to_front()
    page.locator("[name=opinion]").fill(WORDS)
    page.locator("main form .go button:not([name])").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("这件刚刚有人办过，您的操作没有生效")
    expect(page.locator("main")).to_contain_text("您自己于")
    expect(page.locator("main")).to_contain_text(WORDS)
    assert sticking_out(page) == [] and lines(case, "propose_grant") == 1
    page.get_by_role("link", name="打开最新的页面").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("盐业文化")


def test_one_section_in_two_windows(bureau, visit):
    case = bureau.draft()
    visitor = visit(PHONE, script=False).sign_in(bureau.founder)
    page, other = visitor.page, visitor.context.new_page()
    for window, words in ((page, WORDS), (other, "另一个窗口写的宗旨，面向社区居民开展公益讲座。")):
        window.goto(f"{visitor.server.url}/hall/cases/{case.number}/task/purpose/")
        window.locator("[name=purpose]").fill(words)
    other.get_by_role("button", name="保存并继续").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("住所")
    page.bring_to_front()
    page.get_by_role("button", name="保存并继续").click()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("这一页刚刚在您的另一个窗口保存过")
    expect(told).to_contain_text("另一个窗口写的宗旨，面向社区居民开展公益讲座。")
    expect(page.locator("[name=purpose]")).to_have_value(WORDS)
    assert all_typed(case)["purpose"]["purpose"] == "另一个窗口写的宗旨，面向社区居民开展公益讲座。" and sticking_out(page) == []
    page.get_by_role("button", name="保存并继续").click()  # seen both, and decided
    expect(page.get_by_role("heading", level=1)).to_have_text("住所")
    assert all_typed(case)["purpose"]["purpose"] == WORDS


def test_an_upload_cut_off_leaves_nothing_half_done_and_can_be_tried_again(bureau, visit, settings):
    case = bureau.draft()
    visitor = visit(PHONE, script=False).sign_in(bureau.founder)
    page = visitor.open(f"/hall/cases/{case.number}/files/identity/")
    before = (Upload.objects.filter(case=case).count(), sum(path.is_file() for path in settings.PRIVATE_DIR.rglob("*")))
    file = {"name": "身份证明.pdf", "mimeType": "application/pdf", "buffer": small_pdf("身份证明")}

    def cut(route):
        route.abort("connectionreset") if route.request.method == "POST" else route.continue_()

    page.route("**/files/identity/", cut)
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="上传").click()
    page.wait_for_url("chrome-error://**")
    assert before == (Upload.objects.filter(case=case).count(), sum(path.is_file() for path in settings.PRIVATE_DIR.rglob("*")))
    page.unroute("**/files/identity/")
    page = visitor.open(f"/hall/cases/{case.number}/files/identity/")
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="上传").click()
    expect(page.locator(".msgs")).to_contain_text(re.compile("已上传“.*身份证明.*”"))
    assert Upload.objects.filter(case=case, name="身份证明.pdf").count() == 1
