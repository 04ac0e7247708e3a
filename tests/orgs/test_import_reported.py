"""What a register sheet says beside the registration: grade, people, lists, what is reported of a year; in both times."""

import csv
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from orgs import codes, facts
from orgs.facts import FACTS, IMPORT, Fact, state_for
from orgs.importing import batch, defects, reported
from orgs.importing.columns import matched
from orgs.models import Organization
from orgs.organization import Kind

pytestmark = pytest.mark.django_db
CODE = codes.made_up(Kind.ASSOCIATION, 810_001)
ROW = {"名称": "天津市滨海新区盐业协会", "统一社会信用代码": CODE, "类型": "社会团体", "街镇": "120116005", "成立日期": "2019-05-06",
       "住所": "示范路1号", "业务范围": "行业服务", "法定代表人": "", "注册资金": "3万元"}  # fmt: skip
SEVEN, ONE = ("2025-07-11", "2026-01-16")
INSTANT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
FULL = {"评估等级": "3A", "等级有效期起": "2023-12-22", "等级有效期止": "2028-12-21", "专职人员": "7", "兼职人员": "2", "党员数": "3",
        "统计日期": "2025-12-31", "列入异常名录日期": SEVEN, "列入异常名录原因": "未报送年度工作报告", "2025年度年检结论": "合格",
        "2025年总资产（万元）": "12.5", "2025年收入": "80000", "2025年支出": "7999.99"}  # fmt: skip


@pytest.fixture
def enter(bureau, tmp_path):
    """Import one row, with these cells beside; returns (batch or None, Checked)."""

    def run(dry=False, **cells):
        path = tmp_path / "row.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([list(ROW | cells), list((ROW | cells).values())])
        return batch.examined(path) if dry else batch.run(path, by=bureau.admin)

    return run


def on(kind, *day, known=None):
    """What is on record of the one organization."""
    return facts.value_on(Organization.objects.get(uscc=CODE), kind, date(*day), known)


def test_every_cell_becomes_a_fact_of_its_days(enter, travel):
    travel("2026-11-23 09:00")
    made, told = enter(**FULL)
    assert (made.entered, told.faults, told.gaps) == (1, [], [told.gaps[0]]) and told.gaps[0].column == "法定代表人"
    assert [on("grade", 2023, 12, 21), on("grade", 2023, 12, 22), on("grade", 2028, 12, 21), on("grade", 2028, 12, 22)] == [
        None, "3A", "3A", None]  # fmt: skip
    assert [on("full_time", 2025, 12, 30), on("full_time", 2026, 11, 1), on("part_time", 2026, 1, 1)] == [None, "7", "2"]
    assert [on("income", 2024, 12, 31), on("income", 2025, 12, 31), on("income", 2026, 1, 1)] == [None, "8000000", None]
    assert [on(kind, 2025, 6, 1) for kind in ("assets", "spending", "annual")] == ["12500000", "799999", "passed"]
    assert on("abnormal_list", 2026, 11, 23) == "未报送年度工作报告"
    travel("2026-11-23 09:05")
    assert enter(**FULL)[0] is None  # the same again changes nothing


def test_a_later_sheet_changes_what_differs_and_is_taken_back_whole(enter, travel):
    first = travel("2026-11-23 09:00")
    enter(**FULL)
    before = sorted(map(str, Fact.objects.values_list()))
    travel("2026-11-25 09:00")
    changed = {"评估等级": "4A", "等级有效期起": "2027-01-01", "等级有效期止": "2031-12-31", "专职人员": "9", "统计日期": "2026-10-31",
               "列入异常名录日期": SEVEN, "移出异常名录日期": ONE, "2025年度年检结论": "基本合格", "2025年收入": ""}  # fmt: skip
    made, told = enter(**changed)
    assert (made.changed, told.faults) == (1, [])
    assert [on("grade", 2026, 12, 31), on("grade", 2027, 1, 1), on("grade", 2031, 12, 31)] == ["3A", "4A", "4A"]
    assert on("grade", 2028, 1, 1, known=first) == "3A"  # as known then
    assert [on("full_time", 2026, 10, 30), on("full_time", 2026, 10, 31)] == ["7", "9"]
    assert [on("abnormal_list", 2026, 1, 15), on("abnormal_list", 2026, 1, 16)] == ["未报送年度工作报告", None]
    assert on("abnormal_list", 2026, 1, 16, known=first) == "未报送年度工作报告"
    assert [on("annual", 2025, 1, 1), on("annual", 2025, 1, 1, known=first)] == ["basic", "passed"]
    assert on("income", 2025, 1, 1) == "8000000"  # an empty cell says nothing
    travel("2026-11-25 09:05")
    assert enter(**changed)[0] is None
    batch.revert(made, by=None)
    assert sorted(map(str, Fact.objects.values_list())) == before


def test_an_older_count_learnt_later_does_not_undo_a_newer_one(enter, travel):
    travel("2026-11-23 09:00")
    enter(专职人员="9", 统计日期="2026-10-31")
    travel("2026-11-23 09:05")
    enter(专职人员="5", 统计日期="2025-12-31")
    assert [on("full_time", 2025, 12, 31), on("full_time", 2026, 10, 30), on("full_time", 2026, 11, 23)] == ["5", "5", "9"]
    travel("2026-11-23 09:10")
    enter(专职人员="4")  # without a day: from today on
    assert [on("full_time", 2026, 11, 22), on("full_time", 2026, 11, 23)] == ["9", "4"]


@pytest.mark.parametrize(("cells", "column", "says"), [
    ({"评估等级": "6A"}, "评估等级", "不认识的评估等级“6A”"), ({"评估等级": "3A"}, "等级有效期起", "有效期从哪一天起"),
    ({"等级有效期起": "2023-12-22"}, "评估等级", "请填写等级"),
    (FULL | {"等级有效期止": "2023-01-01"}, "等级有效期止", "早于有效期起"), (FULL | {"等级有效期起": "2010-01-01"}, "等级有效期起", "早于成立日期"),
    ({"专职人员": "七"}, "专职人员数", "不是人数"), ({"党员数": "1.5"}, "党员数", "不是人数"),
    ({"专职人员": "1", "统计日期": "2999-01-01"}, "人数统计日期", "今天以前"), ({"列入异常名录原因": "失联"}, "列入活动异常名录日期", "请填写列入日期"),
    ({"列入异常名录日期": ONE, "移出异常名录日期": SEVEN}, "移出活动异常名录日期", "列入日期以后"),
    ({"列入严重失信名单日期": "2999-01-01"}, "列入严重违法失信名单日期", "今天以前"),
    ({"列入严重失信名单日期": ONE, "列入严重失信名单原因": "身份证11010519491231002X"}, "列入严重违法失信名单原因", "删去号码"),
    ({"2025年度年检结论": "优"}, "2025年度年检结论", "可以填写：合格"), ({"2026年度年检结论": "合格"}, "2026年度年检结论", "还没有过完"),
    ({"2018年度年检结论": "合格"}, "2018年度年检结论", "还没有成立"), ({"2025年支出": "-1"}, "2025年度总支出（元）", "不小于0"),
])  # fmt: skip
def test_a_bad_cell_gets_a_sentence_and_its_row_stays_out(enter, travel, cells, column, says):
    travel("2026-11-23 09:00")
    told = enter(dry=True, **cells)
    assert any(wrong.column == column and says in wrong.says for wrong in told.faults), told.faults
    assert told.rows == [] and enter(**cells)[0] is None and not Organization.objects.exists()
    assert enter(dry=True, **FULL).faults == []  # the control


def test_a_sheet_of_codes_and_grades_alone_adds_to_the_register(enter, bureau, travel, tmp_path):
    travel("2026-11-23 09:00")
    enter()
    before, path = Organization.objects.values().get(), tmp_path / "grades.csv"

    def sheet(*rows, head="统一社会信用代码,名称,评估等级,等级有效期起,等级有效期止"):
        path.write_text("\n".join((head, *rows)), encoding="utf-8")
        return batch.run(path, by=bureau.admin)

    good, other = f"{CODE},{ROW['名称']},3A,2023-12-22,2028-12-21", codes.made_up(Kind.ASSOCIATION, 810_009)
    travel("2026-11-23 09:05")
    made, told = sheet(good, f"{other},,4A,2023-12-22,2028-12-21")
    assert [(w.row, w.column) for w in told.faults] == [(3, "统一社会信用代码")] and "名册里没有这个代码" in str(told.faults[0])
    assert (made.changed, made.entered, on("grade", 2026, 1, 1), told.gaps) == (1, 0, "3A", [])
    assert Organization.objects.values().get() == before
    travel("2026-11-23 09:10")
    assert sheet(good)[0] is None
    made, told = sheet(good.replace("盐业协会", "盐业商会").replace("3A", "5A"))
    assert made is None and "与名册里的“天津市滨海新区盐业协会”不一致" in str(told.faults[0]) and on("grade", 2026, 1, 1) == "3A"
    made, told = sheet(CODE, head="统一社会信用代码")  # the control: nothing is added by a code alone
    assert made is None and "缺少“类型”这一列" in "".join(told.notes)


def test_headers_name_their_year_in_the_usual_ways_and_by_a_mapping():
    found, notes = matched(["2025年度年检结论", "2024年年检", "annual_2023", "2025收入（万元）", "年检结论", "2025年度心情"])
    assert [c.name for c in found.values()] == ["annual_2025", "annual_2024", "annual_2023", "income_wan_2025"]
    assert notes == ["没有用到的列：年检结论。请在表头写明年度，例如“2025年度年检结论”。", "没有用到的列：2025年度心情。"]
    assert [c.name for c in matched(["去年结论"], {"2025年度年检结论": "去年结论"})[0].values()] == ["annual_2025"]
    assert [c.name for c in matched(["人手"], {"专职人员数": "人手"})[0].values()] == ["full_time"]


def test_what_is_still_missing_is_told_once_the_register_holds_it_of_somebody(enter, travel):
    travel("2026-11-23 09:00")
    asked = {gap.column for gap in enter(dry=True, **{"专职人员": "", "2025年度年检结论": ""}).gaps}
    assert {"专职人员数", "2025年度年检结论"} <= asked
    assert "专职人员数" not in {gap.column for gap in enter(dry=True).gaps}  # no such column: nothing is asked
    enter()
    organization = Organization.objects.get()
    assert defects.lacks(defects.lacking().get()) == ["没有法定代表人"]
    other = Organization.objects.create(
        party=organization.party.__class__.objects.create(kind="organization", name="另一家"), uscc=codes.made_up(Kind.ASSOCIATION, 810_002),
        name="另一家", name_key="l", kind=Kind.ASSOCIATION, status="registered", division=organization.division, address="x",
        established_on=date(2019, 1, 1),
    )  # fmt: skip
    state_for(other, "full_time", "3", valid_from=date(2026, 1, 1), valid_to=None, instant=INSTANT, batch="册")
    state_for(other, "annual", "passed", valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31), instant=INSTANT, batch="册")
    assert defects.lacks(defects.lacking().get(pk=organization.pk)) == ["没有法定代表人", "没有专职人员数", "没有上一年度的年检结论"]
    assert defects.lacking(["headcount", "annual"]).get() == organization


def test_what_no_process_owns_yet_only_an_import_writes(enter, bureau, travel, monkeypatch):
    travel("2026-11-23 09:00")
    enter()
    assert {kind for kind, owner in FACTS.items() if owner == IMPORT} == set(reported.KINDS)
    case, days = bureau.submitted(), {"valid_from": date(2026, 1, 1), "valid_to": None, "instant": INSTANT}
    for kind in reported.KINDS:
        for write in (state_for, lambda *a, valid_to, **more: facts.state(*a, **more)):
            with pytest.raises(PermissionError, match=f"does not own the fact {kind}"):
                write(Organization.objects.get(), kind, "1", case=case, **days)
    assert not Fact.objects.filter(kind__in=reported.KINDS).exists()
    monkeypatch.setitem(facts.FACTS, "grade", "establishment")  # the control: its owner may
    assert state_for(Organization.objects.get(), "grade", "3A", case=case, **days)
