"""No page of 备案, 年度确认 and 转登记 is over 60 KB of HTML, however long its lists: a page of a phone on a slow line."""

from datetime import date

import pytest
from django.test import Client

from casework.core.perform import perform
from casework.intake import drafts
from desk.confirmations import MOST
from hall.switching import ref_of
from orgs.filing import promotion
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation import rounds
from tests import filing
from tests.orgs.filing.test_confirmation import ANSWERS, PLEDGE, body
from tests.orgs.filing.test_promotion import ready

pytestmark = pytest.mark.django_db
LIMIT = 60_000
LONG = "云帆邻里守望助老爱心志愿服务队"


def size(user, url):
    """Bytes of a page as it is served."""
    client = Client()
    client.cookies["seen"] = "1"  # no kept page: it is drawn anew
    if user:
        client.force_login(user)
    answer = client.get(url)
    assert answer.status_code == 200, url
    return len(answer.content)


def reported(near, n):
    """A confirmation that agrees by itself, of a body with a long name."""
    case = rounds.open_one(body(near, name=f"天津市滨海新区杭州道街道文安里社区{LONG}{n}", n=n), 2026, near.unit, False)
    last = [row | {"on": row["on"].replace("2026", "2025")} for row in ANSWERS["activities"]["activities"]]
    for key, said in (ANSWERS | {"activities": ANSWERS["activities"] | {"activities": last}}).items():
        drafts.keep(case, key, said, by=near.bureau.founder)
    case = perform(case, "submit_year", by=near.bureau.founder, **PLEDGE)
    return perform(case, "community_verify", by=near.worker, opinion="看过活动，属实。", active_seen="yes")


def full(of_one, of_three, most):
    """Bytes of a list with so many rows, reckoned from one and from three: every row costs the same."""
    row = (of_three - of_one) / 2
    return of_one + row * (most - 1)


def test_lists_stay_below_however_many_stand_in_them(bureau, travel):
    travel("2026-03-10 09:00")
    near, sizes = filing.street(bureau), {}
    pages = {(near.officer, "/desk/confirmations/"): MOST, (None, "/register/community/"): 20, (near.officer, "/desk/guidance/"): 20}
    for n in (1, 2, 3):
        reported(near, n)
        ready(near, name=f"天津市滨海新区杭州道街道文安里社区晚晴{LONG}{n}", n=n + 10)
        CommunityOrg.objects.update(filed_on=date(2024, 5, 8))
        sizes[n] = {page: size(*page) for page in pages}
    reckoned = {url: full(sizes[1][user, url], sizes[3][user, url], most) for (user, url), most in pages.items()}
    assert {url: bytes_ for url, bytes_ in reckoned.items() if bytes_ > LIMIT} == {}
    assert all(sizes[3][page] > sizes[1][page] for page in pages)  # the control: rows do stand in them


def test_every_page_of_one_case_stays_below(bureau, travel):
    travel("2026-03-10 09:00")
    near = filing.street(bureau)
    members = [row | {"name": f"队员{n:02d}"} for n in range(1, 31) for row in filing.MEMBERS[:1]]
    draft = filing.draft(near, members=members, charter_consents="30")
    given = perform(filing.draft(near, trade_name="朝露", members=members, charter_consents="30"), "submit", by=bureau.founder, **filing.PLEDGE)
    case = reported(near, 1)
    org = ready(near, n=11)
    made = promotion.apply(org, by=bureau.founder, day=draft.rules_on)
    founder = [f"/hall/cases/{draft.number}/", *(f"/hall/cases/{draft.number}/task/{key}/" for key in ("basics", "leader", "members", "activities", "meeting_place")),
               f"/hall/cases/{draft.number}/check/", f"/hall/cases/{draft.number}/write/charter/", f"/hall/cases/{given.number}/",
               f"/hall/cases/{case.number}/", f"/hall/cases/{made.number}/", f"/hall/org/{ref_of(org.party)}/promotion/", f"/hall/org/{ref_of(org.party)}/"]  # fmt: skip
    desk = [f"/desk/cases/{case.number}/", f"/desk/cases/{case.number}/steps/propose_confirm/", f"/desk/cases/{case.number}/steps/return_for_correction/",
            "/desk/", "/desk/cases/"]  # fmt: skip
    sizes = {url: size(bureau.founder, url) for url in founder} | {url: size(near.officer, url) for url in desk}
    sizes |= {url: size(near.worker, url) for url in (f"/desk/cases/{given.number}/", f"/desk/cases/{given.number}/steps/community_ask/")}
    sizes |= {url: size(None, url) for url in ("/hall/services/BA/", "/hall/services/BA/check/")}
    assert {url: found for url, found in sizes.items() if found > LIMIT} == {}
