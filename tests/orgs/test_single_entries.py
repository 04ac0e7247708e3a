"""逐条录入: one thing typed on an organization's file: checked like a sheet, recorded like a batch, lists by two people."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from casework.clock import outages
from network.models import Membership
from orgs import facts
from orgs.facts import Fact
from orgs.importing.single import SingleEntry
from orgs.models import ImportBatch
from orgs.organization import Organization
from tests.orgs.statistics import register
from tests.orgs.statistics.beside import say
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story]
GROUND = {"ground": "津滨民社〔2026〕12号"}
GRADE = {"kind": "grade", "grade": "4A", "grade_from": "2026-11-20", "grade_to": "2031-11-19"} | GROUND
PUT_ON = {"kind": "abnormal", "abnormal_since": "2026-11-20", "abnormal_reason": "未按时报送年度工作报告", "abnormal_until": ""} | GROUND


@pytest.fixture
def kept(bureau, travel):
    """An announced organization, founded in 2019."""
    travel("2026-11-23 09:00")
    made = register.entered(1, date(2019, 5, 6))
    Organization.objects.filter(pk=made.pk).update(announced_on=date(2019, 5, 6))
    made.refresh_from_db()
    return made


@pytest.fixture
def send(kept):
    """Post something on the page of its facts; returns the answer after the redirect."""

    def post(user, **data):
        return at_desk_of(user).post(f"/desk/organizations/{kept.uscc}/facts/", data, follow=True)

    return post


def press(send, user, what, entry=None, **said):
    """Press a button at the newest entry."""
    return send(user, entry=str((entry or SingleEntry.objects.first()).pk), what=what, **said).content.decode()


def snapshot():
    """Every fact, as text."""
    return sorted(map(str, Fact.objects.values_list()))


def test_a_grade_is_recorded_as_a_batch_of_one_row_and_the_list_says_from_whom(bureau, kept, send):
    page = send(bureau.clerk, **GRADE).content.decode()
    assert "评估等级已经录入。" in page
    assert [facts.value_on(kept, "grade", date(2026, 11, n)) for n in (19, 20)] == [None, "4A"]
    made, entry = ImportBatch.objects.get(), SingleEntry.objects.get()
    assert (made.single, made.rows, made.changed, made.made_by, entry.batch) == (True, 1, 1, bureau.clerk, made)
    assert Fact.objects.get(kind="grade").batch == made.mark == f"entry:{made.pk}"
    assert f"逐条录入，{bureau.clerk.name}，依据：津滨民社〔2026〕12号" in page and "2026年11月23日 09:00" in page
    assert "4A" in at_desk_of(bureau.chief).get(f"/desk/organizations/{kept.uscc}/").content.decode()
    # It is taken back here, by two people where two are needed, and not among the sheets.
    admin = at_desk_of(bureau.admin)
    assert admin.post(f"/desk/import/{made.pk}/revert/").status_code == 404
    assert "逐条录入" not in admin.get("/desk/import/").content.decode()


def test_pressed_twice_is_one_and_a_correction_is_a_further_row(bureau, kept, send, travel):
    send(bureau.clerk, **GRADE)
    before = snapshot()
    assert "没有重复录入" in send(bureau.clerk, **GRADE).content.decode()
    assert (snapshot(), SingleEntry.objects.count(), ImportBatch.objects.count()) == (before, 1, 1)
    known = travel("2026-11-25 09:00")
    assert "评估等级已经录入。" in send(bureau.reviewer, **GRADE | {"grade": "3A"}).content.decode()
    assert facts.value_on(kept, "grade", date(2026, 11, 20)) == "3A"
    assert facts.value_on(kept, "grade", date(2026, 11, 20), known=known.replace(day=24)) == "4A"
    assert SingleEntry.objects.count() == 2


@pytest.mark.parametrize(("data", "kind", "day", "value"), [
    ({"kind": "annual", "year": "2025", "annual": "基本合格"}, "annual", (2025, 6, 1), "basic"),
    ({"kind": "people", "full_time": "１２人", "counted_on": "2026-10-31"}, "full_time", (2026, 11, 1), "12"),
    ({"kind": "money", "year": "2025", "income_yuan": "80,000.05"}, "income", (2025, 12, 31), "8000005"),
])  # fmt: skip
def test_every_kind_is_read_like_a_cell(bureau, kept, send, data, kind, day, value):
    assert send(bureau.reviewer, **data, **GROUND).status_code == 200
    assert facts.value_on(kept, kind, date(*day)) == value


@pytest.mark.parametrize(("data", "field", "says"), [
    (GRADE | {"ground": ""}, "ground", "请写明依据哪一份文件或者材料。"),
    (GRADE | {"ground": "来电13812345678"}, "ground", "请删去号码"),
    (GRADE | {"grade_to": "2026-11-01"}, "grade_to", "有效期止早于有效期起，请核对。"),
    (GRADE | {"grade_from": "昨天"}, "grade_from", "“昨天”不是日期，请写成 2019-01-02 的样子。"),
    (GRADE | {"grade": "6A"}, "grade", "没有“6A”这一项，请从列出的选项里选。"),
    (PUT_ON | {"abnormal_reason": "电话13812345678打不通"}, "abnormal_reason", "名录和原因向社会公开，里面有个人的号码，请删去号码。"),
    (PUT_ON | {"abnormal_reason": ""}, "abnormal_reason", "请写明列入的原因，社会公众会看到。"),
    (PUT_ON | {"abnormal_since": "2026-11-24"}, "abnormal_since", "列入日期应当在成立日期以后、今天以前。"),
    (PUT_ON | {"abnormal_until": "2026-11-20"}, "abnormal_until", "移出日期应当在列入日期以后、不晚于今天。"),
    ({"kind": "people", "full_time": "十人", "counted_on": "2026-10-31"} | GROUND, "full_time", "“十”不是人数，请只填写0以上的整数。"),
    ({"kind": "people", "counted_on": "2026-10-31"} | GROUND, "full_time", "请至少填写一项人数。"),
    ({"kind": "money", "year": "2025", "assets_yuan": "-1"} | GROUND, "assets_yuan", "金额应当是不小于0的数字。"),
    ({"kind": "money", "year": "2018", "assets_yuan": "5"} | GROUND, "assets_yuan", "2018年它还没有成立，请核对年度或者成立日期。"),
])  # fmt: skip
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(bureau, kept, send, data, field, says):
    before = snapshot()
    answer = send(bureau.clerk, **data)
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, [field]) and says in form.errors[field][0]
    for name, typed in data.items():
        if name != "kind":
            assert form[name].value() == typed
    assert (snapshot(), SingleEntry.objects.exists()) == (before, False)


def test_a_list_counts_when_a_second_person_has_confirmed_it(bureau, kept, send, travel):
    assert "确认以后生效" in send(bureau.reviewer, **PUT_ON).content.decode()
    assert "录入" in send(bureau.reviewer, **PUT_ON).content.decode() and SingleEntry.objects.count() == 1
    assert "已经有一条待确认的录入" in send(bureau.clerk, **PUT_ON | {"abnormal_since": "2026-11-19"}).content.decode()
    today = date(2026, 11, 23)
    for who in (bureau.reviewer, bureau.clerk):  # oneself, and one who may enter and not confirm
        assert "不由您处理" in press(send, who, "confirm")
        assert facts.value_on(kept, "abnormal_list", today) is None
    assert kept.name in at_desk_of(bureau.reviewer2).get("/desk/organizations/").content.decode().split("<table")[0]
    travel("2026-11-23 10:00")
    assert "已经确认，从现在起生效。" in press(send, bureau.chief, "confirm")
    entry = SingleEntry.objects.get()
    assert (entry.entered_by, entry.confirmed_by, entry.batch.made_by) == (bureau.reviewer, bureau.chief, bureau.reviewer)
    assert facts.value_on(kept, "abnormal_list", today) == "未按时报送年度工作报告"
    assert facts.value_on(kept, "abnormal_list", today, known=register.instant(today, hour=9)) is None  # not before
    before = snapshot()
    assert "不由您处理" in press(send, bureau.chief, "confirm") and snapshot() == before  # pressed twice

    travel("2026-11-23 11:00")  # taken off: the day and the reason stand in the form already
    form = at_desk_of(bureau.clerk).get(f"/desk/organizations/{kept.uscc}/facts/?kind=abnormal").context["form"]
    assert (form["abnormal_since"].value(), form["abnormal_reason"].value()) == ("2026-11-20", "未按时报送年度工作报告")
    send(bureau.clerk, **PUT_ON | {"abnormal_reason": "", "abnormal_until": "2026-11-22"})
    assert facts.value_on(kept, "abnormal_list", today) == "未按时报送年度工作报告"
    press(send, bureau.reviewer, "confirm")
    assert [facts.value_on(kept, "abnormal_list", date(2026, 11, n)) for n in (21, 22)] == ["未按时报送年度工作报告", None]


def test_what_is_not_confirmed_never_counts_and_says_why(bureau, kept, send):
    send(bureau.clerk, **PUT_ON)
    before = snapshot()
    page = press(send, bureau.reviewer, "drop", why="与决定书的日期不符，请核对。")
    assert "没有确认，这一条没有生效。" in page and "不予确认，理由：与决定书的日期不符，请核对。" in page
    assert "不由您处理" in press(send, bureau.chief, "confirm")
    send(bureau.clerk, **PUT_ON)
    assert "没有生效" in press(send, bureau.clerk, "drop")  # one's own: no reason is asked
    assert snapshot() == before and not ImportBatch.objects.exists()
    assert list(SingleEntry.objects.values_list("dropped_why", flat=True)) == ["", "与决定书的日期不符，请核对。"]


@pytest.mark.parametrize(("why", "says"), [
    ("", "请写明不予确认的理由，录入的人会看到。"), ("请打13812345678核对", "请删去号码"), ("长" * 101, "不能超过100个字。"),
])  # fmt: skip
def test_why_it_is_not_confirmed_is_asked_beside_the_button_and_what_was_typed_stays(bureau, kept, send, why, says):
    send(bureau.clerk, **PUT_ON)
    entry = SingleEntry.objects.get()
    answer = send(bureau.reviewer, entry=str(entry.pk), what="drop", why=why)
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and f'href="#id_{entry.pk}_why"' in page
    assert answer.context["declined"]["why"].value() == why and f'id="id_{entry.pk}_why"' in page
    declining = next(form for form in page.split("<form") if 'name="why"' in form)
    assert 'value="drop"' in declining and 'value="confirm"' not in declining  # Enter beside the reason confirms nothing
    entry.refresh_from_db()
    assert entry.waits


def test_taken_back_within_the_day_by_another_and_not_later(bureau, kept, send, travel):
    before = snapshot()
    send(bureau.clerk, **GRADE)
    travel("2026-11-23 16:00")
    assert "已经撤销，恢复原样。" in press(send, bureau.reviewer, "undo")
    assert snapshot() == before
    entry = SingleEntry.objects.get()
    assert (entry.batch.reverted_by, entry.told[0]) == (bureau.reviewer, ("评估等级", "4A"))  # what was typed stays on record
    assert "不由您处理" in press(send, bureau.reviewer, "undo")
    send(bureau.clerk, **GRADE)
    travel("2026-11-24 09:00")
    assert "不由您处理" in press(send, bureau.clerk, "undo")
    assert facts.value_on(kept, "grade", date(2026, 11, 20)) == "4A"


def test_a_later_fact_stands_against_taking_back(bureau, kept, send, travel):
    send(bureau.clerk, **GRADE)
    first = SingleEntry.objects.get()
    travel("2026-11-23 10:00")
    send(bureau.clerk, kind="annual", year="2025", annual="合格", **GROUND)
    assert "录入以后又有新的登记事项" in press(send, bureau.clerk, "undo", first)
    assert facts.value_on(kept, "grade", date(2026, 11, 20)) == "4A"


def test_an_entry_of_a_list_is_taken_back_by_two(bureau, kept, send, travel):
    before = snapshot()
    send(bureau.clerk, **PUT_ON)
    travel("2026-11-23 10:00")
    press(send, bureau.reviewer, "confirm")
    assert "由另一人同意" in press(send, bureau.reviewer, "undo")
    assert facts.value_on(kept, "abnormal_list", date(2026, 11, 23))
    assert "不由您处理" in press(send, bureau.reviewer, "undo")  # not by the same
    assert "已经撤销，恢复原样。" in press(send, bureau.chief, "undo")
    assert snapshot() == before


def test_the_database_lets_nobody_confirm_their_own_and_no_list_count_alone(bureau, kept, send):
    send(bureau.clerk, **PUT_ON)
    send(bureau.clerk, **GRADE)
    rows = SingleEntry.objects.filter(kind="abnormal")
    at, counted = rows.get().entered_at, ImportBatch.objects.get().pk
    SingleEntry.objects.filter(kind="grade").update(batch=None, dropped_at=at, dropped_by=bureau.clerk)
    for change in ({"confirmed_by": bureau.clerk, "confirmed_at": at}, {"batch": counted}, {"dropped_at": at}, {"undo_at": at},
                   {"dropped_at": at, "dropped_by": bureau.chief}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    rows.update(confirmed_by=bureau.chief, confirmed_at=at, batch=counted)  # the control


def test_readers_read_and_others_find_nothing(bureau, kept, send):
    send(bureau.clerk, **GRADE)
    url = f"/desk/organizations/{kept.uscc}/facts/"
    for who in (bureau.chief, bureau.approver, bureau.auditor):
        page = at_desk_of(who).get(url).content.decode()
        assert "津滨民社〔2026〕12号" in page and "录入一条" not in page and 'name="what"' not in page
        assert send(who, **GRADE).status_code == 404 and send(who, kind="grade").status_code == 404
    for who in (bureau.admin, bureau.sponsor, bureau.founder):
        assert at_desk_of(who).get(url).status_code == 404
    assert at_desk_of(bureau.clerk).get(url.replace(kept.uscc, "0" * 18)).status_code == 404
    Membership.objects.create(user=bureau.reviewer, party=kept.party, role="applicant", valid_from=date(2026, 1, 1))
    assert send(bureau.reviewer, **GRADE | {"grade": "5A"}).status_code == 404  # not of one's own organization
    assert facts.value_on(kept, "grade", date(2026, 11, 20)) == "4A"


@pytest.mark.parametrize("rows", [3, 300])
def test_the_page_costs_the_same_for_three_and_three_hundred(bureau, kept, send, rows, django_assert_num_queries):
    for n in range(rows):
        day = date(2020, 1, 1).replace(month=1 + n % 12, day=1 + n // 12 % 28)
        say(kept, "full_time", n, day, day, known=date(2026, 1, 5))
    SingleEntry.objects.bulk_create(
        SingleEntry(organization=kept, kind="grade", cells={"grade": "4A"}, ground="1号", entered_by=bureau.clerk,
                    entered_at=register.instant(date(2026, 1, 5)), dropped_by=bureau.clerk, dropped_at=register.instant(date(2026, 1, 5)))
        for _ in range(rows)
    )  # fmt: skip
    send(bureau.clerk, **GRADE)
    clerk, url = at_desk_of(bureau.reviewer), f"/desk/organizations/{kept.uscc}/facts/"
    clerk.get(url)
    outages.notice()
    with django_assert_num_queries(10):
        clerk.get(url)
