"""社区社会组织备案变更 told: a place that was not there, a leader who would not go, a body that moves and keeps its years."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.notices.publishing import publicities_of
from casework.views.doors import hinted
from hall.switching import ref_of
from orgs.filing import facts
from orgs.filing.certificates import entry_of, out_of_force
from orgs.filing.queries import public
from tests import filing
from tests.exploring.change_table import facts as typed
from tests.orgs.filing import changes
from tests.orgs.filing.changes import NUMBER, body, fresh, submitted
from tests.stories.pages import at_desk_of, press

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
        take(case, ("welcome", near.officer))
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
    shown = dict(case.letters.get(paper="filing_certificate").words["fields"])
    assert (shown["曾用编号"], shown["备案街镇"]) == (NUMBER, near.far.unit.name)
    answer = client.get("/verify/", {"code": NUMBER}, follow=True)
    assert answer.redirect_chain == [(entry_of(NUMBER), 302)] and f"曾用编号 {NUMBER}" in answer.content.decode()
    assert client.get(f"/register/community/{NUMBER}/").status_code == 302 and entry_of("12011600120269999") is None


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
    travel("2026-12-03 00:05")
    tick()
    change = take(fresh(change), ("propose_change", near.officer), ("approve", near.approver), ("reissue", near.officer))
    void = out_of_force(paper)
    assert (void.on, void.label, void.says) == (date(2026, 12, 3), "已失效（已换发备案证）", f"备案编号{org.filing_number}不变。")
    assert out_of_force(changes.paper(change.letters.get(paper="filing_certificate"))) is None
    assert (fresh(org).name[-5:], fresh(org).former_names, fresh(org).party.name) == ("晚霞合唱队", filing.NAME, fresh(org).name)


def test_on_a_phone_only_what_changes_is_asked_and_what_is_known_stands_there(near, bureau):
    org, page = body(near), at_desk_of(bureau.founder)
    home = f"/hall/community/{ref_of(org.party)}/"
    assert "办理变更" in page.get(home).content.decode()
    assert page.post("/hall/cases/new/BB/", {"party": "0" * 20}).url == "/hall/org/"
    case = page.post("/hall/cases/new/BB/", {"party": ref_of(org.party)}).url
    assert page.post("/hall/cases/new/BB/").url == case  # gone back to, not begun twice
    asked = page.get(case).content.decode()
    assert "变什么" in asked and "新负责人" not in asked
    wrong = page.post(f"{case}task/what/", {"items": ["place", "move"], **changes.WHY, "version": "0"})
    assert wrong.status_code == 422 and "请单独办理" in wrong.content.decode()
    done = page.post(f"{case}task/what/", {"items": ["contact", "place"], **changes.WHY, "version": "1"})
    assert done.url == f"{case}task/contact/"
    assert 'value="13800000068"' in page.get(done.url).content.decode()
    assert page.get(f"{case}task/successor/").status_code == 404
    done = page.post(done.url, {"new_phone": "13900000000", "version": "0"})
    text = page.get(done.url).content.decode()
    assert done.url == f"{case}task/venue/" and "文安里活动室" in text and "第 3 部分，共 3 部分" in text
    page.post(done.url, {**changes.WANTED["place"], "version": "0"})
    check = page.get(f"{case}check/").content.decode()
    assert "提交随报随备事项" in check and "提交更换负责人" not in check
    number = case.split("/")[3]
    refused = press(page, "hall", number, "record_small", truth_pledge="on")
    assert refused.status_code == 422 and "还没有验证过" in refused.content.decode() and fresh(org).place == "文安里活动室"
    page.post(f"{case}task/contact/", {"new_phone": "13800000068", "version": "1"})
    assert press(page, "hall", number, "record_small", truth_pledge="on").status_code == 303
    assert (fresh(org).place, fresh(org).masked_phone) == ("文安里二号活动室", "138****0068")
    assert page.get(home).content.decode().count("文安里二号活动室") == 1


@pytest.mark.parametrize(("kinds", "answers", "said"), [
    (("members",), {"members_now": "5"}, "应当不少于10人"),
    (("leader",), {"consent_count": "6"}, "应当超过全体成员12人的一半"),
    (("leader",), {"leader_id": "110105201506150027"}, "负责人应当年满18"),
    (("name", "place"), {}, "随报随备、马上生效"),
    (("place",), {"place": "文安里活动室"}, "没有变化"),
])  # fmt: skip
def test_what_does_not_fit_is_told_and_nothing_happens(near, kinds, answers, said):
    org = body(near)
    with pytest.raises(Refused, match=said):
        submitted(near, org, *kinds, **answers)
    case = org.changes.get()
    assert (case.state, case.letters.count(), org.facts.filter(set_by=case).count()) == ("draft", 0, 0)


def test_lateness_alone_refuses_nobody_and_one_change_runs_at_a_time(near):
    org = body(near)
    case = submitted(near, org, "content", happened_on="2026-09-01")
    hints = list(hinted(case, near.officer, TODAY, {"happened_on": date(2026, 9, 1)}))
    assert "不得仅因逾期不予变更" in hints[0]
    with pytest.raises(Refused, match="正在办理"):
        submitted(near, org, "place")
    case = take(case, ("community_pass", near.worker))
    with pytest.raises(Refused, match="只是逾期办理"):
        perform(case, "propose_refusal", by=near.officer, reason_codes=["R02"], facts="逾期办理，超过30日才来。")
    assert fresh(case).state == "street_intake"
