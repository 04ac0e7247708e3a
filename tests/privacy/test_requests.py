"""Asking for one's own data to be corrected or deleted: decided in time, done really, told without the value."""

import json

import pytest

from casework.clock.tick import tick
from casework.core.models import Case, Entry
from casework.core.perform import NotYours, Refused, perform
from casework.intake.rows import Draft, Upload
from casework.intake.store import path_of
from casework.journal.instant import now
from casework.journal.verify import verify
from casework.post.rows import Letter
from casework.subjects import erasing
from casework.subjects.opening import ask
from casework.subjects.request import DataRequest
from network.identity import Identity, Level, record
from network.models import User
from orgs.person import the_person
from tests.bureau import APPLICATION
from tests.casework.test_commands import said
from tests.privacy.numbers import a_phone, an_id, found
from tests.stories.pages import at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]
NUMBER, PHONE = an_id("19790303", 21), a_phone(42)
WISH = {"kind": "correct", "part": "phone", "value": PHONE, "reason": "换了手机号码"}


@pytest.fixture
def proved(bureau):
    """The founder, whose document was seen."""
    record(bureau.founder, Level.DOCUMENT, kind="id_card", number=NUMBER, by=bureau.clerk, instant=now())
    return bureau.founder


def test_a_correction_from_the_page_to_the_letter(bureau, proved, travel, django_capture_on_commit_callbacks):
    travel("2026-03-02 09:00")
    hall = at_desk_of(proved)
    assert "更正或者删除" in hall.get("/hall/data/").content.decode()
    assert "依法" not in hall.get("/hall/data/request/").context["kept"][0][:2]
    done = hall.post("/hall/data/request/", WISH | {"key": "k1"})
    again = hall.post("/hall/data/request/", WISH | {"key": "k1"})
    assert (done.status_code, again.url, DataRequest.objects.count()) == (303, done.url, 1)
    case = DataRequest.objects.get()
    assert (case.state, str(case.due_on), case.awaits, PHONE in case.wish) == ("asked", "2026-03-23", "privacy", False)

    desk = at_desk_of(bureau.privacy)
    assert case.number in desk.get("/desk/").content.decode()
    page = desk.get(f"/desk/cases/{case.number}/").content.decode()
    assert ("换了手机号码" in page, "137****0042" in page, PHONE in page) == (True, True, False)
    assert press(desk, "desk", case.number, "fulfil", answer="已按请求更正手机号码。").status_code == 303
    assert User.objects.get(pk=proved.pk).clear_phone == PHONE
    letter = Letter.objects.get(case=case, name="done")
    assert ("已按请求更正手机号码。" in letter.says[0], any("登记簿里的人员" in line and "待核实" in line for line in letter.says)) == (True, True)
    lines = " ".join(Entry.objects.filter(case=case).values_list("body", flat=True))
    assert (PHONE in lines, '"part":"phone"' in lines, found(lines)) == (False, True, [])
    assert verify().faults == []


def test_only_the_desk_of_privacy_sees_it(bureau, proved):
    case = ask(proved, WISH)
    for who in (bureau.clerk, bureau.chief, bureau.auditor, bureau.admin, bureau.publisher):
        assert at_desk_of(who).get(f"/desk/cases/{case.number}/").status_code == 404
    assert at_desk_of(bureau.stranger).get(f"/hall/cases/{case.number}/").status_code == 404
    with pytest.raises(NotYours):
        perform(case, "fulfil", by=bureau.clerk, answer="已经办理。")


@pytest.mark.parametrize(("spoilt", "said_"), [
    ({"value": "12"}, "请填写11位手机号码"), ({"value": ""}, "请写明更正为什么"), ({"kind": "sell"}, "请从列表中选择"),
    ({"part": "drafts"}, "不能更正"), ({"kind": "delete", "part": "name"}, "不能删除"), ({"reason": ""}, "请填写理由"),
    ({"part": "email", "value": "nonsense"}, "请填写邮箱地址"), ({"part": "", "reason": "换了手机号码"}, "请选择对象"),
])  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field_and_nothing_stays(proved, spoilt, said_):
    answer = at_desk_of(proved).post("/hall/data/request/", WISH | spoilt)
    text = answer.content.decode()
    assert (answer.status_code, said_ in text, spoilt.get("reason", WISH["reason"]) in text) == (422, True, True)
    assert not Case.objects.filter(process="data_request").exists()


def test_drafts_are_erased_really_files_too(bureau, proved, django_capture_on_commit_callbacks):
    dead, kept = bureau.draft(), bureau.submitted()
    paths = [path_of(row) for row in Upload.objects.filter(case=dead)]
    case = ask(proved, {"kind": "delete", "part": "drafts", "reason": "不再办理了"})
    with django_capture_on_commit_callbacks(execute=True):
        perform(case, "fulfil", by=bureau.privacy, answer="已经删除草稿和附件。")
    assert (Draft.objects.filter(case=dead).exists(), Upload.objects.filter(case=dead).exists()) == (False, False)
    assert len(paths) == 8
    assert not any(path.exists() for path in paths)
    assert Upload.objects.filter(case=kept).count() == 8  # what was handed in stays with its file
    assert kept.submissions.exists()


def test_an_account_is_closed_after_some_days_and_not_while_business_is_open(bureau, proved, travel):
    travel("2026-03-02 09:00")
    bureau.give_phone(proved, PHONE)
    wish = {"kind": "delete", "part": "account", "reason": "不再使用平台"}
    open_one = bureau.submitted()
    with pytest.raises(Refused, match=open_one.number):
        ask(proved, wish)
    perform(open_one, "withdraw", by=proved, reason="不办了")
    case = ask(proved, wish)
    with pytest.raises(Refused, match="同意注销"):
        perform(case, "fulfil", by=bureau.privacy, answer="已经办理。")
    case = perform(case, "agree_closing", by=bureau.privacy, answer="同意注销。")
    tick()
    assert User.objects.get(pk=proved.pk).is_active
    travel("2026-03-10 09:00")
    tick()
    gone = User.objects.get(pk=proved.pk)
    assert (gone.is_active, gone.phone, gone.phone_blind, gone.email, gone.name) == (False, "", None, "", "已注销账号")
    assert not Identity.objects.filter(user=gone).exists()
    assert DataRequest.objects.get().state == "done"
    assert verify().faults == []
    assert at_desk_of(bureau.founder).get("/hall/data/").status_code == 302


def test_a_refusal_is_answered_with_its_ground_and_a_wish_is_emptied_in_time(bureau, proved, travel):
    travel("2026-03-02 09:00")
    case = ask(proved, {"kind": "delete", "part": "other", "reason": "请删去登记簿里的我"})
    perform(case, "refuse", by=bureau.privacy, answer="登记簿依法长期保存，不能删除。")
    assert "登记簿依法长期保存" in Letter.objects.get(case=case, name="refused").says[0]
    assert "已办结的个人信息请求的内容：0" in said("retain", "--do")[0]
    travel("2027-04-02 09:00")
    assert "已办结的个人信息请求的内容：1" in said("retain", "--do")[0]
    row = DataRequest.objects.get()
    assert (row.wish, row.answer) == ("", "登记簿依法长期保存，不能删除。")
    assert "内容已清空" in row.panels[0][1][-1]
    assert verify().faults == []


def test_an_unanswered_request_is_warned_of_when_its_time_is_over(bureau, proved, travel):
    travel("2026-03-02 09:00")
    ask(proved, WISH)
    travel("2026-03-25 09:00")
    assert tick()["warned"] >= 1


def test_without_somebody_to_answer_the_page_names_the_window(bureau, proved):
    bureau.privacy.posts.all().delete()
    bureau.privacy2.posts.all().delete()
    answer = at_desk_of(proved).post("/hall/data/request/", WISH)
    assert (answer.status_code, "还没有指定答复的人员" in answer.content.decode()) == (422, True)


def test_the_export_meets_the_person_in_the_register_and_leaves_others_out(bureau, proved):
    """Founders are found by the document that was seen; in what one handed in only one's own rows and numbers stay."""
    other, mine = an_id("19660606", 31), APPLICATION["founders"][0] | {"id_number": NUMBER}
    rows = [mine, {"name": "卜某", "id_number": other, "employer": "某厂"}]
    case = bureau.submitted(founders=rows, purpose=f"联系电话{a_phone(77)}，整理盐业历史，开展公益讲座。")
    me = the_person(proved.name, NUMBER)
    text = at_desk_of(proved).get("/hall/data/?format=json").content.decode()
    held = json.loads(text)
    assert [person["name"] for person in held["register"]] == [me.name]
    (answers,) = [row["answers"] for row in held["submissions"] if row["case"] == case.number]
    assert answers["founders"]["founders"] == [mine, "另有1行是别人的信息，已省去"]
    assert (NUMBER in text, other in text, a_phone(77) in text, "卜某" in text) == (True, False, False, False)
    page = at_desk_of(proved).get("/hall/data/?format=html")
    assert ("attachment" in page["Content-Disposition"], other in page.content.decode()) == (True, False)
    assert set(found(page.content.decode())) <= {NUMBER}
    unproved = at_desk_of(bureau.stranger).get("/hall/data/?format=json").content.decode()
    assert json.loads(unproved)["register"] == []


def test_the_page_speaks_chinese(bureau, proved):
    bureau.submitted()
    text = at_desk_of(proved).get("/hall/data/").content.decode()
    assert ("casework." in text, "network." in text, "办理日志" in text, "所属的组织或者团队" in text) == (False, False, True, True)


def test_erasing_is_no_more_than_was_asked(bureau, proved):
    bureau.give_phone(proved, PHONE)
    erasing.erase(proved, "email")
    row = User.objects.get(pk=proved.pk)
    assert (row.email, row.clear_phone) == ("", PHONE)
