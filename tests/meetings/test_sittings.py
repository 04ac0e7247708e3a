"""会议 by steps: what the road of the story does not pass: postponed, cancelled, changed, corrected, nothing to do."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.notices.notice import PublicNotice
from casework.post.rows import Letter
from tests.meetings import cast as acts
from tests.meetings.cast import agenda, fresh, later

pytestmark = [pytest.mark.django_db, pytest.mark.story]


def test_too_few_come_and_it_is_held_another_day(cast, travel):
    topic = cast.admitted()
    case = perform(acts.notified(cast, [topic]), "postpone", by=cast.convener, reason_code="R01", reason="到会单位不足。")
    assert (case.state, case.due_on, fresh(topic).state) == ("postponed", date(2026, 12, 14), "on_agenda")
    assert set(case.matters.values_list("state", flat=True)) == {"cancelled"}
    with pytest.raises(Refused, match="应当在2026年12月14日以前另行组织"):
        perform(case, "reconvene", by=cast.office, begins_at=later(40), place="205会议室")
    case = perform(case, "reconvene", by=cast.office, begins_at=later(14), place="205会议室")
    case = perform(case, "notify", by=cast.office)
    assert case.matters.filter(state="asked").count() == 5
    with pytest.raises(Refused, match="会议材料还没有送达"):
        travel("2026-12-07 09:00")
        perform(case, "open_session", by=cast.convener, chair="某", attendance=acts.roll(cast))


def test_a_cancelled_meeting_gives_its_topics_back(cast):
    topic = cast.admitted()
    case = acts.notified(cast, [topic])
    with pytest.raises(NotYours):
        perform(case, "cancel", by=cast.office, reason_code="R02", reason="突发事件。")
    case = perform(case, "cancel", by=cast.convener, reason_code="R02", reason="突发事件。")
    assert (case.outcome, fresh(topic).state, case.agenda.count()) == ("cancelled", "admitted", 0)
    assert set(case.matters.values_list("state", flat=True)) == {"abandoned"}


def test_a_changed_agenda_is_approved_and_notified_anew(cast):
    one, two = cast.admitted(), cast.admitted("science", title="科普类组织进社区课程表的安排", touched=["finance"])
    case = perform(acts.notified(cast, [one, two]), "change_agenda", by=cast.office, reason="第二项材料没有论证。")
    case = perform(case, "submit_agenda", by=cast.office, begins_at=later(10, "T14:30"), minutes=60, place="205会议室", observers="",
                   urgent_reason="", items=agenda(cast, [one]))  # fmt: skip
    assert (fresh(one).state, fresh(two).state, case.state) == ("on_agenda", "admitted", "agenda_drafted")
    case = perform(case, "return_agenda", by=cast.director, reason="请补充汇报人。")
    assert case.state == "agenda_drafting"


def test_an_agenda_takes_only_what_the_convener_has_admitted(cast):
    draft, taken = cast.countersigned(), cast.admitted()
    acts.approved(cast, [taken])
    case = acts.drafting(cast)
    said = {"begins_at": later(10, "T14:30"), "minutes": 60, "place": "205会议室", "observers": "", "urgent_reason": ""}
    with pytest.raises(Refused, match="第1行“议题”"):  # neither is offered
        perform(case, "submit_agenda", by=cast.office, **said, items=agenda(cast, [draft, taken]))
    good = cast.admitted("science", title="科普类组织进社区课程表的安排", touched=["finance"])
    with pytest.raises(Refused, match="列了2次"):
        perform(case, "submit_agenda", by=cast.office, **said, items=agenda(cast, [good, good]))
    assert case.agenda.count() == 0


def test_a_meeting_so_near_needs_a_reason(cast):
    case = perform(acts.drafting(cast), "submit_agenda", by=cast.office, begins_at=later(1, "T14:30"), minutes=60, place="205会议室", observers="",
                   urgent_reason="", items=agenda(cast, [cast.admitted()]))  # fmt: skip
    case = perform(case, "check_agenda", by=cast.director, opinion="材料齐全。")
    with pytest.raises(Refused, match="通知最迟应当在2026年11月19日发出"):
        perform(case, "approve_agenda", by=cast.convener)


def test_units_may_ask_for_a_meeting_if_they_are_enough(cast):
    case = acts.planned(cast)
    asked = {"ground": "proposed", "units": [], "reason": "需要及时研究。"}
    with pytest.raises(Refused, match="应当有3个以上成员单位书面提议"):
        perform(case, "convene_special", by=cast.office, proposers=["finance", "health"], **asked)
    case = perform(case, "convene_special", by=cast.office, proposers=["finance", "health", "market"], **asked)
    assert (case.state, case.proposers) == ("agenda_drafting", ["finance", "health", "market"])


def test_nothing_is_collected_where_a_unit_cannot_be_reached(cast):
    cast.bureau.units["approval"].capacities = ["registrar", "member"]
    cast.bureau.units["approval"].save()
    with pytest.raises(Refused, match="区政务服务办公室还没有在任的联络员"):
        perform(acts.planned(cast), "open_collection", by=cast.office)


def test_an_item_put_off_comes_again_and_one_not_agreed_goes_up(cast, travel):
    one, two = cast.admitted(), cast.admitted("science", title="科普类组织进社区课程表的安排", touched=["finance"])
    case = acts.notified(cast, [one, two])
    travel("2026-12-03 14:30")
    case = perform(case, "open_session", by=cast.convener, chair="某", attendance=acts.roll(cast))
    said = {"statements": "区财政局不同意资金渠道。", "resolved": "", "needed": "", "recused": ""}
    case = perform(case, "record_item", by=cast.office, item=one.number, outcome="deferred", **(said | {"needed": "补充测算。"}))
    case = perform(case, "record_item", by=cast.office, item=two.number, outcome="referred", **said)
    assert (fresh(one).state, fresh(one).deferrals, fresh(two).state) == ("deferred", 1, "referred")
    with pytest.raises(Refused, match="请写明议定内容"):
        perform(case, "record_item", by=cast.office, item=one.number, outcome="resolved", **said)
    with pytest.raises(Refused, match="延期1次，满2次"):
        perform(fresh(one), "terminate", by=cast.convener, reason="没有再审议的必要。")


def test_what_was_not_resolved_does_not_get_into_the_minutes(cast, travel):
    topic = cast.admitted()
    case = acts.held(cast, [topic], travel)
    rows = [{"topic": topic.number, **acts.MINUTES}]
    with pytest.raises(Refused, match="牵头单位不能同时是配合单位"):
        perform(case, "circulate_minutes", by=cast.office, opening="", items=rows, tasks=[acts.task(topic, assisting="区卫生健康委")])
    with pytest.raises(Refused, match="没有“区水务局”这个单位"):
        perform(case, "circulate_minutes", by=cast.office, opening="", items=rows, tasks=[acts.task(topic, assisting="区水务局")])
    with pytest.raises(Refused, match="请写明会议认为和会议议定"):
        perform(case, "circulate_minutes", by=cast.office, opening="", items=[rows[0] | {"considered": ""}], tasks=[])


def test_minutes_sent_back_are_checked_by_the_units_again(cast, travel):
    topic = cast.admitted()
    case = acts.circulated(cast, [topic], travel)
    travel("2026-12-08 00:01")
    tick()
    case = perform(fresh(case), "return_minutes", by=cast.director, reason="第一项表述与记录不一致。")
    case = perform(case, "circulate_minutes", by=cast.office, opening="", items=[{"topic": topic.number, **acts.MINUTES}], tasks=[])
    assert case.matters.filter(state="checking").count() == 4


def test_a_secret_item_is_counted_and_never_shown(cast, travel):
    one, two = cast.admitted(), cast.admitted("science", title="社会组织风险排查的处置分工", touched=["finance"])
    case = acts.circulated(cast, [one, two], travel, tasks=[])
    for part in case.matters.filter(state="checking"):
        perform(part, "find_correct", by=getattr(cast, part.unit.slug))
    case = perform(fresh(case), "check_minutes", by=cast.director, opinion="一致。")
    marks = [{"topic": one.number, "public": "yes"}, {"topic": two.number, "public": "no"}]
    case = perform(case, "sign_minutes", by=cast.convener, public_items=marks, rulings="")
    case = perform(case, "issue_minutes", by=cast.office)
    with pytest.raises(Refused, match="标明公开的项目还没有公开"):
        perform(case, "close_without_decisions", by=cast.director)
    case = perform(case, "publish_minutes", by=cast.office)
    body = PublicNotice.objects.get(source_id=case.pk).body
    assert body.endswith("另有1项按照规定不公开。")
    assert "风险排查" not in body and one.title in body
    with pytest.raises(Refused, match="公开版已经送审"):
        perform(case, "publish_minutes", by=cast.office)


def test_a_correction_stands_beside_the_minutes(cast, travel):
    case = acts.supervised(cast, [cast.admitted()], travel)
    case = perform(case, "propose_correction", by=cast.office, wrong="12月3日", right="12月4日")
    case = perform(case, "approve_correction", by=cast.convener)
    assert (case.state, case.corrections[0]["decided"]) == ("supervising", "approved")
    assert Letter.objects.filter(case_id=case.pk, name="minutes").count() == 1
    letter = Letter.objects.get(case_id=case.pk, name="corrected")
    assert letter.words["items"] == [["原文", "12月3日"], ["更正", "12月4日"]]
    assert Letter.objects.filter(case_id=case.pk, name__startswith="corrected@").count() == 5
    case = perform(case, "propose_correction", by=cast.office, wrong="12月4日", right="12月5日")
    case = perform(case, "refuse_correction", by=cast.convener, reason="原文没有错误。")
    assert case.corrections[1]["decided"] == "refused"


def test_a_leave_asked_too_late_or_refused(cast, travel):
    case = acts.notified(cast, [cast.admitted()])
    part = case.matters.get(unit__slug="market")
    part = perform(part, "ask_leave", by=cast.market, how="substitute", reason="会议冲突", name="某科长", title="科长")
    part = perform(part, "refuse_leave", by=cast.convener, reason="请由成员本人参加。")
    assert (part.state, part.unit.slug) == ("asked", "market")
    travel("2026-12-03 09:00")
    with pytest.raises(Refused, match="请假最迟应当在2026年12月02日提出"):
        perform(part, "ask_leave", by=cast.market, how="substitute", reason="会议冲突", name="某科长", title="科长")
