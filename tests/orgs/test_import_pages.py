"""The register import on its pages: an administrator checks, enters, looks at what is missing, takes it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from network.models import Division
from orgs.importing import batch
from orgs.models import ImportBatch, Organization
from tests.orgs import dirty
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story]


@pytest.fixture
def sheet(tmp_path):
    streets = list(Division.objects.filter(kind__in=("subdistrict", "town"), valid_to__isnull=True).order_by("code"))
    dirty.sheet(tmp_path / "register.xlsx", streets, rows=60)
    return lambda: SimpleUploadedFile("名册.xlsx", (tmp_path / "register.xlsx").read_bytes())


def test_checked_entered_and_taken_back(bureau, sheet):
    desk = at_desk_of(bureau.admin)
    checked = desk.post("/desk/import/", {"sheet": sheet(), "check": "1"}).content.decode()
    assert "只是检查，没有写入" in checked and "第" in checked and not Organization.objects.exists()
    assert "不认识的" in checked or "必须填写" in checked

    entered = desk.post("/desk/import/", {"sheet": sheet()})
    assert entered.status_code == 200 and Organization.objects.count() == 48
    made = ImportBatch.objects.get()
    assert (made.name, made.made_by) == ("名册.xlsx", bureau.admin)
    assert "没有变化" not in entered.content.decode()
    assert desk.post("/desk/import/", {"sheet": sheet()}).status_code == 422  # the bad cells are still bad
    assert ImportBatch.objects.count() == 1

    missing = desk.get("/desk/import/defects/").content.decode()
    assert "没有住所" in missing and "没有法定代表人" in missing
    assert desk.get("/desk/import/defects/?xlsx=1").content[:2] == b"PK"
    assert "会从名册中去掉" in desk.get(f"/desk/import/{made.pk}/revert/").content.decode()
    assert desk.post(f"/desk/import/{made.pk}/revert/").status_code == 303
    assert not Organization.objects.exists()
    assert "已经撤销过" in desk.post(f"/desk/import/{made.pk}/revert/").content.decode()


@pytest.mark.parametrize(("name", "content", "says"), [
    ("名册.xls", b"\xd0\xcf", "另存为 .xlsx"), ("名册.xlsx", b"no workbook", "文件打不开"), ("名册.csv", b"a,b\n1,2\n", "缺少“名称”这一列"),
    ("名册.csv", b"\n", "表格是空的"),
])  # fmt: skip
def test_a_wrong_file_gets_a_sentence(bureau, name, content, says):
    told = at_desk_of(bureau.admin).post("/desk/import/", {"sheet": SimpleUploadedFile(name, content)})
    assert says in told.content.decode()
    assert not ImportBatch.objects.exists()


def test_others_find_no_such_page(bureau):
    for who in (bureau.clerk, bureau.chief, bureau.auditor, bureau.security):
        for url in ("/desk/import/", "/desk/import/defects/", "/desk/import/1/revert/"):
            assert at_desk_of(who).get(url).status_code == 404
            assert at_desk_of(who).post(url).status_code in (404, 405)


@pytest.mark.parametrize("rows", [3, 300])
def test_the_defect_list_costs_the_same_however_long(bureau, rows, tmp_path, django_assert_num_queries):
    streets = list(Division.objects.filter(kind__in=("subdistrict", "town"), valid_to__isnull=True).order_by("code"))
    dirty.sheet(tmp_path / "register.xlsx", streets, rows=rows)
    batch.run(tmp_path / "register.xlsx", by=bureau.admin)
    desk = at_desk_of(bureau.admin)
    desk.get("/desk/import/defects/")
    with django_assert_num_queries(6):
        desk.get("/desk/import/defects/")
