"""社区社会组织备案注销 told: its pages, the second in which all says the same, chances, and the rules that bite."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import by_code
from casework.intake import drafts
from casework.intake.opening import open_for
from casework.models import PublicNotice
from casework.post.papers import issue
from casework.post.rows import Paper
from hall.switching import ref_of
from orgs.filing import facts
from orgs.filing.cancellation.models import FilingCancellation
from orgs.filing.cancellation.opening import open_ex_officio
from orgs.filing.certificates import out_of_force
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.filing.held.hubs import appoint
from orgs.filing.held.keeping import receive, reverse
from orgs.filing.leaders import barred_until
from policy.rules import value
from tests import filing
from tests.exploring.cancellation_table import GOODS, TWO
from tests.exploring.cancellation_table import facts as typed
from tests.naming import organization
from tests.orgs.filing.test_cancellation_roads import fill
from tests.orgs.filing.test_confirmation import at, body, year_of
from tests.orgs.filing.test_confirmation_steps import late, overdue
from tests.stories.pages import at_desk_of, press

pytestmark = pytest.mark.django_db


def walk(case, steps, near, travel=None, **given):
    """Steps one after another, each by its person: name -> who."""
    who = {"f": near.bureau.founder, "w": near.worker, "o": near.officer, "p": near.officer2, "h": near.approver}
    for step in steps.split():
        name, by = step.split(":")
        case = perform(case, name, by=who[by], **typed(name, date(2026, 11, 23), **given))
    return case


def posted_over(case, travel):
    """The seven days are over and the clock has said so."""
    travel(f"{case.due_on.isoformat()} 09:00")
    tick()
    assert FilingCancellation.objects.get(pk=case.pk).state == "posted"  # the last day belongs to it
    at(travel, f"{date.fromordinal(case.due_on.toordinal() + 1).isoformat()} 00:05")
    return FilingCancellation.objects.get(pk=case.pk)


def test_a_leader_leaves_from_her_phone_and_everything_says_so_in_one_second(bureau, travel, client):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    filed = filing.take(filing.submitted(near), ("community_agree", near.worker, filing.CHECKED))
    at(travel, f"{date.fromordinal(filed.due_on.toordinal() + 1).isoformat()} 00:05")
    filed = filing.take(filed.__class__.objects.get(pk=filed.pk), ("accept_complete", near.officer, {"complete": "on"}),
                        ("propose_filing", near.officer, {"advice": "拟同意备案。"}), ("approve", near.approver, {}), ("issue", near.officer, {}))
    org = CommunityOrg.objects.get(party_id=filed.party_id)
    certificate = issue(filed.letters.get(paper="filing_certificate"))
    Paper.objects.filter(pk=certificate.pk).update(made_at=filed.opened_at)  # its file matters to nobody here
    at(travel, "2027-01-01 00:05")
    travel("2027-01-11 09:00")
    leader = at_desk_of(bureau.founder)
    stranger = at_desk_of(bureau.stranger).post("/hall/cases/new/BZ/", {"party": ref_of(org.party)})
    assert (stranger.url, FilingCancellation.objects.count()) == ("/hall/org/", 0)
    opened = leader.post("/hall/cases/new/BZ/", {"party": ref_of(org.party)})
    case = FilingCancellation.objects.get(org=org)
    assert (opened.status_code, opened.url) == (303, f"/hall/cases/{case.number}/")
    assert leader.post("/hall/cases/new/BZ/").url == opened.url  # one draft, not two
    assert 'value="12"' in leader.get(f"{opened.url}task/resolution/").content.decode()
    fill(case, bureau.founder, "resolved", None)
    assert press(leader, "hall", case.number, "submit", truth_pledge="on").status_code == 303
    case = walk(case, "verify_resolution:w", near)
    assert "还给借主" not in leader.get(f"/hall/cases/{case.number}/steps/file_settlement/").content.decode()
    case = posted_over(walk(case, "file_settlement:f post:o", near), travel)
    case = walk(case, "propose_cancel:o decide_cancel:h", near)
    assert out_of_force(certificate).label == "待注销" and "仍然有效" in client.get(f"/verify/{certificate.code}/").content.decode()
    assert "待注销" in client.get(f"/register/community/?q={org.filing_number}").content.decode()
    assert year_of(org).state == "not_required"  # filed after the first of October
    case = walk(case, "waive_review:f", near)
    assert (case.state, out_of_force(certificate).label, out_of_force(certificate).on) == ("cancelled", "已失效（已注销）", case.over_on)
    assert "已失效" in client.get(f"/verify/{certificate.code}/", {"seen": "1"}).content.decode()
    assert facts.value_on(org, "status", case.over_on) == "cancelled" and facts.value_on(org, "status", date(2027, 1, 11)) == "filed"
    assert "编号不再使用" in PublicNotice.objects.get(source=case.case_ptr, kind="announcement").body
    decision = case.letters.get(paper="cancel_decision").words
    assert ["剩余财物去向", "用于同一社区的公益事业"] in decision["items"] and "向区民政局申请复核" in decision["remedies"]
    assert at_desk_of(bureau.founder).post("/hall/cases/new/BZ/").url == "/hall/org/"  # nothing left to leave


def test_what_the_yearly_confirmation_refers_is_opened_by_the_clock_and_gets_one_chance(bureau, travel):
    travel("2027-01-01 00:05")
    near = filing.street(bureau)
    near.org = org = body(near)
    tick()
    year = perform(overdue(travel, late(near, travel)), "lapse_filing", by=near.approver)
    assert not org.cancellations.exists()
    year = overdue(travel, year)
    assert year.state == "referred"
    tick()
    tick()
    case = org.cancellations.get()
    assert (case.state, case.cause, case.unreported) == ("cause_check", "lapsed", True)
    case = walk(case, "record_cause:o", near, cause="lapsed")
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(walk(case, "state_case:f", near), "give_chance", by=near.officer, finding="住院属实，愿意补办。")
    case = perform(case, "give_chance", by=near.officer2, finding="住院属实，愿意补办，给一次机会。")
    year = year_of(org)
    assert (case.state, year.state, year.closed_at, CommunityOrg.objects.get().status) == ("sent_to_confirmation", "lapsed", None, "lapsed")
    assert year.letters.filter(name="taken_back").count() == 1
    tick()
    assert org.cancellations.count() == 1  # not opened again for the same referral
    year = overdue(travel, year)
    tick()
    case = org.cancellations.exclude(pk=case.pk).get()
    case = walk(case, "record_cause:o state_case:f", near, cause="lapsed")
    with pytest.raises(Refused, match="已经给过一次"):
        perform(case, "give_chance", by=near.officer2, finding="再给一次机会。")
    open_year = FilingConfirmation.objects.filter(org=org, closed_at__isnull=True)
    assert year.state == "referred" and not open_year.exists()


def test_an_open_year_ends_with_the_body_and_a_promotion_is_linked(bureau, travel, client):
    travel("2026-12-14 09:00")
    near, legal = filing.street(bureau), organization(bureau, "天津市滨海新区晚晴合唱协会")
    legal.announced_on = legal.established_on
    legal.save()
    org = body(near)
    desk = at_desk_of(near.officer)
    assert "依职权开立" in desk.get("/desk/exits/").content.decode()
    assert at_desk_of(near.approver).get("/desk/exits/").status_code == 404
    wrong = desk.post("/desk/exits/", {"filing_number": "1" * 17, "cause": "promotion", "source": "写了的不会丢"})
    assert wrong.status_code == 422 and "没有这个编号" in (text := wrong.content.decode()) and "请填写统一社会信用代码" in text and "写了的不会丢" in text
    done = desk.post("/desk/exits/", {"filing_number": org.filing_number, "cause": "promotion", "registered_as": legal.uscc})
    case = FilingCancellation.objects.get(org=org)
    assert (done.status_code, done.url, case.state, case.registered_as) == (303, f"/desk/cases/{case.number}/", "settling", legal)
    again = desk.post("/desk/exits/", {"filing_number": org.filing_number, "cause": "stopped", "source": "消防部门抄送。"})
    assert again.status_code == 422 and "还没有办完" in again.content.decode()
    case = posted_over(walk(case, "file_settlement:f post:o", near), travel)
    case = walk(case, "propose_cancel:o decide_cancel:h", near)
    at(travel, "2027-01-01 00:05")
    assert not FilingConfirmation.objects.exists()  # about to leave: no year is opened
    CommunityOrg.objects.filter(pk=org.pk).update(status="filed")
    at(travel, "2027-01-02 00:05")
    assert year_of(org).state == "due"
    CommunityOrg.objects.filter(pk=org.pk).update(status="cancelling")
    at(travel, f"{date.fromordinal(case.due_on.toordinal() + 1).isoformat()} 00:05")
    case.refresh_from_db()
    org.refresh_from_db()
    assert org.promoted_to == legal
    assert (case.state, year_of(org).state, facts.value_on(org, "successor", case.over_on)) == ("promoted", "not_required", legal.uscc)
    shown = client.get(f"/register/community/?q={org.filing_number}").content.decode()
    assert "已转为法人登记" in shown and f'href="/register/{legal.uscc}/"' in shown


def test_false_papers_bar_the_leader_and_a_review_may_give_it_back(bureau, travel):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    org = body(near)
    with pytest.raises(Refused, match="没有把它转入注销|没有失效"):
        open_ex_officio(org, near.officer, "open_ex_officio", cause="lapsed", source="看着像失效了。")
    assert not FilingCancellation.objects.exists()  # nothing is left behind
    case = walk(open_ex_officio(org, near.officer, "open_ex_officio", cause="false", source="居民举报。"), "record_cause:o state_case:f", near)
    with pytest.raises(Refused, match="不适用整改"):
        perform(case, "give_chance", by=near.officer2, finding="给一次机会。")
    with pytest.raises(Refused, match="到场人员应当有2人以上"):
        perform(walk(case, "uphold_cause:p", near), "community_settle", by=near.worker, **GOODS | {"present": TWO[:1]})
    case = posted_over(walk(case, "community_settle:w post:o", near), travel)
    case = walk(case, "propose_cancel:o", near)
    with pytest.raises(Refused, match="应当决定撤销备案"):
        perform(case, "decide_cancel", by=near.approver)
    with pytest.raises(Refused, match="不能由组织撤回"):
        perform(case, "withdraw", by=bureau.founder, reason="不想注销。")
    case = walk(case, "decide_revoke:h contest:f", near)
    assert CommunityOrg.objects.get().status == "revoking"
    case = perform(case, "propose_review", by=near.civil_reviewer, finding="overturn", ground="名册逐一核实，均为本人。")
    case = perform(case, "overturn", by=near.civil_head)
    org.refresh_from_db()
    assert (case.state, org.status, org.ended_on) == ("kept", "filed", None)
    org.leader.id_blind = "x" * 20
    assert barred_until(filing.ID, value("filing.bar_false", on=date(2026, 12, 20)), date(2026, 12, 20)) is None


def test_the_small_rules_bite(bureau, travel):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    org = body(near)
    case = open_for(by_code("BZ"), bureau.founder, org.party)
    fill(case, bureau.founder, "resolved", None)
    drafts.keep(case, "resolution", {"meeting_on": "2026-11-20", "total_count": "12", "agree_count": "7"}, by=bureau.founder,
                version=case.drafts.get(section="resolution").version)
    with pytest.raises(Refused, match="没有达到全体成员12人的"):
        perform(case, "submit", by=bureau.founder, truth_pledge="on")
    drafts.keep(case, "resolution", {"meeting_on": "2026-11-20", "total_count": "12", "agree_count": "8"}, by=bureau.founder,
                version=case.drafts.get(section="resolution").version)
    case = perform(case, "submit", by=bureau.founder, truth_pledge="on")  # two thirds exactly
    with pytest.raises(Refused, match="抽查成员3人以上"):
        perform(case, "verify_resolution", by=near.worker, called=TWO, opinion="问过两名成员。")
    case = walk(case, "verify_resolution:w", near)
    assert "邢春梅" not in case.called and case.called_line == "抽查成员3人：邢某、丁某、郑某"
    with pytest.raises(Refused, match="请选择剩余财物去向"):
        perform(case, "file_settlement", by=bureau.founder, **GOODS | {"surplus_use": ""})
    appoint(near.division, body(near, "社区社会组织联合会", n=3).party, since=date(2026, 1, 5), by=near.officer)
    line = receive(org, amount_fen=24000, source="街镇活动补助", held_on=date(2026, 11, 20), by=near.officer, key="1" * 32)
    with pytest.raises(Refused, match="联合会还代管240元"):
        perform(case, "file_settlement", by=bureau.founder, **GOODS)
    with pytest.raises(Refused, match="只有转为法人登记或者合并的"):
        perform(case, "file_settlement", by=bureau.founder, **GOODS | {"surplus_use": "successor"})
    reverse(line, why="记错了组织", by=near.officer)
    owing = GOODS | {"debts": [{"to": "郑某", "how": "下月还", "settled": "no"}]}
    case = perform(case, "file_settlement", by=bureau.founder, **owing)
    with pytest.raises(Refused, match="还没有结清"):
        perform(case, "post", by=near.officer, nothing_open="on")
    case = walk(case, "redo_settlement:o file_settlement:f post:o", near)
    notice = PublicNotice.objects.get(source=case.case_ptr)
    assert "音响" not in notice.body and "财物2项" in notice.body and org.filing_number in notice.body
    case = perform(case, "withdraw", by=bureau.founder, reason="还想接着唱。")
    notice.refresh_from_db()
    assert (case.state, notice.state, CommunityOrg.objects.get(pk=org.pk).status) == ("withdrawn", "withdrawn", "filed")
