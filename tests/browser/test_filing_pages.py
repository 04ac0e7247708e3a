"""Pages of 备案, 年度确认 and 转登记 in every window: nothing sticks out, axe finds nothing, every stop of the Tab key is good to use."""

import pytest

from bench.audit.looks import axe, cut_off, sticking_out
from casework.core.perform import perform
from casework.intake import drafts
from hall.switching import ref_of
from orgs.filing import promotion
from orgs.filing.confirmation import rounds
from tests import filing
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.browser.test_reliances import hard_to_use, stops
from tests.orgs.filing.test_confirmation import ANSWERS, PLEDGE, body
from tests.orgs.filing.test_promotion import ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def places(bureau, travel):
    """(who, path, whether the Tab key is tried) of the pages, over a street with filings on every desk."""
    travel("2026-03-20 09:00")
    near = filing.street(bureau)
    draft = filing.draft(near)
    given = perform(filing.draft(near, trade_name="朝露"), "submit", by=bureau.founder, **filing.PLEDGE)
    due, reported = (rounds.open_one(body(near, name=name, n=n), 2026, near.unit, False) for n, name in ((7, "望海合唱队"), (8, "云帆合唱队")))
    last = [row | {"on": row["on"].replace("2026", "2025")} for row in ANSWERS["activities"]["activities"]]
    for key, said in (ANSWERS | {"activities": ANSWERS["activities"] | {"activities": last}}).items():
        drafts.keep(reported, key, said, by=bureau.founder)
    perform(reported, "submit_year", by=bureau.founder, **PLEDGE)
    perform(reported, "community_verify", by=near.worker, opinion="看过活动，属实。", active_seen="yes")
    org = ready(near, name="晴川合唱队", n=9)
    made = promotion.apply(ready(near, name="临江合唱队", n=10), by=bureau.founder, day=draft.rules_on)
    hall, desk = "/hall/cases/{0}/", "/desk/cases/{0}/"
    return [
        (None, "/hall/services/BA/", False), (None, "/register/community/", True),
        (bureau.founder, f"{hall.format(draft.number)}task/members/", False), (bureau.founder, f"{hall.format(draft.number)}check/", False),
        (bureau.founder, hall.format(given.number), False), (bureau.founder, f"{hall.format(due.number)}task/activities/", True),
        (bureau.founder, f"/hall/org/{ref_of(org.party)}/promotion/", True), (bureau.founder, f"{hall.format(made.number)}task/officers/", False),
        (near.worker, f"{desk.format(given.number)}steps/community_ask/", True), (near.officer, desk.format(reported.number), False),
        (near.officer, f"{desk.format(reported.number)}steps/propose_confirm/", False), (near.officer, "/desk/confirmations/", True),
        (near.officer, "/desk/guidance/", True),
    ]  # fmt: skip


def faults(page, path):
    """What is wrong with a page in this window."""
    found = [*sticking_out(page), *cut_off(page), *axe(page)]
    return [f"{path} at {page.viewport_size['width']}: {one}" for one in found]


def test_pages_of_filings_fit_please_axe_and_are_used_by_keyboard(places, visit):
    wrong, windows = [], {}
    for user, path, tabbed in places:
        if user not in windows:
            windows[user] = (visit(DESK), visit(NARROW).larger())
            for window in windows[user] if user else ():
                window.sign_in(user)
        plain, large = windows[user]
        page = plain.open(path)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            wrong += faults(page, path)
            if tabbed:
                wrong += [f"{path} at {size['width']}: {stop}" for stop in hard_to_use(stops(page))]
                page.evaluate("document.activeElement.blur()")
        wrong += faults(large.open(path), path)
    assert "\n".join(wrong) == ""
    assert [said for pair in windows.values() for window in pair for said in window.complaints] == []
