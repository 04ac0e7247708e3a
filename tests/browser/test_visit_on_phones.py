"""A visit as its two officers make it: each on a phone of 390 px, before the door of an applicant."""

import pytest
from playwright.sync_api import expect

from casework.post.outbox import post_due
from casework.post.rows import Paper
from matters.matter import Matter
from matters.opening import open_matter
from tests.browser.conftest import PHONE
from tests.files import small_png

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page, label):
    """A step from the page of the visit, or its button."""
    page.get_by_role("link", name=label, exact=True).click()


def done(page, label):
    """The button of the step; its word comes back at the head of the page."""
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator("body")).to_contain_text(f"已办理：{label}。")


def fits(page):
    """Nothing reaches out of the window."""
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_two_officers_check_in_record_and_countersign(bureau, visit, travel):
    travel("2026-11-23 09:00")
    case = bureau.reach("under_review")
    matter = open_matter(case, "visit", by=bureau.reviewer, held_at="2026-11-25T09:30", place="示范路1号", question="住所和人员",
                         first="reviewer", first_badge="津A001", second="reviewer2", second_badge="津A002")  # fmt: skip
    travel("2026-11-25 09:40")
    one, two = visit(PHONE, script=False).sign_in(bureau.reviewer), visit(PHONE).sign_in(bureau.reviewer2)

    for window in (one, two):
        page = window.open(f"/desk/cases/{matter.number}/")
        fits(page)
        press(page, "到场签到")
        page.locator("[name=spot]").fill("大门口")
        done(page, "到场签到")

    page = one.open(f"/desk/cases/{matter.number}/")
    press(page, "记录核查情况")
    page.locator("[name=record]").fill("门牌与申请一致，办公室约四十平方米。")
    page.locator("[name='findings-0-item']").fill("住所")
    page.locator("[name='findings-0-result']").select_option("yes")
    page.locator("[name=met]").fill("冉志勤")
    fits(page)
    page.get_by_role("button", name="记录核查情况", exact=True).click()
    expect(page.locator("body")).to_contain_text("请至少拍一张")
    expect(page.locator("[name=record]")).to_have_value("门牌与申请一致，办公室约四十平方米。")  # nothing typed is lost
    photo = small_png("photo.png")
    page.locator("[name=photo]").set_input_files({"name": "photo.png", "mimeType": "image/png", "buffer": photo.read()})
    done(page, "记录核查情况")

    page = two.open("/desk/")  # the second finds it on their own list
    page.get_by_role("link", name=matter.title).first.click()
    press(page, "会签核查记录")
    done(page, "会签核查记录")
    fits(page)

    matter = Matter.objects.get(pk=matter.pk)
    assert (matter.state, [row["name"] for row in matter.signatures]) == ("done", [bureau.reviewer.name, bureau.reviewer2.name])
    travel("2026-11-25 10:00")
    post_due()
    assert Paper.objects.get(case_id=matter.pk).title == "现场核查记录"
    assert one.complaints + two.complaints == []
