"""Units, people and posts from a spreadsheet: the whole bureau in one file, or nothing and all that is wrong with it."""

import csv
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook

from casework.journal.instant import now
from network import roster
from network.models import Division, Post, StaffChange, Unit, User

pytestmark = pytest.mark.django_db
BUREAU = "天津市滨海新区行政审批局"
GOOD = {
    "单位全称": BUREAU,
    "单位简称": "区审批局",
    "单位职能": "登记",
    "区划代码": "120116",
    "任职起始日": "2026-11-30",
}


def table(tmp_path, *people):
    """A roster file; every person is (name, account, post, further columns)."""
    path = tmp_path / "roster.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, roster.COLUMNS)
        writer.writeheader()
        for name, account, post, more in people:
            writer.writerow(GOOD | {"姓名": name, "账号": account, "岗位": post, "职务": post} | more)
    return str(path)


@pytest.fixture
def admin():
    """The administrator that `setup` made."""
    unit = Unit.objects.create(slug="registrar", name=BUREAU, short="区审批局", kind="bureau", level="district",
                               division=Division.objects.get(code="120116"), capacities=["registrar"])  # fmt: skip
    user = User.objects.create_user(username="root1", password="a-long-password", name="管理甲", is_staff=True)
    Post.objects.create(user=user, role="admin", unit=unit, division=unit.division, title="系统管理员",
                        valid_from="2026-01-01")  # fmt: skip
    return user


def run(*args):
    """What the command prints."""
    out = StringIO()
    call_command("roster", *args, stdout=out)
    return out.getvalue()


def test_a_bureau_is_entered_and_its_people_take_over_their_accounts(admin, tmp_path, travel):
    travel("2026-11-30 09:00")
    culture = {"单位全称": "天津市滨海新区文化和旅游局", "单位简称": "", "单位职能": "业务主管、行业管理"}
    path = table(
        tmp_path, ("窗口甲", "chuang", "受理人员", {"手机号": "13800000001"}), ("科长甲", "kezhang", "chief", {}),
        ("安全甲", "anquan", "安全管理员", {}), ("文旅甲", "wenlv", "业务主管单位", culture),
    )  # fmt: skip

    text = run(path, "--by", "root1")

    assert "新开账号 4 个" in text
    assert Unit.objects.get(name=culture["单位全称"]).capacities == ["sponsor", "regulator"]
    assert Unit.objects.filter(name=BUREAU).count() == 1
    assert set(Post.objects.values_list("user__username", "role")) == {
        ("root1", "admin"), ("chuang", "clerk"), ("kezhang", "chief"), ("anquan", "security"), ("wenlv", "sponsor"),
    }  # fmt: skip
    assert StaffChange.objects.filter(by=admin).count() == 4
    assert User.objects.get(username="chuang").masked_phone == "138****0001"
    code = re.search(r"chuang\t([0-9A-F-]{14})", text)[1]
    browser = Client()
    assert browser.post("/activate/", {"code": code, "password": "shuoming-2026-x"}).status_code == 303
    assert browser.get("/desk/").status_code in (200, 302)
    assert User.objects.get(username="chuang").check_password("shuoming-2026-x")


def test_a_second_run_changes_nothing(admin, tmp_path):
    path = table(tmp_path, ("窗口甲", "chuang", "受理人员", {}))
    run(path, "--by", "root1")
    assert "新开账号 0 个" in run(path, "--by", "root1")
    assert Post.objects.filter(role="clerk").count() == 1
    assert StaffChange.objects.count() == 1


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_entered(admin, tmp_path):
    path = table(
        tmp_path, ("窗口甲", "chuang", "接待", {}), ("", "x1", "受理人员", {}), ("丙", "x2", "受理人员", {"区划代码": "999"}),
        ("丁", "x3", "受理人员", {"任职起始日": "明天"}), ("戊", "坏 账号", "受理人员", {}),
        ("己", "x5", "受理人员", {"单位职能": "管天管地"}), ("庚", "x6", "受理人员", {"手机号": "123"}),
        ("别名", "root1", "受理人员", {}), ("好人", "x9", "受理人员", {}),
    )  # fmt: skip

    with pytest.raises(CommandError) as refused:
        run(path, "--by", "root1")

    said = str(refused.value).splitlines()
    assert said[0] == "没有录入，请改好以后再来："
    assert [line[:4] for line in said[1:]] == [f"第{n}行：" for n in range(2, 10)]
    assert said[1] == "第2行：没有“接待”这个岗位，可以填写的在表格的第二页。"
    assert said[2] == "第3行：请填写姓名。"
    assert said[8] == "第9行：账号 root1 已经是管理甲的，请换一个账号。"
    assert User.objects.count() == 1
    assert Unit.objects.count() == 1


def test_three_administrators_are_three_people_and_later_named_by_security(admin, tmp_path):
    twice = table(tmp_path, ("管理甲", "root1", "审计人员", {}))
    with pytest.raises(CommandError, match="不能同时担任系统、安全、审计三员中的两员"):
        run(twice, "--by", "root1")
    run(table(tmp_path, ("安全甲", "anquan", "安全管理员", {})), "--by", "root1")
    with pytest.raises(CommandError, match="由其在“岗位”页面任命"):
        run(table(tmp_path, ("审计甲", "shenji", "审计人员", {})), "--by", "root1")


def test_nobody_enters_a_roster_without_answering_for_it(admin, tmp_path):
    path = table(tmp_path, ("窗口甲", "chuang", "受理人员", {}))
    for args in ([path], [path, "--by", "chuang"]):
        with pytest.raises(CommandError, match="请用 --by 写明系统管理员的账号"):
            run(*args)


def test_the_template_can_be_filled_in_and_read_back(tmp_path):
    path = tmp_path / "岗位表.xlsx"
    assert "已写入空表" in run(str(path), "--template")
    book = load_workbook(path)
    assert [cell.value for cell in book.worksheets[0][1]] == list(roster.COLUMNS)
    assert "受理人员" in [row[0].value for row in book.worksheets[1].rows]
    book.worksheets[0]["I2"] = now().replace(tzinfo=None)
    book.save(path)
    (row,) = roster.read(path)
    assert (row["row"], row["姓名"], row["任职起始日"]) == (2, "王某某", now().date().isoformat())


def test_a_file_that_is_no_table_is_said_plainly(tmp_path):
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"not a spreadsheet")
    with pytest.raises(roster.RosterError, match="打不开 x.xlsx"):
        roster.read(broken)
    other = tmp_path / "x.csv"
    other.write_text("甲,乙\n1,2\n")
    with pytest.raises(roster.RosterError, match="表头缺少：单位全称"):
        roster.read(other)
