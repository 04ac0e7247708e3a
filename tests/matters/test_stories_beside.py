"""What runs beside a case, by steps: asked and not answered, looked at by two, heard, left, annulled and done again."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.case import NEVER
from casework.core.models import Barred
from casework.core.perform import NotYours, Refused, Reused, perform
from casework.core.process import PROCESSES
from casework.core.sight import sees
from casework.post.rows import Letter
from demo.filing import sheet
from matters.opening import open_matter, openable
from network.models import Post, Unit
from tests.bureau import SINCE
from tests.matters.cast import MONDAY, VISIT, asking, fresh
from tests.papers.test_voiding import made, said

pytestmark = [pytest.mark.django_db, pytest.mark.story]
REASONS, FACTS = ["R08"], "现场查看，所填住所为居民家中客厅，不能作为办公场所使用。"


def test_a_consultation_unanswered(bureau, case, regulator, travel):
    matter = asking(bureau, case)
    assert (matter.number, matter.state, matter.unit.slug) == (f"{case.number}/1", "asked", "culture")
    assert matter.due_on == date(2026, 11, 30)  # five working days
    assert sees(regulator, matter, date(2026, 11, 23)) and not sees(regulator, case, date(2026, 11, 23))
    assert not sees(bureau.founder, matter, date(2026, 11, 23))
    assert fresh(case).due_on == date(2026, 11, 30)  # what is due first, of the case and its matters
    assert case.version == fresh(case).version

    with pytest.raises(Refused, match="还没有办结"):
        perform(case, "propose_grant", by=bureau.reviewer, opinion="符合条件。", **{f"point_{n}": "yes" for n in (
            "purpose", "similar", "members", "fund", "residence", "charter")})  # fmt: skip
    travel("2026-12-01 00:01")
    tick()
    matter.refresh_from_db()
    assert (matter.state, matter.due_on) == ("reminded", date(2026, 12, 4))  # three working days from the reminder
    travel("2026-12-05 00:01")
    tick()
    matter.refresh_from_db()
    assert (matter.state, matter.answer_kind, matter.unit.slug) == ("unanswered", "none", "approval")
    assert not case.deadlines.filter(name="decision", met_at__isnull=False).exists()  # the case's own clock never stopped
    assert not case.stops.exists()

    matter = perform(matter, "weigh", by=bureau.reviewer, weighed="收函单位没有答复，已如实记录，按现有材料审查。")
    assert matter.closed_at is not None
    letters = Letter.objects.filter(case_id=matter.pk).values_list("name", "unit__slug")
    assert list(letters) == [("asked", "culture"), ("reminded", "culture"), ("weighed", "culture")]
    assert fresh(case).due_on < NEVER


def test_an_answer_an_extension_and_a_foreign_unit(bureau, case, regulator, travel):
    first, second = asking(bureau, case), asking(bureau, case, "street")
    assert second.number == f"{case.number}/2"
    with pytest.raises(NotYours):
        perform(second, "answer_question", by=regulator, kind="none", text="", leader="局长")
    with pytest.raises(Refused, match="不能再办理“同意延长”"):
        perform(first, "grant_extension", by=bureau.reviewer)
    perform(first, "request_extension", by=regulator, reason="需要会同科室研究。")
    first = perform(first, "grant_extension", by=bureau.reviewer)
    assert first.due_on == date(2026, 12, 7)  # five and five working days
    with pytest.raises(Refused, match="事实和依据"):
        perform(first, "answer_question", by=regulator, kind="opinion", text="不同意", leader="局长")
    travel("2026-12-02 10:00")
    first = perform(first, "answer_question", by=regulator, kind="opinion", text="已有一家业务相近的协会，建议错位发展。", leader="局长")
    assert (first.state, first.unit.slug) == ("answered", "approval")
    second = perform(second, "answer_question", by=bureau.street, kind="none", text="", leader="主任")
    assert [m.state for m in case.matters.order_by("id")] == ["answered", "answered"]


def test_an_extract_with_an_identity_number_is_not_sent(bureau, case):
    with pytest.raises(Refused, match="身份证号码"):
        asking(bureau, case, extract=[{"label": "法定代表人", "value": "冉志勤 110105198012310022"}])
    assert not case.matters.exists()
    lines = case.entries.filter(outcome="refused")
    assert [line.step for line in lines] == ["open_consultation"]
    assert asking(bureau, case, extract=[{"label": "代码", "value": "52120116MJ0ABC001B"}]).state == "asked"


def test_the_applicant_explains_and_is_awaited_meanwhile(bureau, case, travel):
    matter = open_matter(case, "clarification", by=bureau.reviewer, question="章程第三条与业务范围不一致，请说明。")
    assert fresh(case).awaits == "reviewer,applicant,founder"
    assert sees(bureau.founder, matter, date(2026, 11, 23))
    with pytest.raises(NotYours):
        perform(matter, "explain", by=bureau.stranger, answer="我来说明。")
    matter = perform(matter, "explain", by=bureau.founder, answer="第三条系笔误，以业务范围一栏为准。")
    assert (matter.state, fresh(case).awaits) == ("explained", "reviewer")
    late = open_matter(case, "clarification", by=bureau.reviewer, question="请说明资金的来源。")
    travel("2026-12-01 00:01")
    tick()
    late.refresh_from_db()
    assert (late.state, fresh(case).state, fresh(case).awaits) == ("unanswered", "under_review", "reviewer")


def test_a_hearing_changes_the_outcome(bureau, case, travel):
    perform(case, "offer_hearing", by=bureau.reviewer, interest="拟以已有相似组织为由不予登记，涉及申请人重大利益。")
    clock = case.deadlines.get(kind="clock")
    before = clock.due_on
    travel("2026-11-24 10:00")
    heard = perform(case, "request_hearing", by=bureau.founder, reason="两家的服务对象不同。")
    assert heard.state == "hearing_set" and case.stops.get(until__isnull=True).reason.startswith("依法需要听证")
    session = {"host": "clerk2", "held_at": "2026-12-03T14:00", "place": "三楼会议室", "question": "是否有必要成立"}
    with pytest.raises(Refused, match="不能主持"):
        open_matter(case, "hearing_session", by=bureau.chief, **session | {"host": "chief"})
    with pytest.raises(Refused, match="提前7个工作日"):
        open_matter(case, "hearing_session", by=bureau.chief, **session | {"held_at": "2026-12-02T14:00"})
    hearing = open_matter(case, "hearing_session", by=bureau.chief, **session)
    with pytest.raises(Refused, match="还没有办结"):
        perform(case, "close_hearing", by=bureau.reviewer)
    travel("2026-12-03 16:00")
    said = {"attendees": [{"name": "冉志勤", "part": "申请人"}, {"name": "reviewer甲", "part": "审查人员"}],
            "record": "申请人说明服务对象为盐场退休职工，与已有组织不重合，并提交名单。"}  # fmt: skip
    with pytest.raises(Refused, match="笔录"):
        perform(hearing, "hold", by=bureau.clerk2, **said)
    perform(hearing, "hold", by=bureau.clerk2, files={"minutes": sheet("笔录")}, **said)
    perform(case, "close_hearing", by=bureau.reviewer)
    clock.refresh_from_db()
    # From the 24th to the 3rd nothing counted: nine days later is a Sunday, so the period ends on Monday.
    assert (before, clock.due_on) == (date(2027, 1, 22), date(2027, 2, 1))
    points = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
    with pytest.raises(Refused, match="听证意见的采纳"):
        perform(case, "propose_grant", by=bureau.reviewer, opinion="符合条件。", **points)
    perform(case, "propose_grant", by=bureau.reviewer, opinion="符合条件。", adopted="采纳申请人在听证中的意见。", **points)
    perform(case, "chief_agree", by=bureau.chief, opinion="同意。")
    assert perform(case, "grant", by=bureau.approver).state == "approved"


def test_a_recusal_granted(bureau, case):
    matter = open_matter(case, "recusal", by=bureau.founder, person="reviewer", reason="承办人员与申请人是近亲属。")
    assert [kind.slug for kind in openable(case, bureau.founder, date(2026, 11, 23))] == ["recusal"]
    with pytest.raises(NotYours):
        perform(matter, "grant_recusal", by=bureau.reviewer, answer="属实。", successor="reviewer2")
    with pytest.raises(Refused, match="由审核人员决定"):
        perform(matter, "grant_recusal", by=bureau.approver, answer="属实。", successor="reviewer2")
    with pytest.raises(Refused, match="接手"):
        perform(matter, "grant_recusal", by=bureau.chief, answer="属实，决定回避。")
    perform(matter, "grant_recusal", by=bureau.chief, answer="属实，决定回避。", successor="reviewer2")
    assert fresh(case).handler == bureau.reviewer2
    assert not sees(bureau.reviewer, case, date(2026, 11, 23)) and not sees(bureau.reviewer, matter, date(2026, 11, 23))
    with pytest.raises(NotYours, match="回避"):
        perform(case, "tell_refusal", by=bureau.reviewer, reasons=REASONS, facts=FACTS)
    with pytest.raises(Refused, match="不得再参加"):
        perform(case, "reassign", by=bureau.chief, handler="reviewer", reason="换回来")
    assert perform(case, "tell_refusal", by=bureau.reviewer2, reasons=REASONS, facts=FACTS).state == "refusal_told"


def refused(bureau, case):
    perform(case, "tell_refusal", by=bureau.reviewer, reasons=REASONS, facts=FACTS)
    perform(case, "state_case", by=bureau.founder, statement="我们已另租房屋。")
    perform(case, "propose_refusal", by=bureau.reviewer, reasons=REASONS, opinion="不予。", adopted="未提供合同，不予采纳。")
    perform(case, "chief_agree", by=bureau.chief, opinion="同意。")
    return perform(case, "refuse", by=bureau.approver, reasons=REASONS)


def test_a_court_annuls_and_others_do_it_again(bureau, case, travel):
    refused(bureau, case)
    old = made(case, "refusal_decision")
    reviewer3 = bureau.person("reviewer3", "承办丙", staff=True)
    unit = bureau.units["approval"]
    Post.objects.create(user=reviewer3, role="reviewer", unit=unit, division=unit.division, title="承办", valid_from=SINCE)
    travel("2026-12-10 09:00")
    appeal = {"kind": "suit", "place": "滨海新区人民法院", "document": "（2026）津0116行初12号", "received_on": "2026-12-09",
              "officer": "clerk2", "files": {"notice": sheet("应诉通知")}}  # fmt: skip
    remedy = open_matter(case, "remedy", by=bureau.clerk, **appeal)
    assert remedy.due_on == date(2026, 12, 24)  # fifteen days from the day the notice came, not from the day it was entered
    assert fresh(case).due_on == NEVER
    with pytest.raises(Refused, match="正在进行"):
        open_matter(case, "remedy", by=bureau.clerk, **appeal | {"files": {"notice": sheet("应诉通知二")}})
    perform(remedy, "reply", by=bureau.clerk2, text="答辩要点：住所不符合条件。", files={"paper": sheet("答辩状")})
    travel("2027-03-08 09:00")
    remedy = perform(remedy, "record_annulled", by=bureau.clerk2, decided_on="2027-03-05", record="认定事实不清，撤销并责令重新作出。",
                     files={"judgement": sheet("判决书")})  # fmt: skip
    case = fresh(case)
    assert (remedy.state, case.state, case.closed_at) == ("annulled", "accepted", None)
    assert case.deadlines.get(kind="clock", met_at__isnull=True).starts_on == date(2027, 3, 8)
    assert Barred.objects.get(case_id=case.pk).user == bureau.reviewer
    with pytest.raises(Refused, match="不得再参加"):
        perform(case, "assign", by=bureau.chief, handler="reviewer", second="reviewer2")
    perform(case, "assign", by=bureau.chief, handler="reviewer3", second="reviewer2")
    with pytest.raises(Refused, match="同一事实和理由"):
        perform(case, "tell_refusal", by=reviewer3, reasons=REASONS, facts=FACTS)
    points = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
    perform(case, "propose_grant", by=reviewer3, opinion="重新核查，住所符合条件。", **points)
    perform(case, "chief_agree", by=bureau.chief2, opinion="同意。")
    assert perform(case, "grant", by=bureau.approver2).state == "approved"
    assert "已撤销" in said(old) and made(case, "grant_decision").code in said(old)


def test_what_runs_ends_with_its_case(bureau, case):
    asked = asking(bureau, case)
    visit = open_matter(case, "visit", by=bureau.reviewer, **VISIT)
    perform(case, "withdraw", by=bureau.founder, reason="准备好再申请。")
    states = {m.process: (m.state, m.closed_at is not None) for m in case.matters.all()}
    assert states == {"consultation": ("abandoned", True), "visit": ("abandoned", True)}
    assert asked.entries.last().actor_name == visit.entries.last().actor_name == "系统"
    with pytest.raises(Refused, match="不能发起"):
        asking(bureau, case)


def test_a_review_by_a_lawyer_holds_the_decision(bureau, case, travel):
    points = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
    perform(case, "propose_grant", by=bureau.reviewer, opinion="符合条件。", **points)
    with pytest.raises(Refused, match="另选法制审核人员"):
        open_matter(case, "legal_review", by=bureau.chief, reader="chief", question="程序是否合法")
    review = open_matter(case, "legal_review", by=bureau.chief, reader="clerk2", question="程序是否合法")
    with pytest.raises(Refused, match="法制审核"):
        perform(case, "chief_agree", by=bureau.chief, opinion="同意。")
    perform(review, "give_opinion", by=bureau.clerk2, kind="none", text="")
    assert perform(case, "chief_agree", by=bureau.chief, opinion="同意。").state == "approval"
    with pytest.raises(Refused, match="不能发起集体讨论"):
        open_matter(case, "deliberation", by=bureau.approver, held_at="2026-11-24T09:00", place="会议室",
                    question="是否准予", recorder="clerk2")  # fmt: skip
    assert perform(case, "grant", by=bureau.approver).state == "approved"


def test_a_revocation_is_talked_over_by_three(bureau, travel):
    travel(MONDAY)
    case = bureau.reach("announced")
    perform(case, "tell_revocation", by=bureau.reviewer, ground="deceit", facts="验资报告系伪造，银行已经书面证明。")
    meeting = open_matter(case, "deliberation", by=bureau.approver, held_at="2026-11-24T09:00", place="会议室",
                          question="是否撤销登记", recorder="clerk2")  # fmt: skip
    travel("2026-11-24 10:00")
    people = [{"name": f"参加人{n}", "view": "同意"} for n in range(3)]
    with pytest.raises(Refused, match="不少于3人"):
        perform(meeting, "conclude", by=bureau.clerk2, attendees=people[:2], record="一致同意撤销登记。",
                files={"minutes": sheet("记录")})  # fmt: skip
    done = perform(meeting, "conclude", by=bureau.clerk2, attendees=people, record="一致同意撤销登记。", files={"minutes": sheet("记录一")})
    assert (done.state, str(PROCESSES["deliberation"].cards["conclude"].basis[0])[-5:]) == ("concluded", "第四十七条")


def test_the_same_press_twice_opens_one(bureau, case):
    first = asking(bureau, case, key="k1")
    assert asking(bureau, case, key="k1").pk == first.pk
    assert case.matters.count() == 1
    with pytest.raises(Reused):
        open_matter(case, "clarification", by=bureau.reviewer, key="k1", question="请说明资金的来源。")
    assert Unit.objects.filter(party__isnull=False).count() == 1
