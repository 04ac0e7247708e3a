"""议题 by steps: proposed, supplemented, countersigned, disputed, refused, reviewed; silence, secrets, sight."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.models import Case, Entry
from casework.core.perform import NotYours, Refused, perform
from casework.core.sight import sees
from casework.post.rows import Letter
from demo.filing import sheet
from meetings.parties import admits
from tests.meetings.cast import TOPIC, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.story]
DAY = date(2026, 11, 23)


def ask(cast, topic, **more):
    return perform(topic, "start_countersign", by=cast.office, units=topic.touched, question="是否同意上述建议？", **more)


def answer(cast, topic, slug, kind="agree", reason=""):
    matter = topic.matters.get(unit__slug=slug)
    return perform(matter, "sign", by=getattr(cast, slug), answer=kind, reason=reason, leader="局长")


def test_a_topic_goes_from_a_liaison_officer_to_the_convener(cast, travel):
    topic = cast.proposed()
    assert (topic.number, topic.state, topic.due_on) == ("2026-LT-0001", "proposed", date(2026, 11, 26))
    topic = ask(cast, topic)
    assert sorted(topic.matters.values_list("unit__slug", "state")) == [("finance", "asked"), ("market", "asked")]
    finance = topic.matters.get(unit__slug="finance")
    assert finance.due_on == date(2026, 11, 30)  # five working days
    with pytest.raises(NotYours):
        perform(finance, "sign", by=cast.market, answer="agree", reason="", leader="局长")
    with pytest.raises(Refused, match="请写明理由和依据"):
        answer(cast, topic, "finance", "amend")
    answer(cast, topic, "finance", "amend", "清单应当注明收费依据，按规定列出。")
    assert fresh(topic).state == "countersigning"
    answer(cast, topic, "market")
    topic = fresh(topic)
    assert topic.state == "screening"
    topic = perform(topic, "recommend", by=cast.office, recommendation="admit", reason="涉及几个单位，建议列入。")
    with pytest.raises(NotYours):
        perform(topic, "admit", by=cast.office)
    topic = perform(topic, "admit", by=cast.convener)
    assert (topic.state, topic.closed_at) == ("admitted", None)
    names = list(Letter.objects.filter(case_id=topic.pk).values_list("name", "unit__slug"))
    assert names == [("received", None), ("recommended", None), ("admitted", "health")]
    heading = dict(topic.panels)["会签"]
    assert heading == ["区财政局：修改后同意。清单应当注明收费依据，按规定列出。", "区市场监管局：同意"]


def test_who_sees_a_topic_and_its_countersigns(cast):
    bureau, topic = cast.bureau, ask(cast, cast.proposed())
    finance = topic.matters.get(unit__slug="finance")
    names = ("health", "finance", "market", "science", "office", "director", "convener", "clerk", "reviewer", "chief", "approver",
             "publisher", "sponsor", "founder", "auditor")  # fmt: skip
    people = {name: getattr(cast if hasattr(cast, name) else bureau, name) for name in names}
    seen = {name: [label for label, case in (("topic", topic), ("asked", finance)) if sees(user, case, DAY)]
            for name, user in people.items()}  # fmt: skip
    everything = ["topic", "asked"]
    assert seen == dict.fromkeys(seen, []) | {
        "health": ["topic"], "finance": ["asked"], "office": everything, "director": everything, "convener": everything,
        "auditor": everything,
    }  # fmt: skip
    draft = cast.draft(title="还在拟写的一项议题")
    assert [name for name in ("health", "office", "convener") if sees(getattr(cast, name), draft, DAY)] == ["health"]
    (post,) = cast.director.posts.all()
    assert admits(post)
    post.unit = bureau.units["approval"]  # the control: a chief elsewhere does not belong to the office
    assert not admits(post)


def test_a_secret_topic_gets_no_further_than_the_question(cast):
    draft, before = cast.draft(), Entry.objects.count()
    with pytest.raises(Refused, match="涉密议题不在平台填写内容"):
        perform(draft, "write", by=cast.health, **(TOPIC | {"secret": "yes", "background": "某某机要事项的来龙去脉，写得很长很长很长。"}))
    assert fresh(draft).background == TOPIC["background"]
    assert Entry.objects.count() == before + 1
    assert "机要" not in Entry.objects.order_by("-pk").first().body


def test_every_touched_unit_is_asked_and_nobody_else_is_forgotten(cast):
    topic = cast.proposed()
    with pytest.raises(Refused, match="议题还涉及区市场监管局，请一并送会签。"):
        perform(topic, "start_countersign", by=cast.office, units=["finance"], question="是否同意上述建议？")
    with pytest.raises(Refused, match="还没有送区财政局、区市场监管局会签"):
        perform(topic, "recommend", by=cast.office, recommendation="admit", reason="建议列入。")
    assert (fresh(topic).state, topic.matters.count()) == ("proposed", 0)


def test_a_gap_is_mended_or_the_topic_waits(cast, travel):
    gaps = [{"code": "C03", "note": "第一条没有写完成时限"}]
    topic = perform(cast.proposed(), "ask_supplement", by=cast.office, gaps=gaps)
    assert topic.letters.get(name="gaps").says == ["建议没有完成时限：第一条没有写完成时限"]
    topic = perform(topic, "supplement", by=cast.health, supplied="第一条已写明2027年3月底完成。")
    topic = perform(topic, "ask_supplement", by=cast.office, gaps=gaps)
    travel("2026-11-27 00:01")
    tick()
    topic = fresh(topic)
    assert (topic.state, topic.deferrals) == ("deferred", 0)
    assert perform(topic, "reopen", by=cast.health, supplied="已经补充完成时限。").state == "proposed"


def test_two_topics_become_one_and_silence_keeps_them_apart(cast, travel):
    one, two = cast.proposed(), cast.proposed("science", title="科普类机构准入材料合并办理", lead="health")
    two = perform(two, "propose_merge", by=cast.office, into=one.number, reason="内容相近。")
    two = perform(two, "agree_merge", by=cast.science)
    assert (two.state, fresh(one).joined) == ("merged", ["science"])
    assert sees(cast.science, one, DAY)
    three = perform(cast.proposed("market", touched=["finance"]), "propose_merge", by=cast.office, into=one.number, reason="内容相近。")
    travel("2026-11-27 00:01")
    tick()
    assert (fresh(three).state, fresh(three).into) == ("proposed", None)


def test_silence_is_no_objection_unless_money_is_at_stake(cast, travel):
    plain, money = ask(cast, cast.proposed()), ask(cast, cast.proposed(
        title="医养服务机构改造资金补助办法", kinds=["money"], money="200000", money_source="年度预算"))  # fmt: skip
    for topic in (plain, money):
        answer(cast, topic, "finance")
    travel("2026-12-01 00:01")
    tick()
    assert set(Case.objects.filter(process="countersign", unit__slug="market").values_list("state", flat=True)) == {"reminded"}
    travel("2026-12-03 00:01")
    tick()
    assert (fresh(plain).state, fresh(money).state) == ("screening", "awaiting_explicit")
    assert dict(fresh(plain).panels)["会签"][1] == "区市场监管局：未答复（视为没有不同意见）（经催告）"
    assert money.matters.get(unit__slug="market").state == "pressed"
    answer(cast, money, "market")
    assert fresh(money).state == "screening"


def test_a_director_stops_waiting_for_an_answer_that_does_not_come(cast, travel):
    topic = ask(cast, cast.proposed(kinds=["licence"], touched=["market"]))
    for day in ("2026-12-01", "2026-12-03"):
        travel(f"{day} 00:01")
        tick()
    topic = perform(fresh(topic), "start_coordination", by=cast.director)
    assert (topic.state, topic.matters.get().state) == ("coordinating", "abandoned")


def disputed(cast):
    topic = ask(cast, cast.proposed())
    answer(cast, topic, "market")
    answer(cast, topic, "finance", "disagree", "资金渠道没有依据，不能列支。")
    return fresh(topic)


def test_a_dissent_is_talked_over(cast):
    topic = disputed(cast)
    assert (topic.state, topic.letters.get(name="dissent").unit.slug) == ("coordinating", "health")
    with pytest.raises(Refused, match="区财政局还没有确认修改后的建议"):
        perform(topic, "agree", by=cast.health, revised="不新增资金，材料清单由各单位自行印制。")
    with pytest.raises(Refused, match="本单位没有不同意见"):
        perform(topic.matters.get(unit__slug="market"), "come_round", by=cast.market, reason="同意这样修改。", leader="局长")
    perform(topic.matters.get(unit__slug="finance"), "come_round", by=cast.finance, reason="不新增资金的，同意。", leader="局长")
    topic = perform(topic, "agree", by=cast.health, revised="不新增资金，材料清单由各单位自行印制。")
    assert (topic.state, topic.dissent) == ("screening", False)


def test_a_dissent_that_lasts_a_refusal_and_its_review(cast, travel):
    topic = disputed(cast)
    travel("2026-12-01 00:01")
    tick()
    topic = fresh(topic)
    assert (topic.state, topic.dissent) == ("screening", True)
    travel("2026-12-01 09:00")
    with pytest.raises(Refused, match="请选择理由"):
        perform(topic, "recommend", by=cast.office, recommendation="refuse", reason="资金来源没有落实。")
    topic = perform(topic, "recommend", by=cast.office, recommendation="refuse", reason_code="R06", reason="资金来源没有落实。")
    topic = perform(topic, "refuse", by=cast.convener, reason_code="R06", reason="资金来源没有落实，请先与财政部门衔接。")
    assert (topic.state, topic.due_on) == ("refused", date(2026, 12, 4))
    topic = perform(topic, "request_review", by=cast.health, grounds="已经明确不新增资金，理由不成立。")
    with pytest.raises(Refused, match="还没有填写核查情况"):
        perform(topic, "admit_on_review", by=cast.convener, reason="理由不成立。")
    with pytest.raises(NotYours):
        perform(topic, "look_into", by=cast.office, finding="核查材料和会签意见，不涉及新增资金。")
    topic = perform(topic, "look_into", by=cast.office2, finding="核查材料和会签意见，不涉及新增资金。")
    assert perform(topic, "admit_on_review", by=cast.convener, reason="不涉及新增资金，同意列入。").state == "admitted"


def test_a_refusal_nobody_contests_is_closed_by_the_clock(cast, travel):
    topic = perform(cast.countersigned(), "recommend", by=cast.office, recommendation="refuse", reason_code="R01", reason="属于本单位职责。")
    topic = perform(topic, "refuse", by=cast.convener, reason_code="R01", reason="属于提出单位职责范围内能够解决的事项。")
    travel("2026-11-27 00:01")
    tick()
    assert fresh(topic).state == "closed_refused"


def test_a_withdrawn_topic_asks_nobody_any_more(cast):
    topic = ask(cast, cast.proposed())
    with pytest.raises(NotYours):
        perform(topic, "withdraw", by=cast.finance, reason="情况有变化。")
    topic = perform(topic, "withdraw", by=cast.health, reason="已由所属单位直接解决。")
    assert set(topic.matters.values_list("state", flat=True)) == {"abandoned"}


def test_what_the_district_government_decides_is_written_down(cast):
    from network.actors import the_engine

    topic = perform(cast.admitted(), "schedule", by=the_engine)
    topic = perform(topic, "refer", by=the_engine, positions="区财政局不同意资金渠道，区卫生健康委坚持原建议。")
    topic = perform(topic, "record_referral", by=cast.office, resolution="按原建议办理，资金由本级预算安排。", files={"document": sheet("批示")})
    assert (topic.state, topic.outcome) == ("decided", "decided")
