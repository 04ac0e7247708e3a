"""社区社会组织备案变更 told: a place that was not there, a leader who would not go, a body that moves and keeps its years."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.notices.publishing import publicities_of
from orgs.filing import facts
from orgs.filing.certificates import entry_of, out_of_force
from orgs.filing.queries import public
from tests import filing
from tests.exploring.change_table import facts as typed
from tests.orgs.filing import changes
from tests.orgs.filing.changes import NUMBER, body, fresh, submitted

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def near(bureau, travel):
    """杭州道街道, on a Monday morning, and its neighbour."""
    travel("2026-11-23 09:00")
    made = filing.street(bureau)
    made.far = filing.Street(bureau, "120116001", "120116001016", "st_001")
    return made


def take(case, *steps, day=TODAY, turn=1):
    """Steps one after another: (step, by)."""
    for step, by in steps:
        case = perform(case, step, by=by, **typed(step, day, turn))
    return case


def test_a_place_holds_at_once_and_what_was_there_is_put_back(near, travel):
    org = body(near)
    case = submitted(near, org, "place")
    assert (case.state, fresh(org).place, case.letters.get().paper) == ("recorded", "文安里二号活动室", "change_receipt")
    assert [facts.value_on(org, "place", day) for day in (date(2026, 11, 22), TODAY)] == ["文安里活动室", "文安里二号活动室"]
    assert case.letters.get().says == ["活动场所：文安里活动室 → 文安里二号活动室"]
    travel("2026-12-01 09:00")
    case = take(case, ("question_entry", near.officer))
    travel("2026-12-09 00:05")
    tick()
    case = fresh(case)
    assert (case.state, fresh(org).place) == ("explained", "文安里二号活动室")  # silence decides nothing
    with pytest.raises(NotYours):
        take(case, ("roll_back", near.officer))
    case = take(case, ("roll_back", near.approver))
    assert (case.state, fresh(org).place, facts.value_on(org, "place", date(2026, 12, 1))) == ("rolled_back", "文安里活动室", "文安里活动室")
    assert facts.value_on(org, "place", date(2026, 12, 1), known=case.entries.get(step="record_small").at) == "文安里二号活动室"
    words = case.letters.get(paper="rollback_notice").words
    assert ["活动场所恢复为", "文安里活动室"] in words["items"] and "复核" in words["remedies"]
    case = take(case, ("ask_review", near.bureau.founder), ("propose_review", near.civil_reviewer), ("order_redo", near.civil_head),
                ("propose_redo", near.officer2), ("approve_redo", near.approver2), ("reissue", near.officer))  # fmt: skip
    assert (case.state, fresh(org).place) == ("changed", "文安里二号活动室")


def test_a_leader_who_will_not_go_is_replaced_before_witnesses(near, travel):
    org = body(near)
    case = submitted(near, org, "leader")
    with pytest.raises(NotYours, match="原负责人周美兰本人"):
        perform(case, "outgoing_agree", by=near.bureau.founder, handover_list=[{"what": "账本", "to": "本人"}])
    case = take(case, ("outgoing_decline", near.leader))
    few = typed("witness", TODAY, 1) | {"agree_count": 7}
    with pytest.raises(Refused, match="应当达到2/3"):
        perform(case, "witness", by=near.worker, **few)
    with pytest.raises(Refused, match="应当有2名以上"):
        perform(case, "witness", by=near.worker, **typed("witness", TODAY, 1) | {"witnesses": [{"name": "甲"}]})
    case = take(case, ("witness", near.worker), ("community_post", near.worker), ("object", near.worker))
    body_of = publicities_of(case).get().body
    assert "更换负责人" in body_of and "冯立强" not in body_of and "周美兰" not in body_of
    travel("2026-11-27 09:00")
    filing.answered(case, near)
    case = take(case, ("settle_objection", near.worker), ("propose_change", near.officer))
    with pytest.raises(NotYours):
        perform(case, "approve", by=near.officer)
    case = take(case, ("approve", near.approver), ("reissue", near.officer))
    org = fresh(org)
    assert (case.state, org.leader.name, org.clear_phone, org.filing_number) == ("changed", "冯立强", "13800000069", NUMBER)
    assert [facts.value_on(org, "leader", date(2026, 11, day)) for day in (26, 27)] == ["周美兰", "冯立强"]
    assert facts.value_on(org, "contact", date(2026, 11, 27)) == "138****0069"  # a fact is kept in clear: the number is not
    assert dict(case.letters.get(paper="filing_certificate").words["fields"])["负责人"] == "冯立强"


def test_a_body_moves_and_keeps_its_years_and_its_old_number(near, travel, client):
    org = body(near)
    case = submitted(near, org, "move", far=near.far)
    assert (case.state, case.unit, case.division) == ("receiving", near.far.unit, near.far.community)
    with pytest.raises(NotYours):
        take(case, ("receive", near.officer))
    travel("2026-12-01 00:05")
    tick()
    case = fresh(case)
    assert (case.state, case.received_as, case.unit, case.division) == ("street_intake", "silent", near.unit, near.community)
    case = take(case, ("propose_change", near.officer), ("approve", near.approver), ("reissue", near.officer))
    org = fresh(org)
    assert (org.filing_number, org.former_numbers, org.street, org.filed_on) == ("12011600120260001", NUMBER, near.far.division, date(2025, 5, 8))
    assert org.name == f"天津市滨海新区{near.far.division.name}紫云园社区晚晴合唱队"
    assert [facts.value_on(org, "filing_number", date(2026, *day)) for day in ((11, 30), (12, 1))] == [NUMBER, org.filing_number]
    assert list(public(NUMBER)) == list(public(changes.NAME)) == [org]
    assert dict(case.letters.get(paper="filing_certificate").words["fields"])["曾用编号"] == NUMBER
    answer = client.get("/verify/", {"code": NUMBER}, follow=True)
    assert answer.redirect_chain == [(entry_of(NUMBER), 302)] and f"曾用编号 {NUMBER}" in answer.content.decode()
    assert entry_of("12011600120269999") is None


def test_an_earlier_certificate_is_out_of_force_in_the_same_second(near, travel):
    case = filing.submitted(near)
    case = filing.take(case, ("community_disagree", near.worker, {"objection_reason": "名册中多人表示没有参加，场所也没有落实。"}),
                       ("post_by_street", near.officer, {"fits": "on"}))  # fmt: skip
    travel("2026-11-27 00:05")
    tick()
    case = filing.PROCESSES["community_filing"].cases.objects.get(pk=case.pk)
    case = filing.take(case, ("accept_complete", near.officer, {"complete": "on"}), ("propose_filing", near.officer, {"advice": "拟同意备案。"}),
                       ("approve", near.approver, {}), ("issue", near.officer, {}))  # fmt: skip
    old = case.letters.get(paper="filing_certificate")
    paper = changes.paper(old)
    assert out_of_force(paper) is None
    org = case.party.community_org
    assert org.clear_phone == filing.ANSWERS["leader_phone"]
    change = submitted(near, org, "name")
    change = take(change, ("community_post", near.worker))
    travel("2026-12-02 00:05")
    tick()
    change = take(fresh(change), ("propose_change", near.officer), ("approve", near.approver), ("reissue", near.officer))
    void = out_of_force(paper)
    assert (void.on, void.label, void.says) == (date(2026, 12, 2), "已失效（已换发备案证）", f"备案编号{org.filing_number}不变。")
    assert out_of_force(changes.paper(change.letters.get(paper="filing_certificate"))) is None
    assert (fresh(org).name[-5:], fresh(org).former_names, fresh(org).party.name) == ("晚霞合唱队", filing.NAME, fresh(org).name)
