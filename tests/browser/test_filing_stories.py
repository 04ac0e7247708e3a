"""社区社会组织 as its people live it, on a phone with large letters: filed, returned and mended, lapsed and restored, registered.

What a story is about goes by pages, each person before a window of their own; what leads there is performed.
"""

from datetime import date

import pytest
from playwright.sync_api import expect

from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import perform
from casework.core.process import PROCESSES
from network.users import set_phone
from orgs.filing.community_org import CommunityOrg
from orgs.filing.promotion import begun
from tests import filing
from tests.browser.conftest import PHONE
from tests.browser.hands import put
from tests.browser.test_pages import cut_off, sticking_out
from tests.bureau import seal_without_typesetting
from tests.files import small_png
from tests.orgs.filing.test_confirmation import body, fill, year_of
from tests.orgs.filing.test_promotion import ready
from tests.stories.pages import typed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILING, CONFIRMATION = PROCESSES["community_filing"], PROCESSES["filing_confirmation"]
CHOIR = filing.ANSWERS | {"member_kind": "service", "members": filing.MEMBERS[:3], "charter_consents": "3"}


class Phone:
    """One person before a phone of 390 px with large letters; `look` at every kind of page that comes, once."""

    def __init__(self, visit, user=None):
        self.window, self.user, self.seen = visit(PHONE).larger(), user, set()

    def look(self):
        """Nothing sticks out, nothing is cut off."""
        page = self.window.page
        kind = page.url, page.title(), page.locator(".errors").count()
        if kind in self.seen:
            return page
        self.seen.add(kind)
        assert (page.url, sticking_out(page), cut_off(page)) == (page.url, [], [])
        return page

    def open(self, path):
        """An address; days may have passed since they signed in."""
        if self.user:
            self.window.sign_in(self.user)
        self.window.open(path)
        return self.look()

    def follow(self, label):
        """A link by its words."""
        return self.arrive(self.window.page.get_by_role("link", name=label, exact=True).first)

    def press(self, label):
        """A button by its words."""
        return self.arrive(self.window.page.get_by_role("button", name=label, exact=True))

    def arrive(self, control):
        """Press something and wait for the page it leads to: until that begins to load, the old one is still there."""
        with self.window.page.expect_navigation(wait_until="load"):
            control.click()
        return self.look()

    def step(self, card, case, **facts):
        """From the case's page at the desk: the step, its questions, its button, the sentence that it is done."""
        if not self.window.page.url.endswith(f"/desk/cases/{case.number}/"):
            self.open(f"/desk/cases/{case.number}/")
        page = self.follow(card.label)
        put(page, facts)
        expect(self.press(card.label).locator(".msgs")).to_contain_text(f"已办理：{card.label}。")


def fine(*phones):
    """The browser complained of nothing."""
    return [said for phone in phones for said in phone.window.complaints] == []


def section(phone, process, place, answers):
    """The questions of one section, saved; the page goes on to the next by itself."""
    part = process.sections[place]
    expect(phone.window.page.get_by_role("heading", level=1)).to_contain_text(part.title)
    put(phone.window.page, {n: v for n, v in typed(part, answers).items() if v})
    return phone.press("保存并继续")


def test_a_choir_is_filed_from_a_phone(bureau, visit, travel):
    travel("2026-11-23 09:00")
    near, founder = filing.street(bureau), Phone(visit, bureau.founder)
    set_phone(bureau.founder, "13800000068")
    founder.open("/hall/services/BA/")
    founder.press("开始办理")
    founder.follow(FILING.sections[0].title)
    for place in range(len(FILING.sections)):
        section(founder, FILING, place, CHOIR | {"street": str(near.division.pk)})
    founder.follow("负责人身份核验结果")
    founder.window.page.locator("input[type=file]").first.set_input_files({"name": "身份证.png", "mimeType": "image/png", "buffer": small_png().read()})
    founder.window.page.get_by_role("button", name="上传", exact=True).click()  # the page is renewed where it stands
    expect(founder.window.page.locator("main")).to_contain_text("身份证.png")
    case = Case.objects.get()
    founder.open(f"/hall/cases/{case.number}/check/")
    put(founder.window.page, filing.PLEDGE)
    expect(founder.press("提交申请").get_by_role("heading", level=1)).to_have_text("已提交")

    worker, officer, head = (Phone(visit, who) for who in (near.worker, near.officer, near.approver))
    worker.step(FILING.cards["community_agree"], case, **filing.CHECKED)
    travel("2026-11-27 00:05")
    tick()
    travel("2026-11-27 09:00")
    officer.step(FILING.cards["accept_complete"], case, complete="on")
    officer.step(FILING.cards["propose_filing"], case, advice="符合第八条，拟同意备案。")
    head.step(FILING.cards["approve"], case)
    officer.open(f"/desk/cases/{case.number}/")
    officer.step(FILING.cards["issue"], case)
    org = CommunityOrg.objects.get()
    expect(founder.open(f"/hall/cases/{case.number}/").locator("main")).to_contain_text("备案完成")
    expect(Phone(visit).open("/register/community/").locator("main")).to_contain_text(org.filing_number)
    assert fine(founder, worker, officer, head)


def test_one_is_returned_and_mended(bureau, visit, travel):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    case = filing.submitted(near)
    worker, founder = Phone(visit, near.worker), Phone(visit, bureau.founder)
    worker.open(f"/desk/cases/{case.number}/")
    page = worker.follow("居村委会告知补正")
    page.locator("[name='gaps-0-about']").select_option("meeting_place")
    page.locator("[name='gaps-0-code']").select_option("C08")
    expect(worker.press("居村委会告知补正").locator("main")).to_contain_text("请先改正")  # the remark is missing; nothing chosen is lost
    expect(page.locator("[name='gaps-0-about']")).to_have_value("meeting_place")
    page.locator("[name='gaps-0-note']").fill("多功能厅周二上午有课，请换一个时间或者场所。")
    expect(worker.press("居村委会告知补正").locator(".msgs")).to_contain_text("已办理")

    travel("2026-11-24 10:00")
    expect(founder.open(f"/hall/cases/{case.number}/").locator("main")).to_contain_text("请您补正1项")
    page = founder.follow("去改这一项")
    page.locator("[name=place]").fill("文安里社区党群服务中心二楼活动室")
    founder.press("保存退出")
    expect(founder.window.page.locator("main")).to_contain_text("已改动")
    founder.follow("核对并提交")
    expect(founder.press("补正后交回").get_by_role("heading", level=1)).to_have_text("已提交")
    page = worker.open(f"/desk/cases/{case.number}/")
    expect(page.locator("main")).to_contain_text("二楼活动室")
    assert Case.objects.get().state == "community_check" and fine(worker, founder)


def test_one_lapses_and_is_restored(bureau, visit, travel):
    travel("2026-12-31 09:00")
    near = filing.street(bureau)
    org = body(near)
    for moment in ("2027-01-01 00:05", "2027-04-01 00:05", "2027-04-12 00:05", "2027-04-22 00:05"):
        travel(moment)
        tick()
    case = year_of(org)
    perform(case, "record_contact", by=near.worker, contact_on=date(2027, 4, 22), contact_way="上门", contact_result="邻居说负责人住院。")
    for moment in ("2027-05-10 09:05", "2027-05-18 00:05"):
        travel(moment)
        tick()
    travel("2027-05-18 09:00")
    founder, officer, head, public = (Phone(visit, who) for who in (bureau.founder, near.officer, near.approver, None))
    head.step(CONFIRMATION.cards["lapse_filing"], case)
    expect(public.open("/register/community/").locator("main")).to_contain_text("已失效")

    travel("2027-07-27 09:00")
    fill(case, bureau.founder)
    case.drafts.filter(section="people").delete()
    founder.open(f"/hall/cases/{case.number}/")
    founder.follow("成员和负责人")
    put(founder.window.page, {"average_over_60": "yes"})  # the rest stands there from the ledger
    founder.press("保存退出")
    founder.follow("核对并提交")
    put(founder.window.page, {"truth_pledge": "on"})
    founder.press(CONFIRMATION.cards["apply_restore"].label)
    officer.step(CONFIRMATION.cards["propose_restore"], case, reached="on", advice="负责人已出院，成员仍在。")
    head.open(f"/desk/cases/{case.number}/")
    head.step(CONFIRMATION.cards["restore_filing"], case)
    expect(public.open("/register/community/").locator("main")).to_contain_text("已备案")
    org.refresh_from_db()
    assert (year_of(org).state, org.status) == ("restored", "filed") and fine(founder, officer, head, public)


def test_one_is_promoted_and_registered(bureau, visit, travel):
    travel("2026-11-23 09:00")
    near = filing.Street(bureau, "120116006", "120116006001", "st_006")
    org = ready(near)
    officer, founder = Phone(visit, near.officer), Phone(visit, bureau.founder)
    expect(officer.open("/desk/guidance/").locator("main")).to_contain_text(org.name)
    founder.open("/hall/org/")
    founder.window.page.locator("main").get_by_role("link", name="成员和授权").first.click()
    founder.follow("想登记为法人？看看条件")
    page = founder.press("申请登记为法人")
    expect(page.locator("main")).to_contain_text("已带入，待核对")
    page = founder.follow("拟任负责人")
    expect(page.locator("[name=legal_rep]")).to_have_value("周美兰")
    expect(page.locator("main")).to_contain_text(org.filing_number)
    founder.press("保存退出")

    case = begun(org)
    bureau.fill(case, bureau.founder)
    founder.open(f"/hall/cases/{case.number}/check/")
    founder.window.page.locator("[name=commitment]").first.check()
    founder.press("提交登记申请")
    expect(Phone(visit, bureau.clerk).open(f"/desk/cases/{case.number}/").locator("main")).to_contain_text(f"备案编号{org.filing_number}")
    case = bureau.reach("certified", Case.objects.get(pk=case.pk))
    seal_without_typesetting(case)
    perform(case, "announce", by=bureau.publisher)
    public = Phone(visit)
    public.open("/register/community/")
    page = public.follow(org.party.organization.name)
    expect(page.locator("main")).to_contain_text(f"{org.filing_number}（曾用编号）")
    expect(founder.open(f"/hall/cases/{case.number}/").locator("main")).to_contain_text("转来")
    assert fine(officer, founder, public)
