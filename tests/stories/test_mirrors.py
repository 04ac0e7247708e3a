"""What was decided here is entered in the outer systems: due after its step, closed with number and day, corrected in the open."""

import io
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from casework.core.answers import Refused, Stale
from casework.core.models import Entry
from casework.core.perform import perform
from casework.journal.instant import today
from casework.journal.verify import verify
from casework.mirrors import declared
from casework.mirrors.declared import Mirror, faulty
from casework.mirrors.keeping import enter
from casework.mirrors.rows import ExternalMirror, MirrorChange
from network.models import Division
from tests.bureau import seal_without_typesetting
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def given(mirror, **more):
    """What the form of one duty sends."""
    return {"system": mirror.system, "version": mirror.version, "number": "津社登2026-0001", "entered_on": f"{today():%Y-%m-%d}",
            "status": "已录入", "waived": ""} | more  # fmt: skip


def seconded(mirror, **more):
    """What the second person sends."""
    return {
        "system": mirror.system,
        "version": mirror.version,
        "second": "1",
        "answer": "yes",
        "reason": "已核对，确实不用录入。",
    } | more


def test_a_duty_arises_with_its_step_and_ends_with_a_number(bureau, travel):
    travel("2026-03-02 09:00")
    case = bureau.reach("approved")
    assert not ExternalMirror.objects.exists()
    case = perform_certified(bureau, case)
    city, nation = ExternalMirror.objects.order_by("system")
    assert (city.system, nation.system, str(city.due_on)) == ("city", "nation", "2026-03-09")
    desk, address = at_desk_of(bureau.clerk), f"/desk/cases/{case.number}/mirrors/"
    assert "待录入外部系统" in desk.get("/desk/").content.decode()
    assert case.title in desk.get("/desk/mirrors/").content.decode()
    assert address in desk.get(f"/desk/cases/{case.number}/").content.decode()
    for wrong, sentence in (
        ({"number": ""}, "请填写外部编号"), ({"entered_on": ""}, "请填写在外部系统录入的日期"), ({"entered_on": "2026-03-03"}, "不能晚于今天"),
        ({"entered_on": "2026-02-27"}, "不能早于办结那一天"), ({"waived": "不用录入的原因"}, "不用写原因"), ({"entered_on": "昨天"}, "请写成"),
    ):  # fmt: skip
        page = desk.post(address, given(city, **wrong))
        assert page.status_code == 422 and sentence in page.content.decode(), wrong
        assert "已录入" in page.content.decode()  # what was typed is still there
    assert desk.post(address, given(city)).status_code == 303
    city.refresh_from_db()
    assert (city.number, city.entered_on, city.version) == ("津社登2026-0001", date(2026, 3, 2), 1)
    page = desk.get("/desk/mirrors/").content.decode()
    assert (
        page.count(case.number) == page.count(f"/desk/cases/{case.number}/mirrors/") * 2 and page.count(case.title) == 1
    )
    assert (
        desk.post(
            address, given(nation, number="", entered_on="", status="", waived="不公示的组织，平台不收。")
        ).status_code
        == 303
    )
    second = at_desk_of(bureau.chief).post(address, seconded(nation, version=1))
    assert second.status_code == 303 and "没有待录入的办件" in desk.get("/desk/mirrors/").content.decode()
    line = Entry.objects.filter(case=case, step="mirror").order_by("seq").first()
    assert line.actor_id == bureau.clerk.pk and not verify().faults
    assert MirrorChange.objects.count() == 3


def perform_certified(bureau, case):
    """Leave the road where `reach` can go on."""
    (step, by, facts), (announce, publisher, _) = bureau.way("announced")[-2:]
    case = perform(case, step, by=by, **facts)
    seal_without_typesetting(case)
    return perform(case, announce, by=publisher)


def announced(bureau):
    """A registration whose duties have arisen."""
    return bureau.reach("announced")


def test_a_correction_is_one_more_row_and_an_old_page_is_refused(bureau):
    case = announced(bureau)
    city = ExternalMirror.objects.get(case=case, system="city")
    enter(city, number="A1", entered_on=today(), status="", by=bureau.clerk, version=0)
    with pytest.raises(Stale):
        enter(city, number="A2", entered_on=today(), status="", by=bureau.clerk2, version=0)
    enter(city, number="A2", entered_on=today(), status="已公示", by=bureau.clerk2, version=1)
    assert [c.number for c in city.changes.order_by("pk")] == ["A1", "A2"]
    page = at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/mirrors/").content.decode()
    assert "A1" in page and "A2" in page and bureau.clerk2.name in page
    stale = at_desk_of(bureau.clerk).post(f"/desk/cases/{case.number}/mirrors/", given(city, version=1))
    assert stale.status_code == 409 and "刚刚有人办过" in stale.content.decode()


def test_one_number_belongs_to_one_case(bureau):
    first, second = (ExternalMirror.objects.get(case=announced(bureau), system="city") for _ in range(2))
    enter(first, number="A1", entered_on=today(), status="", by=bureau.clerk, version=0)
    with pytest.raises(Refused, match=first.case.number):
        enter(second, number="A1", entered_on=today(), status="", by=bureau.clerk, version=0)
    with pytest.raises(IntegrityError), transaction.atomic():  # the control: the database itself holds it
        ExternalMirror.objects.filter(pk=second.pk).update(number="A1", entered_on=today())


def test_a_recalled_step_takes_its_duty_back(bureau):
    name = bureau.reach("under_review")
    assert not ExternalMirror.objects.filter(case=name).exists()
    case = announced(bureau)
    assert set(ExternalMirror.objects.filter(case=case).values_list("system", flat=True)) == {"city", "nation"}


def test_many_at_once_are_tried_first_and_written_only_whole(bureau):
    cases = [announced(bureau) for _ in range(3)]
    desk = at_desk_of(bureau.clerk)
    book = load_workbook(io.BytesIO(desk.get("/desk/mirrors/?format=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][:5] == ("办件编号", "系统", "外部编号", "录入日期", "外部状态") and len(rows) == 7
    day = f"{today():%Y-%m-%d}"
    good = [f"{case.number}\t市级社会组织登记系统\tX{n}\t{day}\t已录入" for n, case in enumerate(cases)]
    bad = [f"{cases[0].number}\t省厅系统\tX9\t{day}\t", f"2026-DJ-9999\tcity\tX9\t{day}\t", f"{cases[0].number}\tnation\t\t{day}\t",
           f"{cases[0].number}\tnation\tX7\t昨天\t", f"{cases[0].number}\tnation\tX8\t2019-01-01\t"]  # fmt: skip
    tried = desk.post("/desk/mirrors/many/", {"text": "\n".join(["\t".join(rows[0][:5]), *good, *bad]), "write": "1"})
    page = tried.content.decode()
    assert tried.status_code == 422 and "有5行要改，一行都没有写入" in page and "省厅系统" in page
    for place, sentence in (
        (5, "请写市级"),
        (6, "没有这个待录入的办件"),
        (7, "是空的"),
        (8, "请写成"),
        (9, "不能早于"),
    ):
        assert f"第{place}行：" in page and sentence in page
    assert not ExternalMirror.objects.exclude(number="").exists()
    assert "还没有写入" in desk.post("/desk/mirrors/many/", {"text": "\n".join(good)}).content.decode()
    assert not ExternalMirror.objects.exclude(number="").exists()
    assert desk.post("/desk/mirrors/many/", {"text": "\n".join(good), "write": "1"}).status_code == 303
    assert set(ExternalMirror.objects.exclude(number="").values_list("number", flat=True)) == {"X0", "X1", "X2"}
    assert desk.post("/desk/mirrors/many/", {"text": ""}).status_code == 422


def test_other_divisions_and_readers_do_not_write(bureau):
    case = announced(bureau)
    city = ExternalMirror.objects.get(case=case, system="city")
    address = f"/desk/cases/{case.number}/mirrors/"
    assert at_desk_of(bureau.approver).get(address).status_code == 200
    assert at_desk_of(bureau.approver).post(address, given(city)).status_code == 404
    assert at_desk_of(bureau.sponsor).get(address).status_code == 404
    street = bureau.hire("street_clerk", "clerk", "street")
    street.posts.update(
        division=Division.objects.filter(code__startswith="120116", parent__isnull=False)
        .exclude(pk=bureau.district.pk)
        .first()
    )
    assert case.number not in at_desk_of(street).get("/desk/mirrors/").content.decode()


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_costs_the_same(bureau, count, django_assert_num_queries):
    case = announced(bureau)
    for n in range(count):
        ExternalMirror.objects.create(case=case, system=f"s{n}", since=today(), due_on=today() + timedelta(days=n))
    desk = at_desk_of(bureau.clerk)
    desk.get("/desk/mirrors/")
    with django_assert_num_queries(5):
        desk.get("/desk/mirrors/")


def test_a_duty_with_a_step_that_does_not_exist_is_a_system_error(monkeypatch):
    assert faulty() == []
    monkeypatch.setitem(declared.MIRRORS, "establishment", (Mirror("city", "市级", ("fly",), "no.rule"),))
    assert [error.msg for error in faulty()] == [
        "establishment 的外部系统 city：没有 fly",
        "establishment 的外部系统 city：没有 no.rule",
    ]
