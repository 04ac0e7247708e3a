"""督办任务: an adopted decision asks the unit that has the power over a case; its own official takes the step, and the journal closes it."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.models import Entry
from casework.core.perform import NotYours, Refused, perform
from casework.journal.verify import verify
from meetings.charges import charge, told
from tests.meetings import cast as acts
from tests.meetings.cast import fresh
from tests.stories.pages import POINTS, at_desk_of

pytestmark = pytest.mark.django_db
WORDS = "三个单位都没有不同意见，场所已经整改。"


def charged(cast, case, step="propose_grant"):
    """A decision that concerns a case, and the task it made; the road there is told in test_story.py."""
    said = {"about": case, "about_step": step, "about_words": WORDS}
    decision = acts.assigned(cast, date(2027, 1, 29), **said)
    return decision, charge(decision, [["会议议定", "会议议定，由区卫生健康委牵头编制联合材料清单。"]], cast.office)


def test_the_task_stands_with_whoever_may_take_the_step_and_closes_from_the_journal(cast, travel):
    bureau, case = cast.bureau, cast.bureau.reach("under_review")
    decision, made = charged(cast, case)
    assert (made.parent_id, made.state, made.unit, made.awaits, made.handler) == (case.pk, "standing", bureau.units["approval"], "handler", bureau.reviewer)
    assert made.due_on == decision.last_day == made.letters.get(name="sent").due_on == date(2027, 1, 29)
    mine = at_desk_of(bureau.reviewer)
    assert made.title in mine.get("/desk/").content.decode()
    for other in (bureau.reviewer2, cast.office):
        assert made.title not in at_desk_of(other).get("/desk/").content.decode()
    assert made.title in mine.get(f"/desk/cases/{case.number}/").content.decode()
    assert f"/desk/cases/{case.number}/steps/propose_grant/" in mine.get(f"/desk/cases/{made.number}/").content.decode()

    assert "去办件上办理" not in at_desk_of(cast.office).get(f"/desk/cases/{made.number}/").content.decode()

    form = mine.get(f"/desk/cases/{case.number}/steps/propose_grant/")
    opinion = form.context["form"].initial["opinion"]
    assert opinion == ("根据社会组织工作联席会议2026年第三次全体会议纪要：会议议定，由区卫生健康委牵头编制联合材料清单。"
                       f"议定事项{decision.number}，2027年1月29日前完成。{WORDS}")  # fmt: skip
    assert f'<a href="/desk/cases/{made.number}/">{made.number}</a>' in form.content.decode()
    assert "预先填进" not in mine.get(f"/desk/cases/{case.number}/steps/propose_refuse/").content.decode()

    tick()
    assert fresh(made).state == "standing"
    sent = {"version": case.version, "opinion": opinion, **POINTS}  # two windows of one official, and of two one wins
    answers = [mine.post(f"/desk/cases/{case.number}/steps/propose_grant/", sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert "reviewer甲" in answers[1].content.decode() and opinion in answers[1].content.decode()
    assert case.entries.filter(step="propose_grant", outcome="done").count() == 1
    assert tick()["steps"] == 1
    made = fresh(made)
    assert (made.state, made.unit, made.closed_at is None) == ("done", cast.home, False)
    line = Entry.objects.get(case_id=case.pk, seq=made.charge.line)
    assert (line.step, line.actor) == ("propose_grant", bureau.reviewer)
    assert told(decision)[1] == "2026年11月23日区政务服务办公室办理“提出准予意见”。"
    assert told(decision)[1] in at_desk_of(cast.office).get(f"/desk/cases/{decision.number}/").content.decode()
    assert not [e for e in case.entries.all() if e.actor in (cast.office, cast.health, cast.convener)]  # no step of another unit's
    assert tick()["steps"] == 0 and verify().faults == []


def test_a_unit_declines_with_a_reason_and_the_office_asks_again_or_takes_it_back(cast, travel):
    bureau, case = cast.bureau, cast.bureau.reach("under_review")
    decision, made = charged(cast, case)
    for stranger in (cast.office, cast.convener, cast.health, bureau.reviewer2, bureau.chief):
        with pytest.raises(NotYours):
            perform(made, "decline_task", by=stranger, reason="没有法定依据，不予办理。")
    with pytest.raises(Refused):
        perform(made, "decline_task", by=bureau.reviewer, reason="不办")
    made = perform(made, "decline_task", by=bureau.reviewer, reason="场所证明还没有核实，现在不能提出准予意见。")
    assert (made.state, made.unit, made.awaits, made.handler) == ("declined", cast.home, "office", None)
    assert made.letters.get(name="declined").says == ["区政务服务办公室的理由：场所证明还没有核实，现在不能提出准予意见。"]
    assert made.title in at_desk_of(cast.office).get("/desk/").content.decode()
    assert "不予办理的理由：场所证明还没有核实" in at_desk_of(cast.health).get(f"/desk/cases/{decision.number}/").content.decode()

    made = perform(made, "ask_again", by=cast.office, answer="街道已经实地核实，证明附后。")
    assert (made.unit, made.awaits, made.handler) == (bureau.units["approval"], "handler", bureau.reviewer)
    assert "办公室补充：街道已经实地核实，证明附后。" in made.letters.filter(name="sent").latest("pk").says
    perform(case, "reassign", by=bureau.chief, handler="reviewer2", reason="原承办人员出差。")
    tick()
    assert fresh(made).handler == bureau.reviewer2
    with pytest.raises(NotYours):
        perform(made, "decline_task", by=bureau.reviewer, reason="没有法定依据，不予办理。")
    made = perform(made, "take_back_task", by=cast.office, reason="议定事项已经另行解决。")
    other, second = charged(cast, case)
    for step, by, said in (("accept_task", cast.health, {"responsible": "科长", "plan": "按期落实。"}), ("request_termination", cast.office, {"reason": "政策已经调整。"}),
                           ("end_early", cast.convener, {"opinion": "同意终止。"})):  # fmt: skip
        assert (tick()["steps"], fresh(second).state) == (0, "standing")
        other = perform(other, step, by=by, **said)
    assert (tick()["steps"], fresh(second).state, told(other)[1]) == (1, "cancelled", "收回的原因：议定事项已经销号或者终止。")
    assert (made.state, fresh(case).state, told(decision)[1]) == ("cancelled", "under_review", "收回的原因：议定事项已经另行解决。")


def test_who_takes_the_step_back_has_the_task_again_and_a_closed_case_ends_it(cast):
    bureau, case = cast.bureau, cast.bureau.reach("chief_review")
    decision, made = charged(cast, case, "chief_agree")
    assert (made.awaits, made.unit) == ("chief", bureau.units["approval"])
    assert [made.title in at_desk_of(user).get("/desk/").content.decode() for user in (bureau.chief, bureau.reviewer, cast.director)] == [True, False, False]
    perform(case, "chief_agree", by=bureau.chief, opinion="同意。")
    with pytest.raises(Refused, match="这一步刚刚已经办理"):
        perform(made, "decline_task", by=bureau.chief, reason="没有法定依据，不予办理。")
    tick()
    assert fresh(made).state == "done"
    perform(case, "recall", by=bureau.chief)
    assert tick()["steps"] == 1
    made = fresh(made)
    assert (made.state, made.charge.line, made.due_on, made.awaits) == ("standing", None, decision.last_day, "chief")
    perform(case, "withdraw", by=bureau.founder, reason="不再申请登记。")
    tick()
    made = fresh(made)
    assert (made.state, made.letters.filter(name="lapsed").count()) == ("lapsed", 1)


def test_a_topic_is_bound_to_what_the_office_sees_and_a_step_of_an_official(cast):
    case = cast.bureau.reach("under_review")
    topic = cast.proposed()
    draft = cast.bureau.draft()
    for number in ("2026-DJ-9999", draft.number, topic.number):
        with pytest.raises(Refused, match="没有这个编号的在办办件"):
            perform(topic, "bind_case", by=cast.office, about=number)
    with pytest.raises(Refused, match="还没有关联办件"):
        perform(topic, "name_step", by=cast.office, wanted="propose_grant", words="")
    topic = perform(topic, "bind_case", by=cast.office, about=case.number.lower())
    for step in ("withdraw", "grant", "deem_accepted", "nothing"):  # the applicant's, another day's, the clock's, none
        with pytest.raises(Refused):
            perform(topic, "name_step", by=cast.office, wanted=step, words="")
    with pytest.raises(Refused, match="删去号码"):
        perform(topic, "name_step", by=cast.office, wanted="propose_grant", words="联系人13800138000。")
    topic = perform(topic, "name_step", by=cast.office, wanted="propose_grant", words="")
    assert "拟请有权单位对成立登记2026-DJ-0001依法办理“提出准予意见”。" in at_desk_of(cast.office).get(f"/desk/cases/{topic.number}/").content.decode()
    assert perform(topic, "bind_case", by=cast.office, about="").about_step == ""
