"""督办 by steps: objected to, prolonged, late, urged, escalated, returned, ended; and a roster that changes by letter."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.core.sight import sees
from demo.filing import sheet
from meetings.bulletins import figures as bulletin
from meetings.bulletins.figures import Quarter
from meetings.decisions.decision import Decision
from meetings.standing.keeping import current, seat, without_liaison
from network.posts import forget, holds
from tests.meetings import cast as acts
from tests.meetings.cast import fresh
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story]


@pytest.fixture
def decision(cast, travel):
    """A decision assigned on 2026-12-03, due 2027-01-29, led by health."""
    travel("2026-12-03 14:30")
    return acts.assigned(cast, date(2027, 1, 29))


@pytest.fixture
def resolved(cast, travel):
    """The same from a meeting that waits for nothing else."""
    case = acts.supervised(cast, [cast.admitted()], travel, public="no")
    return Decision.objects.get(sitting_id=case.pk)


def done(cast, decision, by=None):
    return perform(decision, "report_done", by=by or cast.health, result="联合材料清单已经印发各单位。", files={"deliverable": sheet("清单")})


def test_a_lead_that_objects_hands_it_to_another(cast, decision):
    assert decision.due_on == date(2026, 12, 8)  # three working days to confirm
    decision = perform(decision, "object", by=cast.health, reason="不属于本单位职责，应由市场监管部门牵头。")
    said = {"lead": "market", "reason": "按职责调整。"}
    with pytest.raises(Refused, match="不能早于今天"):
        perform(decision, "adjust_assignment", by=cast.convener, due="2026-01-29", **said)
    decision = perform(decision, "adjust_assignment", by=cast.convener, due="2027-02-26", **said)
    assert (decision.state, decision.unit.slug, decision.assisting) == ("assigned", "market", ["finance"])
    assert (decision.last_day, decision.first_day) == (date(2027, 2, 26), date(2027, 1, 29))
    assert decision.deadlines.get(name="due").moves.get().old == date(2027, 1, 29)
    with pytest.raises(NotYours):
        perform(decision, "accept_task", by=cast.health, responsible="某", plan="按期完成。")
    assert perform(decision, "accept_task", by=cast.market, responsible="甘露", plan="按期完成。").state == "in_progress"


def test_silence_confirms_and_more_time_is_given_once(cast, decision, travel):
    travel("2026-12-09 00:01")
    tick()
    decision = fresh(decision)
    assert decision.state == "in_progress"
    said = {"reason": "需要市级系统开放接口，已经联系。"}
    with pytest.raises(Refused, match="最迟2027年03月30日"):
        perform(decision, "request_extension", by=cast.health, until="2027-06-30", **said)
    decision = perform(decision, "request_extension", by=cast.health, until="2027-03-15", **said)
    decision = perform(decision, "grant_extension", by=cast.convener, until="2027-03-15")
    assert (decision.last_day, decision.first_day, decision.due_on) == (date(2027, 3, 15), date(2027, 1, 29), date(2027, 3, 15))
    with pytest.raises(Refused, match="已经延期过"):
        perform(decision, "request_extension", by=cast.health, until="2027-04-15", **said)


def late(cast, decision, travel):
    perform(decision, "accept_task", by=cast.health, responsible="花映红", plan="一月底前完成。")
    travel("2027-01-30 00:01")
    tick()
    return fresh(decision)


def test_a_late_one_turns_red_and_stays_counted(cast, resolved, travel):
    decision = late(cast, resolved, travel)
    assert (decision.state, decision.colour, decision.overdue_on) == ("overdue", "red", date(2027, 1, 30))
    decision = perform(decision, "urge", by=cast.office, urging="请尽快完成联合材料清单并报结。")
    assert decision.letters.get(name="urged").words["items"][2] == ["完成时限", "2027年1月29日"]
    decision = perform(decision, "explain", by=cast.health, reason="实地核查人手不足，进度滞后。", promise="2027-02-20")
    assert decision.due_on == date(2027, 3, 1)  # thirty days from the day it became late
    travel("2027-03-02 00:01")
    tick()
    decision = fresh(decision)
    assert (decision.state, decision.awaits) == ("escalated", "convener")
    decision = perform(decision, "record_talk", by=cast.convener, result="务必在三月底前完成。", promise="2027-03-31")
    decision = perform(done(cast, decision), "verify_result", by=cast.office, way="visit", finding="现场核对，与纪要一致。")
    decision = perform(decision, "reject_verification", by=cast.director, reason="请另派人员现场核验。")
    decision = perform(decision, "verify_result", by=cast.office2, way="visit", finding="现场核对，与纪要一致。")
    decision = perform(decision, "strike_off", by=cast.director, opinion="同意销号。")
    assert (decision.state, decision.overdue_on) == ("closed", date(2027, 1, 30))
    assert fresh(decision.sitting.meeting).state == "closed"


def test_a_report_that_falls_short_comes_back(cast, decision, travel):
    perform(decision, "accept_task", by=cast.health, responsible="花映红", plan="一月底前完成。")
    decision = perform(done(cast, fresh(decision)), "return_report", by=cast.office, gaps=[{"gap": "清单缺少消防部分。"}])
    assert (decision.state, decision.due_on) == ("returned", date(2026, 12, 17))  # ten working days
    travel("2027-01-30 00:01")
    tick()
    assert fresh(decision).state == "overdue"


def test_one_that_need_not_be_done_any_more_ends(cast, resolved):
    perform(resolved, "accept_task", by=cast.health, responsible="花映红", plan="一月底前完成。")
    decision = perform(fresh(resolved), "request_termination", by=cast.office, reason="上级已经统一印发清单。")
    decision = perform(decision, "end_early", by=cast.convener, opinion="同意终止。")
    assert (decision.outcome, fresh(decision.sitting.meeting).state) == ("terminated", "closed")


def test_a_late_one_goes_to_the_unit_that_has_the_duties_now(cast, decision, travel):
    decision = late(cast, decision, travel)
    travel("2027-02-01 09:00")
    decision = perform(decision, "request_transfer", by=cast.office, **transfer())
    decision = perform(decision, "refuse_transfer", by=cast.convener, reason="文件还没有生效。")
    assert decision.state == "in_progress"
    travel("2027-02-01 09:01")
    tick()  # its last day is over: late again at once
    assert fresh(decision).state == "overdue"
    decision = perform(fresh(decision), "request_transfer", by=cast.office, **transfer())
    decision = perform(decision, "approve_transfer", by=cast.convener, due="2027-04-30")
    assert (decision.state, decision.unit.slug, decision.assisting, decision.last_day) == ("assigned", "market", ["finance"], date(2027, 4, 30))
    assert (decision.overdue_on, decision.first_day) == (date(2027, 1, 30), date(2027, 1, 29))
    assert decision.deadlines.filter(name="due", met_at__isnull=True).get().due_on == date(2027, 4, 30)
    assert [sees(user, decision, date(2027, 2, 1)) for user in (cast.market, cast.health, cast.science)] == [True, True, False]


def transfer():
    return {"lead": "market", "reason": "机构改革后职能划转。", "files": {"document": sheet("职能调整文件")}}


def test_a_liaison_officer_is_replaced_by_a_letter(cast, travel):
    unit, new = cast.units["health"], cast.bureau.person("newcomer", "闵慧", staff=True)
    made = seat(unit, "liaison", name="闵慧", title="康复部部长", since=date(2026, 11, 10), reported_on=date(2026, 11, 23), by=cast.office,
                user=new, letter_number="滨卫函〔2026〕31号")  # fmt: skip
    assert (made.since, made.late) == (date(2026, 11, 23), True)  # five working days ended on the 17th
    for user, day, may in ((cast.health, 22, True), (cast.health, 23, False), (new, 22, False), (new, 23, True)):
        forget(user)
        assert holds(user, "liaison", date(2026, 11, day), unit=unit) is may
    assert current(date(2026, 11, 22))[unit.pk]["liaison"].name == "区卫生健康委联络员"
    assert without_liaison(date(2026, 11, 23)) == []
    in_time = seat(cast.units["market"], "backup", name="屈平", title="科员", since=date(2026, 11, 20), reported_on=date(2026, 11, 23),
                   by=cast.office, user=cast.bureau.person("second", "屈平", staff=True), letter_number="滨市监函〔2026〕2号")  # fmt: skip
    assert not in_time.late


def test_the_bulletin_counts_by_unit_and_a_late_one_stays_late(cast, decision, travel):
    decision = late(cast, decision, travel)
    decision = perform(done(cast, decision), "verify_result", by=cast.office, way="papers", finding="与纪要一致。")
    perform(decision, "strike_off", by=cast.director, opinion="同意销号。")
    none, one = {"ended": 0, "days": None}, {"unit": "区卫生健康委", "held": 1}
    assert bulletin.rows(Quarter(2026, 3)) == []
    assert bulletin.rows(Quarter(2026, 4)) == [one | none | {"done": 0, "late": 0, "silent": 1}]
    assert bulletin.rows(Quarter(2027, 1)) == [one | none | {"done": 1, "late": 1, "silent": 1, "days": 58}]
    assert bulletin.rows(Quarter(2027, 2)) == []
    assert [str(bulletin.asked(text, date(2027, 1, 30))) for text in ("2026-4", "2027-3", "x", "0000-1", "２０２６-1")] == [
        "2026-4", "2027-1", "2027-1", "2027-1", "2027-1"]  # fmt: skip
    page = at_desk_of(cast.finance).get("/desk/meetings/?tab=bulletin").content.decode()
    assert "2027年第一季度" in page and "58 天" in page
