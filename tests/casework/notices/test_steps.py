"""A notice is drafted by one, checked by another, published, ended by the clock, concluded or withdrawn; or refused."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from casework.clock.tick import tick
from casework.core.act import Act
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import process_of
from casework.journal.instant import now, today
from casework.journal.verify import verify
from casework.notices import objections, publishing
from casework.notices.notice import PublicNotice
from orgs.organization import Organization
from tests.casework.notices.making import TEXT, checked, drafted, published, staffed

pytestmark = pytest.mark.django_db
ID = "110105198012310022"


@pytest.fixture
def house(bureau, travel):
    """The bureau on a Monday morning, with an editor and two publishers."""
    travel("2026-11-23 09:00")
    return staffed(bureau)


def test_a_publicity_runs_its_working_days_and_is_ended_by_the_clock(house, travel):
    notice = published(house)
    assert (notice.state, notice.starts_on, notice.ends_on) == ("running", date(2026, 11, 23), date(2026, 11, 30))
    assert notice.due_on == notice.ends_on
    travel("2026-11-30 23:59")
    assert tick()["steps"] == 0
    travel("2026-12-01 00:01")
    assert tick()["steps"] == 1
    notice = perform(notice, "conclude", by=house.publisher, result="公示期内没有收到异议。")
    assert (notice.state, notice.result) == ("concluded", "公示期内没有收到异议。")
    assert [e.step for e in notice.entries.filter(outcome="done")] == ["begin", "review", "publicize", "end", "conclude"]
    assert verify().faults == []


def test_whoever_wrote_it_does_not_check_it(house):
    notice = drafted(house, by=house.publisher)
    with pytest.raises(NotYours, match="这一步须由另一人办理"):
        perform(notice, "review", by=house.publisher)
    assert PublicNotice.objects.get(pk=notice.pk).state == "draft"
    assert perform(notice, "review", by=house.publisher2).state == "checked"


def test_neither_editors_nor_strangers_publish(house):
    notice = checked(house, "announcement", title="关于年度检查的通知")
    for person in (house.editor, house.clerk, house.founder):
        with pytest.raises(NotYours):
            perform(notice, "announce", by=person)
    with pytest.raises(Refused, match="这一份是公告"):
        perform(notice, "publicize", by=house.publisher)
    done = perform(notice, "announce", by=house.publisher)
    assert (done.state, done.ends_on, done.published_by) == ("announced", None, house.publisher)
    assert done.closed_at


def test_personal_data_is_refused_and_only_a_second_publisher_overrides(house):
    notice = perform(drafted(house, by=house.publisher, body=f"获奖名单：甲某，身份证号码{ID}。"), "review", by=house.publisher2)
    with pytest.raises(Refused) as refused:
        perform(notice, "publicize", by=house.publisher2)
    assert refused.value.problems == [
        "正文第1行第14字有身份证号码 110105**********22。请删去，或者只留前几位和后几位、中间打星号。"
    ]
    reason = "法院生效文书要求公开全部号码，见附卷。"
    with pytest.raises(Refused, match="您起草过这份稿子"):
        perform(notice, "publicize", by=house.publisher, override_reason=reason)
    notice = PublicNotice.objects.get(pk=notice.pk)
    assert (notice.state, notice.published_at) == ("checked", None)

    notice = perform(notice, "publicize", by=house.publisher2, override_reason=reason)

    assert notice.override_reason == reason
    entry = notice.entries.get(step="publicize", outcome="done")
    assert entry.facts == {"override_reason": reason}
    assert '"gate":["正文第1行第14字 id 110105**********22"]' in entry.body
    assert not any(ID in line.body for line in notice.entries.all())


def test_a_result_and_a_withdrawal_pass_the_gate_too(house, travel):
    notice = published(house)
    with pytest.raises(Refused, match="原因第1行第3字有手机号码 138"):
        perform(notice, "withdraw", by=house.publisher, reason="电话13800138000写错了")
    travel("2026-12-01 00:01")
    tick()
    with pytest.raises(Refused, match="结果第1行第3字有手机号码"):
        perform(notice, "conclude", by=house.publisher, result="异议13800138000不成立。")
    assert perform(notice, "withdraw", by=house.publisher, reason="公示的名称写错了").state == "withdrawn"


def test_the_database_ties_state_to_facts(house):
    notice = published(house)
    for wrong in ({"ends_on": date(2026, 11, 1)}, {"withdrawn_reason": "x"}, {"result": "x"}, {"starts_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicNotice.objects.filter(pk=notice.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicNotice.objects.filter(pk=notice.pk).update(state="draft")


def test_a_correction_names_what_it_corrects(house):
    first = published(house)
    notice = drafted(house)
    with pytest.raises(Refused, match="没有发布过这个编号"):
        perform(notice, "write", by=house.editor, sort=notice.sort, title="更正公示", body="原公示的名称有误，更正如下。",
                relation="corrects", earlier="2026-GG-9999")  # fmt: skip
    notice = perform(notice, "write", by=house.editor, sort=notice.sort, title="更正公示", body="原公示的名称有误，更正如下。",
                     relation="corrects", earlier=first.number.lower())  # fmt: skip
    assert list(first.later.all()) == [notice]
    notice = perform(notice, "discard", by=house.editor, reason="不再需要更正")
    assert (notice.state, notice.published_at) == ("discarded", None)


def act_of(house, case):
    """What an effect gets: the publisher's step of announcing a case."""
    return Act(case, process_of(case).cards["announce"], house.publisher, now(), today())


def test_a_process_publishes_within_its_own_transaction(house, travel):
    case = house.reach("certified")
    with pytest.raises(Refused, match="正文第1行第4字有身份证号码"), transaction.atomic():
        publishing.publish(act_of(house, case), sort="registration_publicity", title="成立登记公示", body=f"负责人{ID}。")
    assert not PublicNotice.objects.exists()

    notice = publishing.publish(act_of(house, case), sort="registration_publicity", title="成立登记公示", body=TEXT)

    assert (notice.source_id, notice.published_by, notice.state) == (case.pk, house.publisher, "running")
    assert list(publishing.publicities_of(case)) == [notice]
    assert list(publishing.publicity_is_settled(case, act_of(house, case))) == ["公示到11月30日24时才满，请以后再办。"]
    objections.file(notice, words="发起人的名称有误，见附件。", name="郑某", contact="a@example.org", origin="1")
    travel("2026-12-01 00:01")
    tick()
    assert list(publishing.publicity_is_settled(case, act_of(house, case))) == ["还有 1 件异议没有答复，请先核实并书面答复。"]
    with pytest.raises(Refused, match="还有 1 件异议没有答复（第1件）"):
        publishing.conclude(notice, "没有异议，准予登记。")
    row = objections.propose(notice.objections.get(), answer="经核实，名称无误。", upheld=False, by=house.publisher)
    objections.confirm(row, by=house.publisher2)
    assert publishing.conclude(notice, "异议不成立，准予登记。").state == "concluded"
    assert list(publishing.publicity_is_settled(case, act_of(house, case))) == []


def test_an_organization_is_announced_when_it_is_registered(house):
    case = house.reach("announced")
    notice = PublicNotice.objects.get()
    organization = Organization.objects.get()
    assert (notice.state, notice.sort, notice.source_id) == ("announced", "registration_announcement", case.pk)
    assert organization.name in notice.title
    assert organization.uscc in notice.body
    assert not case.uploads.filter(key="attachment").exists()


def test_an_announcement_the_gate_stops_is_left_to_the_publishers(house):
    house.reach("announced", house.submitted(address="杭州道街道示范路1号，联系13800138000"))
    notice = PublicNotice.objects.get()
    assert (notice.state, notice.published_at) == ("draft", None)
    assert Organization.objects.get().announced_on


@pytest.mark.parametrize(("step", "empty"), [("withdraw", "reason"), ("conclude", "result")])
def test_nothing_typed_gets_a_sentence_beside_the_field(bureau, travel, step, empty):
    travel("2026-11-23 09:00")
    notice = published(staffed(bureau))
    if step == "conclude":
        travel("2026-12-20 09:00")
        tick()
        notice.refresh_from_db()
    with pytest.raises(Refused) as refused:
        perform(notice, step, by=bureau.publisher, data={})
    assert empty in refused.value.form.errors
