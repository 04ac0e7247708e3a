"""What every visitor relies on: a pre-check without JavaScript, larger letters that stay, a focus that can be seen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e.closest('.search') || e);
  const [box] = e.getClientRects(), at = box && [box.x + Math.min(box.width, 20) / 2, box.y + Math.min(box.height, 20) / 2];
  const top = at && document.elementFromPoint(...at), target = (e.closest('label') || e).getBoundingClientRect();
  return {
    words: (e.labels && e.labels.length ? e.labels[0] : e).textContent.trim(), tag: e.tagName, type: e.type || '',
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    clear: !!top && (e.contains(top) || top.contains(e)),
    roomy: getComputedStyle(e).display === 'inline' || Math.min(target.width, target.height) >= 24,
  };
}"""


def stops(page, most=150):
    """Every stop of the Tab key until it comes round to the skip link again."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here["tag"] == "BODY" or (found and here["words"] == "跳到正文"):
            return found
        found.append(here)
    raise AssertionError(f"Tab does not come round: {found[-3:]}")


def hard_to_use(found):
    """The stops without a ring, under something else, or too small for a finger (links within a sentence may be)."""
    return [stop for stop in found if not (stop["ringed"] and stop["clear"] and stop["roomy"])]


def test_pre_check_says_what_is_missing_and_then_what_is_enough(visit):
    window = visit(PHONE, script=False)
    page = window.open("/")
    main = page.get_by_role("main")
    main.get_by_role("link", name=re.compile("^成立登记")).first.click()
    expect(page.get_by_role("heading", name="要准备的材料")).to_be_visible()
    main.get_by_role("link", name="先自测条件").click()

    main.get_by_role("button", name="看结果").click()
    expect(page.get_by_role("heading", name="还有题没有答")).to_be_visible()
    asked = main.locator("form").filter(has=page.get_by_role("button", name="看结果")).get_by_role("group")
    for question in asked.all():
        question.get_by_label("是", exact=True).check()
    main.get_by_role("button", name="看结果").click()
    expect(page.get_by_role("heading", name="条件看起来都够了")).to_be_visible()
    asked.nth(4).get_by_label("否", exact=True).check()
    main.get_by_role("button", name="看结果").click()

    expect(page.get_by_role("heading", name="有 1 项条件还不够")).to_be_visible()
    expect(main.get_by_text("可以先申请入驻孵化基地，由基地出具使用证明。")).to_be_visible()
    main.get_by_role("link", name="回到办事指南").click()
    expect(main.get_by_role("link", name="登录后办理")).to_be_visible()
    assert window.complaints == []


def test_larger_letters_are_chosen_once_and_stay(bureau, visit):
    window = visit(PHONE, script=False).sign_in(bureau.clerk)
    page = window.open("/register/")
    root, switch = page.locator("html"), page.get_by_role("button", name="大字版")
    expect(switch).to_have_attribute("aria-pressed", "false")

    switch.click()

    assert page.url.endswith("/register/")
    for path in ("/register/", "/hall/services/", "/desk/"):
        window.open(path)
        expect(root).to_have_attribute("data-text", "large")
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert root.evaluate("e => getComputedStyle(e).fontSize") == "20px"
    search = window.open("/search/").get_by_role("searchbox").first
    assert search.bounding_box()["height"] >= 60
    switch.click()
    expect(root).not_to_have_attribute("data-text", "large")


def test_every_stop_of_the_tab_key_is_ringed_uncovered_and_wide_enough(bureau, visit):
    case, draft = bureau.submitted(), bureau.draft()
    clerk, founder = visit(DESK).sign_in(bureau.clerk), visit(PHONE).sign_in(bureau.founder)
    paths = [
        (clerk, "/"), (clerk, "/register/"), (clerk, "/desk/"), (clerk, f"/desk/cases/{case.number}/"),
        (clerk, f"/desk/cases/{case.number}/steps/request_correction/"), (founder, f"/hall/cases/{draft.number}/"),
        (founder, f"/hall/cases/{draft.number}/task/residence/"),
        (founder, f"/hall/cases/{draft.number}/files/charter/"),
        (founder, f"/hall/cases/{draft.number}/check/"), (founder, "/hall/services/DJ/"),
    ]  # fmt: skip
    for window, path in paths:
        found = stops(window.open(path))
        assert found[0]["words"] == "跳到正文", path
        assert (path, hard_to_use(found)) == (path, [])


def test_stops_without_a_ring_covered_or_tiny_are_seen(visit):
    """The control."""
    page = visit(DESK).open("/register/")
    page.evaluate("""() => {
      document.querySelector('.filters button').style.outline = 'none';
      const tiny = document.querySelector('.nav a');
      tiny.style.cssText = 'display:block;width:20px;height:20px;min-height:0;overflow:hidden';
      const lid = document.createElement('p');
      lid.style.cssText = 'position:fixed;inset:auto 0 0 0;height:50%;background:#fff;z-index:99';
      document.querySelector('main').append(lid);
    }""")

    faults = hard_to_use(stops(page))

    assert [stop["ringed"] for stop in faults if stop["words"] == "查找"] == [False]
    assert any(stop["ringed"] and not stop["clear"] for stop in faults)
    assert [stop["words"] for stop in faults if not stop["roomy"]] == ["首页"]
