"""From a topic of one department to a decision five departments have carried out, told once from end to end."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import PROCESSES
from casework.core.sight import sees
from casework.journal.verify import verify
from casework.notices.notice import PublicNotice
from casework.post.rows import Letter
from demo.filing import sheet
from meetings.charges import told
from meetings.decisions.decision import Decision
from tests.meetings.cast import MEMBERS, agenda, fresh, later, planned, roll, task
from tests.stories.pages import POINTS, at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story, pytest.mark.engine]


def test_story_from_a_topic_to_an_accepted_decision(cast, travel):
    case = perform(planned(cast), "open_collection", by=cast.office)
    assert (case.number, case.due_on) == ("2026-LX-0001", date(2026, 12, 7))  # ten working days
    assert all(sees(getattr(cast, slug), case, date(2026, 11, 23)) for slug in MEMBERS)
    assert not sees(cast.bureau.reviewer, case, date(2026, 11, 23))
    units = Letter.objects.filter(case_id=case.pk, unit__isnull=False)
    assert sorted(units.values_list("unit__slug", "paper")) == sorted((slug, "") for slug in MEMBERS)
    topic, other = cast.admitted(), cast.bureau.reach("under_review")
    topic = perform(topic, "bind_case", by=cast.office, about=other.number)
    topic = perform(topic, "name_step", by=cast.office, wanted="propose_grant", words="五个单位都没有不同意见。")
    with pytest.raises(Refused, match="征集到2026年12月07日24时才满"):
        perform(case, "close_collection", by=cast.office)
    travel("2026-12-08 00:01")
    tick()
    case = fresh(case)
    assert case.state == "agenda_drafting"

    travel("2026-12-08 09:00")
    said = {"begins_at": later(7, "T14:30"), "minutes": 30, "place": "205会议室", "observers": "", "urgent_reason": ""}
    with pytest.raises(Refused, match="各项时间之和是40分钟，超过会议总时长30分钟"):
        perform(case, "submit_agenda", by=cast.office, **said, items=agenda(cast, [topic], minutes=40))
    assert (fresh(topic).state, case.agenda.count()) == ("admitted", 0)
    case = perform(case, "submit_agenda", by=cast.office, **(said | {"minutes": 60}), items=agenda(cast, [topic]))
    assert fresh(topic).state == "on_agenda"
    with pytest.raises(NotYours):
        perform(case, "check_agenda", by=cast.office, opinion="齐全。")
    case = perform(case, "check_agenda", by=cast.director, opinion="材料齐全。")
    case = perform(case, "approve_agenda", by=cast.convener)
    case = perform(case, "notify", by=cast.office)
    case = perform(case, "send_materials", by=cast.office, files={"packet": sheet("材料汇编")})
    parts = {part.unit.slug: part for part in case.matters.all()}
    for slug in ("finance", "health", "market", "emergency"):
        perform(parts[slug], "confirm_coming", by=getattr(cast, slug), name="某局长", title="局长")
    away = perform(parts["science"], "ask_leave", by=cast.science, how="absent", reason="外出参加培训")
    assert away.unit == cast.home
    assert perform(away, "grant_leave", by=cast.convener).unit.slug == "science"

    with pytest.raises(Refused, match="会议在2026年12月15日，还没有到"):
        perform(case, "open_session", by=cast.convener, chair="康正平", attendance=roll(cast))
    travel("2026-12-15 14:30")
    with pytest.raises(Refused, match="应到5个单位，实到3个，不足2/3"):
        perform(case, "open_session", by=cast.convener, chair="康正平", attendance=roll(cast, absent=("science", "market")))
    case = perform(case, "open_session", by=cast.convener, chair="康正平", attendance=roll(cast, absent=("science",)))
    with pytest.raises(Refused, match="还没有记录结果"):
        perform(case, "end_session", by=cast.convener, recorder="邹晓岚", files={"record": sheet("记录")})
    case = perform(case, "record_item", by=cast.office, item=topic.number, statements="各单位没有不同意见。", outcome="resolved",
                   resolved="由区卫生健康委牵头编制联合材料清单。", needed="", recused="")  # fmt: skip
    assert (fresh(topic).state, fresh(topic).resolution) == ("decided", "由区卫生健康委牵头编制联合材料清单。")
    case = perform(case, "end_session", by=cast.convener, recorder="邹晓岚", files={"record": sheet("记录")})
    assert parts["science"].matters.model.objects.get(pk=parts["science"].pk).state == "absent"

    rows = [{"topic": topic.number, "considered": "会议认为，材料没有共用。", "resolved": "会议议定，编制联合材料清单。", "required": ""}]
    case = perform(case, "circulate_minutes", by=cast.office, opening="", items=rows, tasks=[task(topic, about=other.number)])
    assert "请有权单位对成立登记2026-DJ-0001依法办理“提出准予意见”" in str(case.matters.get(unit__slug="finance").matter.extract)
    perform(case.matters.get(unit__slug="finance"), "comment", by=cast.finance, text="第一项的配合单位应当写上区财政局。")
    for slug in ("health", "market"):
        perform(case.matters.get(unit__slug=slug), "find_correct", by=getattr(cast, slug))
    assert fresh(case).state == "minutes_circulated"
    travel("2026-12-18 00:01")
    tick()  # emergency said nothing in two working days
    case = fresh(case)
    assert (case.state, case.due_on) == ("minutes_checking", date(2026, 12, 24))  # seven working days to issue
    travel("2026-12-18 09:00")
    with pytest.raises(Refused, match="请办公室先办理“处理纪要意见”"):
        perform(case, "check_minutes", by=cast.director, opinion="一致。")
    case = perform(case, "handle_comments", by=cast.office, handled="以会议记录为准，已经写上区财政局配合。")
    case = perform(case, "check_minutes", by=cast.director, opinion="与记录一致。")
    with pytest.raises(Refused, match="逐项是否公开"):
        perform(case, "sign_minutes", by=cast.convener, public_items=[{"topic": topic.number, "public": ""}], rulings="")
    case = perform(case, "sign_minutes", by=cast.convener, public_items=[{"topic": topic.number, "public": "yes"}], rulings="")
    case = perform(case, "issue_minutes", by=cast.office)
    case = perform(case, "assign_decisions", by=cast.office)
    decision = Decision.objects.get(sitting_id=case.pk)
    assert (decision.unit.slug, decision.assisting, decision.state) == ("health", ["market", "finance"], "assigned")
    assert [slug for slug in MEMBERS if sees(getattr(cast, slug), decision, date(2026, 12, 18))] == ["finance", "health", "market"]

    the_task = fresh(PROCESSES["carrying"].cases.objects.get(charge__decision=decision))
    assert (the_task.parent_id, the_task.awaits, the_task.handler) == (other.pk, "handler", cast.bureau.reviewer)

    case = perform(case, "publish_minutes", by=cast.office)
    notice = PublicNotice.objects.get(source_id=case.pk)
    publisher = cast.bureau.publisher
    notice = perform(perform(notice, "review", by=publisher), "announce", by=publisher)
    assert "会议议定，编制联合材料清单。" in notice.body and "任务" not in notice.body

    decision = perform(decision, "accept_task", by=cast.health, responsible="花映红", plan="一月底前完成清单。")
    decision = perform(decision, "report_progress", by=cast.health, text="清单初稿已经形成。", percent=60)
    decision = perform(decision, "report_cooperation", by=cast.finance, text="收费依据已经核对。")
    with pytest.raises(Refused, match="只有配合单位的联络员"):
        perform(decision, "report_cooperation", by=cast.science, text="与我们没有关系。")
    # 第二条: the registrar's own official takes the step under their own power, on the page where the minutes are filled in already.
    page = at_desk_of(cast.bureau.reviewer).get(f"/desk/cases/{other.number}/steps/propose_grant/")
    opinion = page.context["form"].initial["opinion"]
    assert opinion.startswith("根据社会组织工作联席会议2026年第三次全体会议纪要") and opinion.endswith("五个单位都没有不同意见。")
    for stranger in (cast.office, cast.convener, cast.health):
        with pytest.raises(NotYours):
            perform(other, "propose_grant", by=stranger, opinion=opinion, **POINTS)
    perform(other, "propose_grant", by=cast.bureau.reviewer, opinion=opinion, **POINTS)
    tick()
    assert fresh(the_task).state == "done"
    assert "区政务服务办公室办理“提出准予意见”。" in told(decision)[1]

    travel("2027-01-26 08:30")
    tick()
    decision = fresh(decision)
    assert (decision.colour, decision.letters.get(name="near").unit.slug) == ("amber", "health")
    travel("2027-01-27 09:00")
    decision = perform(decision, "report_done", by=cast.health, result="联合材料清单已经印发各单位。", files={"deliverable": sheet("清单")})
    decision = perform(decision, "verify_result", by=cast.office2, way="papers", finding="清单与纪要一致。")
    with pytest.raises(NotYours):
        perform(decision, "strike_off", by=cast.office, opinion="同意销号。")
    decision = perform(decision, "strike_off", by=cast.director, opinion="同意销号。")
    assert (decision.state, decision.colour, decision.overdue_on) == ("closed", "green", None)
    assert fresh(case).state == "closed"  # the last decision takes the meeting with it
    assert verify().faults == []
