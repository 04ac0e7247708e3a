"""联席会议 through the pages: a topic on one page, an answer without training, the agenda in one table, the roster."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.clock import outages
from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.post.outbox import post_due
from meetings.standing.rows import Seat
from tests.meetings import cast as acts
from tests.meetings.cast import TOPIC, fresh
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db  # forms and templates, which no database changes: SQLite alone
TYPED = {
    **{name: value for name, value in TOPIC.items() if name != "proposals"}, "key": "k1",
    **{f"proposals-0-{name}": value for name, value in TOPIC["proposals"][0].items()},
}  # fmt: skip


def test_a_liaison_officer_writes_a_topic_on_one_page(cast):
    client = at_desk_of(cast.health)
    assert "提出议题" in client.get("/desk/meetings/").content.decode()
    page = client.post("/desk/meetings/topics/new/", TYPED | {"secret": "yes"})
    assert (page.status_code, Case.objects.count(), Entry.objects.count()) == (422, 0, 0)
    text = page.content.decode()
    assert "涉密议题不在平台填写内容" in text and TOPIC["background"] in text
    done = [client.post("/desk/meetings/topics/new/", TYPED) for _ in range(2)]  # pressed twice
    topic = Case.objects.get()
    assert [(page.status_code, page.url) for page in done] == [(303, f"/desk/cases/{topic.number}/")] * 2
    shown = client.get(f"/desk/cases/{topic.number}/").content.decode()
    assert "报送议题" in shown and "1. 编制一张联合材料清单" in shown and "代表申请人办理的人" not in shown
    assert TOPIC["background"] in client.get(f"/desk/cases/{topic.number}/steps/write/").content.decode()
    assert at_desk_of(cast.office).get(f"/desk/cases/{topic.number}/").status_code == 404  # not sent yet


def test_a_touched_unit_answers_without_training(cast):
    topic = perform(cast.proposed(), "start_countersign", by=cast.office, units=TOPIC["touched"], question="是否同意上述建议？")
    post_due()
    matter, client = topic.matters.get(unit__slug="finance"), at_desk_of(cast.finance)
    assert matter.title in client.get("/desk/").content.decode()
    assert "请会签议题" in client.get("/desk/letters/").content.decode()
    page = client.get(f"/desk/cases/{matter.number}/steps/sign/").content.decode()
    assert TOPIC["background"] in page and page.index("请你单位答复") < page.index("修改后同意")
    said = {"version": matter.version, "key": "k2", "answer": "disagree", "reason": "", "leader": "局长"}
    refused = client.post(f"/desk/cases/{matter.number}/steps/sign/", said)
    assert refused.status_code == 422 and "请写明理由和依据" in refused.content.decode()
    assert client.post(f"/desk/cases/{matter.number}/steps/sign/", said | {"answer": "agree"}).status_code == 303
    assert fresh(topic).matters.get(pk=matter.pk).state == "answered"
    assert client.get(f"/desk/cases/{topic.number}/").status_code == 404
    assert at_desk_of(cast.science).get(f"/desk/cases/{matter.number}/").status_code == 404


def test_the_office_plans_a_meeting_and_finds_the_agenda_filled_in(cast):
    topic, client = cast.admitted(), at_desk_of(cast.office)
    said = {"title": "社会组织工作联席会议2026年第三次全体会议", "kind": "plenary", "planned_on": "2026-12-10", "minutes": "150", "place": "", "key": "k"}
    assert client.post("/desk/meetings/new/", said | {"minutes": "900"}).status_code == 422
    case = Case.objects.get(number=client.post("/desk/meetings/new/", said).url.split("/")[3])
    assert sorted(case.meeting.invited) == sorted(cast.units)
    case = perform(case, "convene_special", by=cast.office, ground="convener", proposers=[], units=[], reason="召集人决定召开。")
    page = client.get(f"/desk/cases/{case.number}/steps/submit_agenda/").content.decode()
    assert f'<option value="{topic.number}" selected>' in page
    assert at_desk_of(cast.health).get("/desk/meetings/new/").status_code == 404


def test_the_roster_is_changed_by_the_office_alone(cast):
    backup = cast.bureau.person("backup", "池雨桐", staff=True)
    acts.Post.objects.create(user=backup, role="regulator", unit=cast.units["health"], division=cast.bureau.district, title="科员",
                             valid_from=acts.SINCE)  # fmt: skip
    url, said = "/desk/meetings/units/health/", {"kind": "backup", "name": "池雨桐", "account": "", "title": "科员", "since": "2026-11-20",
                                                 "letter_number": "滨卫函〔2026〕3号", "reported_on": "2026-11-23"}  # fmt: skip
    office = at_desk_of(cast.office)
    assert "须选择账号" in office.post(url, said).content.decode()
    assert office.post(url, said | {"account": "backup"}).status_code == 303
    assert Seat.objects.get(kind="backup").post.role == "liaison"
    health = at_desk_of(cast.health)
    assert "登记人员变动" not in health.get(url).content.decode()
    assert health.post(url, said | {"account": "backup"}).status_code == 404
    assert "池雨桐" in health.get("/desk/meetings/?tab=units").content.decode()


@pytest.mark.parametrize("tab", ["topics", "sittings", "circulations", "decisions", "units", "bulletin"])
def test_who_is_outside_finds_no_door_and_lists_cost_the_same(cast, tab):
    bureau, client, counts = cast.bureau, at_desk_of(cast.office), []
    assert [at_desk_of(user).get(f"/desk/meetings/?tab={tab}").status_code for user in (bureau.clerk, bureau.chief, bureau.auditor)] == [404, 404, 200]
    outages.notice()
    for more in (1, 2):
        for _ in range(more):
            cast.proposed()
            acts.planned(cast)
        client.get(f"/desk/meetings/?tab={tab}")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/desk/meetings/?tab={tab}").status_code == 200
        counts.append(len(seen))
    assert counts == [QUERIES[tab]] * 2


QUERIES = {"topics": 6, "sittings": 8, "circulations": 6, "decisions": 7, "units": 6, "bulletin": 8}
