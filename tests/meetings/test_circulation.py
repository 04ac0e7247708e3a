"""书面会签: passed, changed and gone round again, not passed; silence is never counted as agreed; what is secret never comes in."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import PROCESSES
from casework.core.sight import sees
from casework.notices.notice import PublicNotice
from casework.post.rows import Letter
from demo.filing import sheet
from meetings.circulation.circulation import Circulation
from tests.meetings.cast import drafting, fresh, held
from tests.meetings.circulated import (
    DRAFT,
    UNITS,
    answered,
    drafted,
    filed,
    going_round,
    issued,
    passed,
    reply,
    submitted,
    waiting,
)

pytestmark = pytest.mark.django_db


def test_story_a_topic_resolved_without_a_meeting(cast, travel):
    topic = perform(cast.admitted(), "send_to_circulation", by=cast.convener, ground="agreed")
    case = Circulation.objects.get(origin=topic)
    assert (topic.state, case.state, case.unit, case.asked, case.direct) == (
        "in_circulation", "drafted", cast.home, ["finance", "market", "health"], ["finance", "market", "health"])  # fmt: skip
    assert "编制一张联合材料清单" in case.resolution
    case = perform(case, "write_draft", by=cast.office, **(DRAFT | {"ground": "agreed", "direct": UNITS}))
    with pytest.raises(Refused, match="以意见基本一致为由的，请上传已征求的意见"):
        perform(case, "submit_draft", by=cast.office, files=filed())
    case = perform(case, "submit_draft", by=cast.office, files=filed() | {"prior": sheet("已征求的意见")})
    case = going_round(cast, case=case)
    assert all(waiting(case, slug).due_on == date(2026, 11, 26) for slug in UNITS)  # three working days
    case = answered(cast, case)
    assert case.state == "tallying"
    with pytest.raises(Refused, match="通过的条件都已满足"):
        perform(case, "move_to_meeting", by=cast.office, reason="还是上会研究为好。")
    case = perform(case, "find_passed", by=cast.director, opinion="条件都已满足。")
    assert case.due_on == date(2026, 11, 25)  # two working days to sign
    with pytest.raises(NotYours):
        perform(case, "sign_resolution", by=cast.director, public="no")
    case = perform(case, "sign_resolution", by=cast.convener, public="no")
    case = perform(case, "issue_resolution", by=cast.office)
    assert (fresh(topic).state, fresh(topic).resolution) == ("decided", DRAFT["resolution"])
    decision = PROCESSES["decision"].cases.objects.get(sitting=case)
    assert (decision.unit.slug, decision.last_day, decision.secret) == ("health", date(2027, 1, 29), True)
    copies = Letter.objects.filter(case=case, title="书面会签决定", unit__isnull=False)
    assert sorted(copies.values_list("unit__slug", flat=True)) == sorted(UNITS)
    with pytest.raises(Refused, match="请从列出的会议中选择"):
        perform(case, "report_at_meeting", by=cast.office, meeting=drafting(cast).number)
    meeting = held(cast, [cast.admitted(by="market", touched=["finance"], title="收费复查结果的运用办法")], travel)
    with pytest.raises(Refused, match=f"{meeting.number}的议程没有列入这项通报"):
        perform(case, "report_at_meeting", by=cast.office, meeting=meeting.number)
    type(meeting).objects.filter(pk=meeting.pk).update(reports=[case.number])  # as the agenda's form keeps it: test_sittings
    case = perform(case, "report_at_meeting", by=cast.office, meeting=meeting.number)
    assert (case.state, case.told_at_id) == ("closed", meeting.pk)


def test_an_answer_is_corrected_once_and_only_in_time(cast, travel):
    case = going_round(cast)
    reply(cast, case, "finance", "disagree", "资金渠道没有写明，不能同意这样调整。")
    with pytest.raises(Refused, match="不少于10个字"):
        reply(cast, case, "finance", "amend", "短", step="correct_reply")
    done = reply(cast, case, "finance", "agree", step="correct_reply")
    assert (done.answer_kind, done.findings[0]["item"]) == ("agree", "更正以前的答复：不同意")
    with pytest.raises(Refused, match="答复只能更正一次"):
        reply(cast, case, "finance", "agree", step="correct_reply")
    reply(cast, case, "market")
    travel("2026-11-27 00:01")
    tick()
    assert (waiting(case, "health").state, fresh(case).state) == ("reminded", "circulating")
    with pytest.raises(Refused, match="答复期限已于2026年11月26日届满"):
        reply(cast, case, "market", "disagree", "现在不同意了，理由另行说明。", step="correct_reply")


def test_silence_is_never_agreed(cast, travel):
    case = going_round(cast, urgent="yes", direct=["finance"], asked=[*UNITS, "science"])
    assert waiting(case, "health").due_on == date(2026, 11, 24)  # one working day
    for slug in ("finance", "market"):
        reply(cast, case, slug)
    for day in ("2026-11-25", "2026-11-27"):
        travel(f"{day} 00:01")
        tick()
    case = fresh(case)
    assert (case.state, waiting(case, "health").state) == ("tallying", "silent")
    assert waiting(case, "health").answer_kind == "none"
    with pytest.raises(Refused, match="会签单位4个，同意2个，不足2/3"):
        perform(case, "find_passed", by=cast.director, opinion="同意。")


def test_just_two_thirds_pass_and_a_bystander_may_disagree(cast):
    case = answered(cast, going_round(cast), market="disagree")
    assert perform(case, "find_passed", by=cast.director, opinion="三个单位两个同意。").state == "passed"


@pytest.mark.parametrize("answers, said", [
    ({"health": "disagree"}, "区卫生健康委是直接涉及的单位，没有答复同意"), ({"market": "meeting"}, "区市场监管局建议上会"),
    ({"market": "amend"}, "区市场监管局提出了修改意见"),
])  # fmt: skip
def test_what_keeps_it_from_passing(cast, answers, said):
    case = answered(cast, going_round(cast), **answers)
    with pytest.raises(Refused, match=said):
        perform(case, "find_passed", by=cast.director, opinion="同意。")


def test_a_revised_draft_goes_round_once_and_old_answers_are_void(cast):
    case = answered(cast, going_round(cast), finance="amend")
    changes = [{"was": "2027年1月29日", "now": "2027年1月20日"}]
    case = perform(case, "revise_draft", by=cast.office, changes=changes)
    said = {"resolution": "同意将数据核对的完成时限调整到2027年1月20日。", "tasks": DRAFT["tasks"]}
    case = perform(case, "recirculate", by=cast.office, **said)
    assert (case.round, case.matters.filter(state="cancelled").count(), case.matters.filter(state="asked").count()) == (2, 3, 3)
    assert ["修改对照", "原：2027年1月29日　改为：2027年1月20日"] in waiting(case, "finance").extract
    case = answered(cast, case, finance="amend")
    with pytest.raises(Refused, match="再次会签以1次为限"):
        perform(case, "revise_draft", by=cast.office, changes=changes)
    case = perform(case, "move_to_meeting", by=cast.office, reason="两次会签没有通过。")
    topic = PROCESSES["topic"].cases.objects.get()
    assert (topic.state, topic.unit, topic.title) == ("draft", cast.units["health"], DRAFT["title"])
    assert "区财政局：修改后同意" in topic.background


def test_a_revision_that_comes_too_late_goes_to_a_meeting(cast, travel):
    case = answered(cast, going_round(cast), finance="amend")
    case = perform(case, "revise_draft", by=cast.office, changes=[{"was": "旧", "now": "新"}])
    travel("2026-11-26 09:00")
    with pytest.raises(Refused, match="修改期限已于2026年11月25日届满，请转为会议议题"):
        perform(case, "recirculate", by=cast.office, resolution=DRAFT["resolution"], tasks=DRAFT["tasks"])
    assert perform(case, "move_to_meeting", by=cast.office, reason="没有按期改好。").state == "moved_to_meeting"


@pytest.mark.parametrize("way", ["refuse_circulation", "recall_circulation", "decline_to_sign"])
def test_a_topic_comes_back_with_the_answers(cast, way):
    topic = perform(cast.admitted(), "send_to_circulation", by=cast.convener, ground="pressing")
    case = Circulation.objects.get(origin=topic)
    case = perform(perform(case, "write_draft", by=cast.office, **DRAFT), "submit_draft", by=cast.office, files=filed())
    if way == "refuse_circulation":
        case = perform(case, "check_draft", by=cast.director, opinion="齐全。")
        perform(case, way, by=cast.convener, reason_code="R05", reason="下次会议就在本月。")
    else:
        case = passed(cast, going_round(cast, case=case)) if way == "decline_to_sign" else going_round(cast, case=case)
        perform(case, way, by=cast.convener, reason="情况有变化，改为上会研究。")
    topic = fresh(topic)
    assert (topic.state, fresh(case).matters.filter(closed_at__isnull=True).count()) == ("admitted", 0)
    assert ("区财政局：同意" in topic.reason) == (way == "decline_to_sign")


def test_what_is_secret_new_or_disputed_is_not_circulated(cast):
    for name, said in (("secret", "涉密事项不采用书面会签"), ("first", "首次研究的重大政策和资金分配方案不采用书面会签")):
        with pytest.raises(Refused, match=said):
            drafted(cast, **{name: "yes"})
    assert not Circulation.objects.exists()  # nothing of it is kept
    with pytest.raises(Refused, match="会签单位应当包括全部涉及的单位"):
        submitted(cast, tasks=[DRAFT["tasks"][0] | {"lead": "science"}])
    topic = cast.admitted()
    type(topic).objects.filter(pk=topic.pk).update(dissent=True)
    with pytest.raises(Refused, match="不能采用书面会签"):
        perform(topic, "send_to_circulation", by=cast.convener, ground="pressing")


def test_only_a_resolution_marked_public_goes_to_the_publishers(cast):
    case = issued(cast)
    with pytest.raises(Refused, match="召集人没有标明公开"):
        perform(case, "publish_resolution", by=cast.office)
    assert not PublicNotice.objects.filter(source=case).exists()
    other = issued(cast, public="yes", case=going_round(cast, title="另一件任务的完成时限调整"))
    other = perform(other, "publish_resolution", by=cast.office)
    notice = PublicNotice.objects.get(source=other)
    assert DRAFT["resolution"] in notice.body and "分管领导" not in notice.body
    with pytest.raises(Refused, match="公开版已经送审"):
        perform(other, "publish_resolution", by=cast.office)


def test_only_asked_units_see_it_and_nobody_before_it_goes_round(cast):
    case = submitted(cast)
    day = date(2026, 11, 23)
    assert not sees(cast.finance, case, day)
    case = going_round(cast, case=case)
    assert sees(cast.finance, case, day) and not sees(cast.science, case, day) and not sees(cast.bureau.reviewer, case, day)
    with pytest.raises(NotYours):
        perform(waiting(case, "finance"), "give_reply", by=cast.market, answer="agree", reason="", leader="局长")


def test_the_database_refuses_a_resolution_nobody_signed(cast):
    case = going_round(cast)
    for said in ({"issued_on": date(2026, 11, 24)}, {"signed_on": date(2026, 11, 24)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Circulation.objects.filter(pk=case.pk).update(**said)


def test_the_office_drafts_on_a_page_and_nothing_typed_is_lost(cast, client):
    url = "/desk/meetings/circulations/new/"
    for who, code in ((cast.health, 404), (cast.convener, 404), (cast.office, 200)):
        client.force_login(who)
        assert client.get(url).status_code == code
    rows = {f"tasks-0-{name}": value for name, value in DRAFT["tasks"][0].items()}
    typed = {name: value for name, value in DRAFT.items() if name != "tasks"} | rows | {"key": "k1"}
    wrong = client.post(url, typed | {"asked": ["market"], "tasks-0-assisting": "没有这个单位"})
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "会签单位不少于2个" in page and "没有“没有这个单位”这个单位" in page and DRAFT["grounds"] in page
    made = [client.post(url, typed).url for _ in range(2)]  # pressed twice
    assert made[0] == made[1] and Circulation.objects.get().tasks[0]["assisting"] == ["finance"]
    drawn = client.get(f"{made[0]}steps/write_draft/").content.decode()
    assert 'value="区财政局"' in drawn and "[&#x27;finance" not in drawn  # kept slugs are drawn as people write them
