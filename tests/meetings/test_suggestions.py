"""待提议题: what is late, stuck or in dispute is proposed, with its rule; set aside it needs a reason and stays away."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.answers import Refused
from casework.core.models import Case
from casework.core.perform import perform
from casework.intake import drafts
from casework.journal.instant import now
from matters.opening import open_matter
from meetings.suggesting.answering import adopt, set_aside
from meetings.suggesting.finding import found
from meetings.suggesting.rows import Raised
from network.models import Post, Unit
from tests.bureau import SINCE
from tests.meetings import cast as acts
from tests.meetings.cast import fresh
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story]
LIST = "/desk/meetings/?tab=suggestions"


def test_a_decision_late_for_thirty_days_is_proposed_to_the_next_meeting(cast, travel):
    decision = Case.objects.get(pk=acts.assigned(cast, date(2027, 1, 29)).pk)
    travel("2027-01-30 00:01")
    tick()
    assert fresh(decision).state == "overdue"
    assert found(cast.office, date(2027, 2, 28)) == []
    (one,) = found(cast.office, date(2027, 3, 1))
    assert (one.case.pk, one.rule.key, one.because) == (decision.pk, "decision.escalate_after", "由区卫生健康委牵头，已逾期30天。")

    assert one.raised_by == "《天津市滨海新区社会组织工作联席会议制度》第四十四条：逾期满30日"
    assert one.tried == ["2027年1月30日逾期视为确认", "2027年1月30日转为逾期"]

    travel("2027-03-01 09:00")
    office, url = at_desk_of(cast.office), f"/desk/meetings/suggestions/{decision.pk}/"
    assert "由区卫生健康委牵头，已逾期30天。" in office.get(LIST).content.decode()
    assert at_desk_of(cast.health).get(url + "?ground=overdue").status_code == 404
    assert "待提议题" not in at_desk_of(cast.health).get(LIST).content.decode()
    refused = office.post(url, {"ground": "overdue", "what": "aside", "reason": "不"})
    assert refused.status_code == 422 and "暂不提出的，请写明理由" in refused.content.decode()
    assert office.post(url, {"ground": "overdue", "what": "aside", "reason": "已报召集人约谈，暂不上会。"}).status_code == 303
    assert Raised.objects.get().until == date(2027, 3, 31)
    assert [len(found(cast.office, date(2027, *day))) for day in ((3, 1), (3, 31), (4, 1))] == [0, 0, 1]
    travel("2027-04-01 09:00")
    office = at_desk_of(cast.office)
    assert office.post(url, {"ground": "overdue", "what": "adopt", "reason": ""}).status_code == 303
    topic = Case.objects.get(process="topic", state="draft").topic
    assert (topic.unit.slug, topic.lead.slug) == ("health", "health")
    assert topic.background.startswith("由区卫生健康委牵头，已逾期") and decision.number in topic.background
    assert found(cast.office, date(2027, 4, 1)) == []
    assert topic.title in at_desk_of(cast.health).get("/desk/").content.decode()


def test_units_that_differ_and_a_case_beyond_its_clock(cast, travel):
    bureau = cast.bureau
    case = bureau.reach("under_review")
    for slug, kind in (("culture", "none"), ("street", "opinion")):
        unit, user = Unit.objects.get(slug=slug), bureau.person(f"asked_{slug}", "联络员", staff=True)
        Post.objects.create(user=user, role="regulator", unit=unit, division=unit.division, title="主办", valid_from=SINCE)
        matter = open_matter(case, "consultation", by=bureau.reviewer, to=slug, question="是否需要前置许可？", extract=[])
        perform(matter, "answer_question", by=user, kind=kind, text="场所不符合规定，应当先整改再办理。", leader="局长")
    (one,) = found(cast.office, date(2026, 11, 23))
    assert (one.ground, one.because) == ("conflict", "1个单位有意见，1个单位无意见。")
    assert one.raised_by == "《天津市滨海新区社会组织工作联席会议制度》第三十九条：有意见和无意见的单位各不少于1个（平台运行要求）"
    assert one.question == "对成立登记，杭州道街道办事处有意见，区文化和旅游局无意见，按哪个意见办理，由谁负责？"
    assert one.tried[-2:] == ["2026年11月23日征求意见：征求意见（共2次）", "2026年11月23日征求意见：答复（共2次）"]
    assert dict(one.dossier)["事项"] == "成立登记" and case.party.name not in str(one.dossier)

    answered = case.matters.get(matter__answer_kind="opinion")
    perform(answered, "weigh", by=bureau.reviewer, weighed="已经要求整改，采纳这个意见。")
    assert found(cast.office, date(2026, 11, 23)) == []  # dealt with: no conflict any more
    clock = case.deadlines.filter(kind="clock").first()
    assert found(cast.office, clock.due_on) == []
    travel("2027-12-01 09:00")
    (stuck,) = found(cast.office, date(2027, 12, 1))
    assert (stuck.ground, stuck.rule.key) == ("stuck", "meeting.stuck_after")
    assert stuck.because.startswith(f"{clock.label}到") and stuck.raised_by == "《天津市滨海新区社会组织工作联席会议制度》第三条：超过期限满10个工作日（平台运行要求）"
    assert stuck.question == "成立登记停在“承办审查中”，由哪个单位在什么时间以前解决？"
    client = at_desk_of(cast.office)
    answer = client.post(f"/desk/meetings/suggestions/{case.pk}/", {"ground": "stuck", "what": "adopt", "reason": ""})
    assert answer.status_code == 422 and "承办单位不是成员单位" in answer.content.decode()


def leaves(said):
    """Every text in what was typed."""
    if isinstance(said, dict | list):
        return [text for part in (said.values() if isinstance(said, dict) else said) for text in leaves(part)]
    return [str(said)]


def test_at_most_five_are_listed(cast, travel):
    for n in range(6):
        case = cast.bureau.reach("under_review", cast.bureau.submitted(full_name=f"天津市滨海新区第{n}服务中心"))
    day = date(2027, 12, 1)
    assert len(found(cast.office, day)) == 5
    on_its_way = acts.assigned(cast, date(2027, 1, 29))
    topic = cast.draft()
    Raised.objects.create(case=on_its_way, ground="overdue", topic=topic, at=now(), by=cast.office)
    assert len(found(cast.office, day)) == 4  # five a meeting, not five a look
    perform(topic, "withdraw", by=cast.health, reason="不再提出。")
    assert len(found(cast.office, day)) == 5
    carried = found(cast.office, day)[0].case
    acts.assigned(cast, date(2027, 1, 29), about=carried)  # a decision about it is being carried out
    assert carried.pk not in {one.case.pk for one in found(cast.office, day)}
    case.barred.create(user=cast.office, reason="亲属", since=case.opened_at)
    assert case.pk not in {one.case.pk for one in found(cast.office, day)}


def test_of_two_who_answer_at_once_one_wins_and_the_other_reads_a_sentence(cast, travel):
    decision = acts.assigned(cast, date(2027, 1, 29))
    travel("2027-01-30 00:01")
    tick()
    travel("2027-03-01 09:00")
    (one,) = found(cast.office, date(2027, 3, 1))
    (same,) = found(cast.office2, date(2027, 3, 1))  # both have the page open
    topic = adopt(one, cast.office)
    for late in (lambda: adopt(same, cast.office2), lambda: set_aside(same, cast.office2, "已经报召集人约谈。")):
        with pytest.raises(Refused, match=f"office甲刚刚已经就这件建立议题草稿{topic.number}，没有重复建立。"):
            late()
    answer = at_desk_of(cast.office2).post(f"/desk/meetings/suggestions/{decision.pk}/", {"ground": "overdue", "what": "adopt", "reason": ""})
    assert answer.status_code == 409 and f"议题草稿{topic.number}" in answer.content.decode()
    assert (Raised.objects.count(), Case.objects.filter(process="topic").count()) == (1, 1)
    perform(topic, "withdraw", by=cast.health, reason="已经另行解决。")
    assert [each.case.pk for each in found(cast.office, date(2027, 3, 1))] == [decision.pk]  # the control: once it has gone, it may be adopted


def test_nothing_personal_of_a_case_is_in_its_dossier_nor_in_the_topic(cast, travel):
    bureau = cast.bureau
    bureau.units["approval"].capacities = [*bureau.units["approval"].capacities, "member"]
    bureau.units["approval"].save()
    case = bureau.reach("under_review")
    travel("2027-12-01 09:00")
    (one,) = found(cast.office, date(2027, 12, 1))
    topic = adopt(one, cast.office)
    told = "\n".join(map(str, (one.because, one.question, one.tried, one.dossier, one.raised_by, topic.title, topic.background, topic.done, topic.proposals)))
    typed = {value for answers in drafts.all_typed(case).values() for value in leaves(answers)}
    canaries = {value for value in typed if len(value) > 1 and not value.isascii()} | {value for value in typed if len(value) > 5 and value.isascii()}
    canaries |= {case.party.name, bureau.founder.name, bureau.reviewer.name, "clerk甲", "chief甲"}
    assert len(canaries) > 20 and [word for word in canaries if word in told] == []
    assert case.number in told and any("受理" in line for line in one.tried)
    assert (topic.about_id, topic.unit.slug) == (case.pk, "approval")
