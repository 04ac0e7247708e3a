"""转登记 (第四十一条): who is on the list and why, the application begun from a filed body, both entries that know each other."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.intake import library
from demo.filing import sheet
from hall.switching import ref_of
from network.models import Membership
from orgs.filing import carrying, facts, guidance, promotion
from orgs.filing.community.models import CommunityFiling
from orgs.filing.community_org import CommunityOrg
from policy.models import RuleRow
from tests import filing
from tests.bureau import seal_without_typesetting
from tests.orgs.filing.test_confirmation import at, body

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
ENOUGH = {"confirmation": "2026 confirmed", "own_place": "yes", "income": "120000"}


def ready(near, n=1, name="晚晴合唱队", **known):
    """A body that meets every condition, but for what is given."""
    org = body(near, name=name, n=n)
    CommunityOrg.objects.filter(pk=org.pk).update(member_count=24)
    facts.state(org, {k: v for k, v in (ENOUGH | known).items() if v}, valid_from=date(2026, 3, 18), instant=timezone.now(), batch="test")
    org.refresh_from_db()
    return org


def names(rows=None):
    """Who stands on the list today."""
    return [org.name for org, _ in guidance.ready(CommunityOrg.objects.all() if rows is None else rows, DAY)]


@pytest.mark.parametrize(("change", "unmet"), [
    ({}, []), ({"confirmation": "2026 confirmed_with_advice"}, ["最近一次年度确认正常"]), ({"confirmation": ""}, ["最近一次年度确认正常"]),
    ({"own_place": "no"}, ["有独立场所"]), ({"own_place": ""}, ["有独立场所"]), ({"income": "0"}, ["有稳定经费来源"]), ({"income": ""}, ["有稳定经费来源"]),
])  # fmt: skip
def test_every_condition_counts_and_is_told_with_its_clause(bureau, change, unmet):
    org = ready(filing.street(bureau), **change)
    rows = guidance.of(org, DAY)
    assert [row.title for row in rows if not row.met] == unmet
    assert {str(row.basis) for row in rows} == {"《天津市滨海新区社区社会组织建设办法》第四十一条"}
    assert names() == ([] if unmet else ["晚晴合唱队"])


def test_who_is_young_small_lapsed_or_registered_is_not_on_the_list(bureau):
    near = filing.street(bureau)
    org = ready(near)
    for change in ({"filed_on": date(2025, 11, 24)}, {"member_count": 19}, {"status": "lapsed"}):
        CommunityOrg.objects.filter(pk=org.pk).update(**change)
        assert names() == []
        CommunityOrg.objects.filter(pk=org.pk).update(filed_on=date(2025, 11, 23), member_count=20, status="filed")
        assert names() == ["晚晴合唱队"]
    CommunityOrg.objects.filter(pk=org.pk).update(member_count=12)
    facts.state(org, {"unit_members": "10"}, valid_from=date(2026, 3, 18), instant=timezone.now(), batch="test")
    assert names() == ["晚晴合唱队"]


def test_a_relaxed_number_counts_from_its_day_for_bodies_that_are_fostered_first(bureau):
    near = filing.street(bureau)
    org, other = ready(near, name="银龄助老队"), ready(near, name="晚晴合唱队", n=2)
    CommunityOrg.objects.update(member_count=12)
    CommunityOrg.objects.filter(pk=org.pk).update(focus_tags=["elderly_care"])
    row = {"value": "10", "unit": "count", "basis": "《社区社会组织建设办法》第四十一条", "verified": False, "binds": "act", "recorded_by": "test"}
    RuleRow.objects.create(key="promotion.min_individual_relaxed", effective_from=date(2026, 12, 1), recorded_at=timezone.now(), **row)
    assert names() == []
    assert [o.name for o, _ in guidance.ready(CommunityOrg.objects.all(), date(2026, 12, 1))] == ["银龄助老队"]
    assert other.member_count == 24  # the other is as it was made; what changed is the ledger


def test_a_street_sees_its_own_list_and_the_bureau_all_of_them(bureau):
    near = filing.street(bureau)
    far = filing.Street(bureau, "120116006", "120116006001", "st_006")
    ready(near, name="晚晴合唱队")
    ready(far, name="星光广场舞队", n=2)
    seen = {}
    for who in (near.officer, near.approver, far.officer, near.civil_reviewer, near.worker, bureau.reviewer):
        client = Client()
        client.force_login(who)
        answer = client.get("/desk/guidance/")
        seen[who] = answer.status_code, [word for word in ("晚晴", "星光") if word in answer.content.decode()]
    assert list(seen.values()) == [(200, ["晚晴"]), (200, ["晚晴"]), (200, ["星光"]), (200, ["晚晴", "星光"]), (404, []), (404, [])]


def test_the_leader_presses_once_and_what_fits_is_brought_along(bureau, travel):
    near = filing.street(bureau)
    org = CommunityOrg.objects.get(party=filed(near, travel).party)
    client, url = Client(), f"/hall/org/{ref_of(org.party)}/promotion/"
    client.force_login(bureau.founder)
    page = client.get(url).content.decode()
    assert "没有列入的也可以申请" in page and "还不符合" in page
    answer = client.post(url, {"key": "1" * 32})
    case = Case.objects.get(process="establishment").establishment
    assert (answer.status_code, answer.url) == (303, f"/hall/cases/{case.number}/")
    assert (case.filed_body, case.party, case.state) == (org, org.party, "draft")
    assert client.post(url, {"key": "2" * 32}).url == answer.url  # one on its way: no second
    assert Case.objects.filter(process="establishment").count() == 1

    page = client.get(answer.url).content.decode()
    assert page.count("已带入，待核对") == 7 and f"备案编号{org.filing_number}" in page
    page = client.get(f"{answer.url}task/officers/").content.decode()
    assert 'value="周美兰"' in page and f'value="{filing.ID}"' in page and f"由备案办件{filing_of(org).number}" in page
    page = client.get(f"{answer.url}task/name/").content.decode()
    assert "不是法人名称，没有带入" in page
    assert not case.drafts.exists()  # nothing is an answer before somebody has looked at it and saved it
    page = client.get(f"{answer.url}files/identity/").content.decode()
    assert "用这一份" in page and filing_of(org).number in page
    material = next(m for m in PROCESSES["establishment"].materials if m.key == "charter")
    assert library.offered(case, material, bureau.founder) == []  # another charter: not what a legal person needs
    assert case.number in client.get(f"/hall/cases/{filing_of(org).number}/").content.decode()
    assert case.number in client.get(url).content.decode()


def filed(near, travel):
    """A filing brought to its certificate, on 27 November 2026."""
    travel("2026-11-23 09:00")
    perform(filing.submitted(near), "community_agree", by=near.worker, **filing.CHECKED)
    travel("2026-11-27 00:05")
    tick()
    travel("2026-11-27 10:00")
    return filing.take(
        CommunityFiling.objects.get(), ("accept_complete", near.officer, {"complete": "on"}),
        ("propose_filing", near.officer, {"advice": "符合条件。"}), ("approve", near.approver, {}), ("issue", near.officer, {}),
    )  # fmt: skip


def filing_of(org):
    """Its filing."""
    return CommunityFiling.objects.get(party=org.party)


def test_the_certificate_links_both_entries_and_nothing_else_ends_the_filing(bureau, travel):
    travel("2026-11-23 09:00")
    org = ready(filing.Street(bureau, "120116006", "120116006001", "st_006"))  # not the street of its new premises, which would be asked
    case = promotion.apply(org, by=bureau.founder, day=DAY)
    bureau.fill(case, bureau.founder)
    case = perform(Case.objects.get(pk=case.pk), "submit", by=bureau.founder, commitment="on")
    assert guidance.applied([org]) == {org.pk: case.number}
    assert list(promotion.may_leave_as_promoted(org)) and not list(promotion.hindrances(org))
    case = bureau.reach("approved", case)
    org.refresh_from_db()
    assert (org.promoted_to, list(promotion.may_leave_as_promoted(org)) != []) == (None, True)
    step, by, given = bureau.way("certified")[-1]
    case = perform(case, step, by=by, **given)
    org.refresh_from_db()
    assert (org.promoted_to, org.status) == (org.party.organization, "filed")
    assert list(promotion.may_leave_as_promoted(org)) == [] and "已经登记为法人" in "".join(promotion.hindrances(org))
    assert names() == []

    case = perform(case, "take_back_certificate", by=by, reason="证书上的住所写错了，重新制作。")
    org.refresh_from_db()
    assert org.promoted_to is None  # what did not go out is no registration
    case = perform(case, step, by=by, **given | {"files": {"receipt": sheet("送达回证二")}})
    seal_without_typesetting(case)
    assert "/register/5" not in Client().get("/register/community/").content.decode()  # before the announcement there is no page
    perform(case, "announce", by=bureau.publisher)
    uscc = org.party.organization.uscc
    assert f'已登记：<a href="/register/{uscc}/">' in Client().get("/register/community/").content.decode()
    page = Client().get(f"/register/{uscc}/").content.decode()
    assert org.filing_number in page and "曾用编号" in page
    at(travel, "2027-01-01 00:05")
    assert not org.confirmations.exists()  # 第三十条: it is confirmed no more


def test_officials_read_where_an_application_comes_from(bureau):
    near = filing.street(bureau)
    org = ready(near)
    case = promotion.apply(org, by=bureau.founder, day=DAY)
    bureau.fill(case, bureau.founder)
    assert promotion.onward(org, drafts=False) == []  # a draft is nobody's to see
    case = perform(Case.objects.get(pk=case.pk), "submit", by=bureau.founder, commitment="on")
    client = Client()
    client.force_login(bureau.clerk)
    page = client.get(f"/desk/cases/{case.number}/").content.decode()
    assert f"由备案组织“{org.name}”转来，备案编号{org.filing_number}。" in page
    assert [number for _, number in promotion.onward(org, drafts=False)] == [case.number]


@pytest.mark.parametrize("status", ["suspended", "lapsed", "cancelled"])
def test_whoever_is_not_in_force_cannot_apply_and_is_told_what_to_do(bureau, status):
    org = ready(filing.street(bureau))
    CommunityOrg.objects.filter(pk=org.pk).update(status=status)
    client = Client()
    client.force_login(bureau.founder)
    answer = client.post(f"/hall/org/{ref_of(org.party)}/promotion/", {"key": "1" * 32})
    assert (answer.status_code, "请先恢复备案再申请登记" in answer.content.decode()) == (422, True)
    assert not Case.objects.exists()


def test_who_only_reads_does_not_apply_and_strangers_find_nothing(bureau):
    org = ready(filing.street(bureau))
    Membership.objects.create(party=org.party, user=bureau.stranger, role="reader", valid_from=DAY)
    client, url = Client(), f"/hall/org/{ref_of(org.party)}/promotion/"
    client.force_login(bureau.stranger)
    assert (client.post(url).status_code, "申请登记为法人</button>" in client.get(url).content.decode()) == (403, False)
    Membership.objects.filter(user=bureau.stranger).delete()
    assert (client.post(url).status_code, client.get(url).status_code, Case.objects.count()) == (404, 404, 0)
    team = bureau.team(bureau.stranger)
    assert client.get(f"/hall/org/{ref_of(team)}/promotion/").status_code == 404  # a party without a filing


def test_another_leader_is_carried_without_the_first_ones_numbers(bureau):
    org = ready(filing.street(bureau))
    was = {"leader": {"leader_name": "周美兰", "leader_id": filing.ID, "leader_phone": "13800000068"}}
    assert carrying.of(org, was)["officers"] == {"legal_rep": "周美兰", "legal_rep_id": filing.ID}
    org.leader.name = "冯立强"
    assert (carrying.of(org, was)["officers"], carrying.of(org, was)["delivery"]) == ({"legal_rep": "冯立强"}, {"agent": "冯立强"})
