"""What goes wrong in the middle: a session that ends, a line that breaks. Nothing typed is lost, and a sentence says what to do."""

import time

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from casework.core.models import Case
from casework.intake.drafts import all_typed
from network.silence import OFFICIALS
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import sticking_out

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "整理盐业历史，面向居民开展公益讲座，\n每月一次。"


def sign_in_again(page, who):
    """The sign-in page that stands in the way."""
    page.locator("[name=login]").fill(who)
    page.locator("[name=password]").fill("demo-binhai-2026")
    page.get_by_role("button", name="登录，接着办").click()


@pytest.mark.parametrize(("size", "script"), [(PHONE, False), (DESK, True)], ids=["phone-plain", "desk"])
def test_a_session_that_ends_while_a_section_is_typed_loses_nothing(bureau, visit, size, script):
    case = bureau.draft()
    visitor = visit(size, script=script).sign_in(bureau.founder)
    page = visitor.open(f"/hall/cases/{case.number}/task/purpose/")
    Session.objects.all().delete()
    page.locator("[name=purpose]").fill(WORDS)
    if script:  # the page finds out by itself, and says that the button is safe
        page.locator("[name=scope]").focus()
        expect(page.locator("[data-kept]")).to_contain_text("登录已经过期，内容还在这一页。点“保存并继续”")
    page.get_by_role("button", name="保存并继续").click()
    expect(page.locator("main")).to_contain_text("刚才填写的内容没有丢失，登录以后接着办")
    assert sticking_out(page) == []
    sign_in_again(page, "founder")
    expect(page.get_by_role("heading", level=1)).to_contain_text("登录好了")
    assert sticking_out(page) == [] and all_typed(case)["purpose"]["purpose"] != WORDS
    page.get_by_role("button", name="接着办").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("住所")  # saved, and on to the next section
    assert all_typed(case)["purpose"]["purpose"].replace("\r\n", "\n") == WORDS and visitor.complaints == []


def test_signed_in_again_in_another_window_the_old_page_can_still_be_sent(bureau, visit):
    case = bureau.draft()
    visitor = visit(PHONE).sign_in(bureau.founder)
    page = visitor.open(f"/hall/cases/{case.number}/task/purpose/")
    page.locator("[name=purpose]").fill(WORDS)
    Session.objects.all().delete()
    other = visitor.context.new_page()
    other.goto(visitor.server.url + "/accounts/login/")
    other.locator("[name=login]").fill("founder")
    other.locator("[name=password]").fill("demo-binhai-2026")
    other.locator("main form button").click()
    other.wait_for_url("**/hall/cases/")  # signing in gave this browser another token: the old page's is stale
    page.get_by_role("button", name="保存并继续").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("重新登录以前打开的")
    page.get_by_role("button", name="接着办").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("住所")
    assert all_typed(case)["purpose"]["purpose"].replace("\r\n", "\n") == WORDS


def test_a_broken_line_while_typing_is_told_and_made_good(bureau, visit):
    case = bureau.draft()
    visitor = visit(PHONE).sign_in(bureau.founder)
    page = visitor.open(f"/hall/cases/{case.number}/task/purpose/")
    visitor.context.set_offline(True)
    page.locator("[name=purpose]").fill(WORDS)
    page.locator("[name=scope]").focus()
    told = page.locator("[data-kept]")
    expect(told).to_contain_text("网络断开，内容还在")
    page.get_by_role("button", name="保存并继续").click()  # not sent into the void: the page stays
    expect(page.get_by_role("alert")).to_have_text("网络断开，内容还在这一页。恢复后请再点一次。")
    expect(page.locator("[name=purpose]")).to_have_value(WORDS)
    visitor.context.set_offline(False)
    expect(told).to_contain_text("已保存")
    expect(page.get_by_role("alert")).to_have_text("网络已恢复，可以再点一次。")
    assert all_typed(case)["purpose"]["purpose"].replace("\r\n", "\n") == WORDS
    page.get_by_role("button", name="保存并继续").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("住所")


def test_the_button_waits_for_what_is_being_kept(bureau, visit):
    case = bureau.draft()
    page = visit(PHONE).sign_in(bureau.founder).open(f"/hall/cases/{case.number}/task/purpose/")
    held = []
    page.route("**/task/purpose/", lambda route: route.continue_() if held else held.append(route))
    page.locator("[name=purpose]").fill(WORDS)
    with page.expect_request(lambda request: request.method == "POST"):
        page.locator("[name=scope]").focus()  # leaving the field keeps it, on a slow line
    page.get_by_role("button", name="保存并继续").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("宗旨和业务范围")
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("住所")  # and not: somebody else saved this page
    assert all_typed(case)["purpose"]["purpose"].replace("\r\n", "\n") == WORDS


def test_an_opinion_sent_while_the_line_is_broken_stays_on_the_page(bureau, visit):
    case = bureau.reach("under_review")
    visitor = visit(DESK).sign_in(bureau.reviewer)
    page = visitor.open(f"/desk/cases/{case.number}/steps/propose_grant/")
    page.locator("[name=opinion]").fill(WORDS)
    visitor.context.set_offline(True)
    page.locator("main form .go button:not([name])").click()
    expect(page.get_by_role("alert")).to_have_text("网络断开，内容还在这一页。恢复后请再点一次。")
    expect(page.locator("[name=opinion]")).to_have_value(WORDS)
    assert Case.objects.get(pk=case.pk).state == "under_review" and sticking_out(page) == []


def with_silence(visitor, seconds):
    """Move the stamp of the visitor's session back instead of waiting."""
    cookie = next(one for one in visitor.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME)
    session = SessionStore(cookie["value"])
    session["seen"] = int(time.time()) - seconds
    session.save()


def test_before_the_end_of_the_silence_a_line_says_so_and_its_button_goes_on(bureau, visit):
    case = bureau.reach("under_review")
    visitor = visit(PHONE).sign_in(bureau.reviewer)
    visitor.page.clock.install()
    page = visitor.open(f"/desk/cases/{case.number}/steps/propose_grant/")
    line, field = page.locator("[data-stay]"), page.locator("[name=opinion]")
    field.fill(WORDS)
    page.clock.fast_forward((OFFICIALS - 100) * 1000)
    with page.expect_response("**/stay/"):
        page.clock.run_for(6000)
    expect(line).to_be_hidden()  # the person went on in another window: nothing is said
    with_silence(visitor, OFFICIALS - 100)
    page.clock.fast_forward((OFFICIALS - 100) * 1000)
    page.clock.run_for(6000)
    expect(line).to_contain_text("还有不到 2 分钟就会自动退出")
    assert sticking_out(page) == []
    line.get_by_role("button", name="继续使用").press("Enter")
    expect(line).to_be_hidden()
    expect(field).to_be_focused()
    with_silence(visitor, OFFICIALS + 5)
    page.clock.fast_forward(OFFICIALS * 1000)
    page.clock.run_for(6000)
    expect(line).to_contain_text("已经自动退出。填写的内容还在这一页")
    expect(field).to_have_value(WORDS)


def test_without_a_script_the_page_says_when_the_silence_is_over(bureau, visit):
    page = visit(PHONE, script=False).sign_in(bureau.clerk).open("/desk/")
    line = page.locator("[data-stay-foot]")
    expect(line).to_contain_text("以前没有再操作，会自动退出")
    assert sticking_out(page) == []
    line.get_by_role("button", name="继续使用").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("我的待办")
