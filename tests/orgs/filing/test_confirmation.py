"""社区社会组织年度确认 told: one lapsed and restored, many confirmed together, one suspended; silence never decides."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.intake import drafts
from network.models import Membership, Party
from orgs.filing import facts
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.person import Person
from orgs.register import name_key
from papers.voiding import void_of
from tests import filing
from tests.bureau import SINCE

pytestmark = pytest.mark.django_db
ANSWERS = {
    "activities": {"activities": [{"on": f"2026-{month:02d}-10", "what": "合唱排练", "people": "12"} for month in (3, 5, 7, 9)],
                   "people_served": "300"},
    "people": {"leader_unchanged": "yes", "members_now": "12", "average_over_60": "yes"},
    "money": {"income": "0", "spending": "0", "published": "yes", "fees": "no"},
    "safety": {"incidents": "no"},
    "next": {"plan": [{"what": "排练", "times": "12"}]},
}  # fmt: skip
PLEDGE = {"truth_pledge": "on"}


def body(near, name="晚晴合唱队", filed_on=date(2025, 5, 8), leader=None, n=1):
    """A body in the ledger as an import leaves it, with somebody who acts for it."""
    party = Party.objects.create(kind="organization", name=name)
    org = CommunityOrg.objects.create(
        party=party, filing_number=f"{near.division.code}2025{n:04d}", name=name, name_key=name_key(name), category="culture_sports",
        member_kind="association", scope_level="community", division=near.community, street=near.division,
        leader=Person.objects.create(name="周美兰"), activity="合唱、演出", place="活动室", member_count=12, filed_on=filed_on,
    )  # fmt: skip
    Membership.objects.create(party=party, user=leader or near.bureau.founder, role="applicant", valid_from=SINCE)
    return org


def year_of(org, year=2027):
    """Its case of a year."""
    return FilingConfirmation.objects.get(org=org, year=year)


def fill(case, by, **changes):
    """Every section filled in."""
    for key, said in (ANSWERS | changes).items():
        drafts.keep(case, key, said, by=by)


def at(travel, *moments):
    """One tick at each moment."""
    for moment in moments:
        travel(moment)
        tick()


def test_one_is_forgotten_lapses_and_is_restored(bureau, travel):
    near = filing.street(bureau)
    org = body(near)
    at(travel, "2026-12-31 09:00", "2027-01-01 00:05")
    tick()
    case = year_of(org)
    assert (case.state, FilingConfirmation.objects.count(), case.drawn) == ("due", 1, True)
    assert case.deadlines.get(name="due").due_on == date(2027, 3, 31)
    assert case.prefilled("people")["members_now"] == 12

    at(travel, "2027-03-01 00:05", "2027-03-24 00:05", "2027-03-30 00:05", "2027-03-30 00:06", "2027-04-01 00:05")
    assert (year_of(org).state, case.letters.filter(name="reminded").count()) == ("late", 3)
    at(travel, "2027-04-12 00:05", "2027-04-22 00:05", "2027-05-10 00:05")
    case = year_of(org)
    assert (case.state, case.reminders) == ("late", 2)  # nobody has called yet: the lapse waits for it
    with pytest.raises(NotYours):
        perform(case, "record_contact", by=bureau.reviewer, contact_on=date(2027, 5, 10), contact_way="上门", contact_result="住院了。")
    perform(case, "record_contact", by=near.worker, contact_on=date(2027, 5, 10), contact_way="上门", contact_result="邻居说负责人住院。")
    at(travel, "2027-05-10 09:05")
    case = year_of(org)
    assert (case.state, org.facts.exists()) == ("told_lapse", False)
    assert "住院" in str(case.letters.get(paper="lapse_warning").words["paragraphs"])
    at(travel, "2027-05-18 00:05")
    case = year_of(org)
    assert case.state == "lapse_proposed"
    with pytest.raises(NotYours):
        perform(case, "lapse_filing", by=near.officer)
    case = perform(case, "lapse_filing", by=near.approver)
    org.refresh_from_db()
    assert (case.state, org.status, facts.value_on(org, "status", date(2027, 5, 18))) == ("lapsed", "lapsed", "lapsed")
    assert "行政复议" in case.letters.get(paper="lapse_decision").words["remedies"]

    travel("2027-07-27 09:00")
    fill(case, bureau.founder)
    with pytest.raises(Refused, match="请先确认内容属实"):
        perform(case, "apply_restore", by=bureau.founder)
    case = perform(case, "apply_restore", by=bureau.founder, **PLEDGE)
    case = perform(case, "propose_restore", by=near.officer, reached="on", advice="成员仍在。")
    case = perform(case, "restore_filing", by=near.approver)
    org.refresh_from_db()
    assert (case.state, org.status, org.filing_number) == ("restored", "filed", "12011600520250001")
    assert [facts.value_on(org, "status", date(2027, *day)) for day in ((7, 26), (7, 27))] == ["lapsed", "filed"]
