"""Lists and phrases by keyboard and by mouse, with and without a script."""

import pytest
from playwright.sync_api import expect

from casework.core.models import Case
from casework.officials.snippets import Snippet
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_pages import sticking_out
from tests.stories.test_worklist import waiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ticked(page):
    """Places of the rows that are ticked."""
    boxes = page.locator("[data-row] input").all()
    return [at for at, box in enumerate(boxes) if box.is_checked()]


def test_rows_are_ticked_by_keys_by_stretches_and_all_at_once(bureau, visit):
    waiting(bureau, 5)
    visitor = visit(DESK).sign_in(bureau.clerk)
    page = visitor.open("/desk/")
    for key in ("j", "x", "j", "j", "x"):
        page.keyboard.press(key)
    assert ticked(page) == [0, 2]
    expect(page.locator("[data-picked]")).to_have_text("2 件")
    page.keyboard.press("x")
    assert ticked(page) == [0]
    boxes = page.locator("[data-row] input")
    boxes.nth(1).click()
    boxes.nth(3).click(modifiers=["Shift"])
    assert ticked(page) == [0, 1, 2, 3]
    page.keyboard.press("j")  # a box in focus is no text field
    expect(page.locator("tr.cur a")).to_be_focused()
    page.get_by_label("全选本页").check()
    assert ticked(page) == [0, 1, 2, 3, 4]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("勾选或者取消光标所在的一行")
    page.keyboard.press("x")  # the overlay is open: nothing below it hears
    assert ticked(page) == [0, 1, 2, 3, 4]
    page.keyboard.press("Escape")
    page.get_by_role("button", name="关闭快捷键").click()
    page.locator("body").press("x")
    assert ticked(page) == [0, 1, 2, 3, 4] and visitor.complaints == []


@pytest.mark.parametrize(("size", "script"), [(DESK, True), (PHONE, False)], ids=["desk", "phone-plain"])
def test_a_chief_names_the_reviewers_of_what_is_ticked(bureau, visit, size, script):
    cases = [bureau.reach("accepted") for _ in range(2)]
    page = visit(size, script=script).sign_in(bureau.chief).open("/desk/")
    for case in cases:
        page.locator(f'input[value="{case.number}"]').check()
    assert sticking_out(page) == []
    page.get_by_label("选中的").select_option("assign")
    page.get_by_role("button", name="办理选中的").click()
    page.get_by_label("承办人员").select_option("reviewer")
    page.get_by_label("协办核查人员").select_option("reviewer2")
    assert sticking_out(page) == []
    page.get_by_role("button", name="逐件办理：指定承办人员").click()
    expect(page.get_by_role("status").filter(has_text="办好 2 件")).to_be_visible()
    assert sticking_out(page) == []
    assert set(Case.objects.filter(pk__in=[case.pk for case in cases]).values_list("state", flat=True)) == {"under_review"}


@pytest.mark.parametrize(("size", "script"), [(DESK, True), (PHONE, False)], ids=["desk", "phone-plain"])
def test_a_phrase_is_put_in_where_one_writes(bureau, visit, size, script):
    Snippet.objects.create(owner=bureau.reviewer, kind="opinion", words="材料齐全。")
    case = bureau.reach("under_review")
    visitor = visit(size, script=script).sign_in(bureau.reviewer)
    page = visitor.open(f"/desk/cases/{case.number}/steps/propose_grant/")
    field = page.locator("[name=opinion]")
    field.fill("开头。结尾。")
    page.get_by_label("承办意见：常用语").select_option("材料齐全。")
    if script:
        field.evaluate("field => field.setSelectionRange(3, 3)")
    page.locator("[data-phrases=opinion] button").click()
    expect(field).to_have_value("开头。材料齐全。结尾。" if script else "开头。结尾。\n材料齐全。")
    assert sticking_out(page) == [] and visitor.complaints == []
    if script:
        expect(field).to_be_focused()
    assert Case.objects.get(pk=case.pk).state == "under_review"
