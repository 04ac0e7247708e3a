"""Residents from a spreadsheet: everything or nothing, the same again changes nothing, a correction keeps what was known."""

from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from network import population
from network.models import Population
from network.roster import RosterError

pytestmark = pytest.mark.django_db
MARCH, JULY = (datetime(2026, month, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai")) for month in (3, 7))
ROW = {"row": 2, "区划代码": "120116", "常住人口": "2,060,000", "截至日期": "2025-12-31", "来源": "统计公报"}


def test_entered_once_and_corrected_without_being_overwritten(bureau):
    assert population.enter([ROW], instant=MARCH, by=bureau.admin) == 1
    assert population.enter([ROW], instant=JULY, by=bureau.admin) == 0
    assert population.enter([ROW | {"常住人口": "2070000人"}], instant=JULY) == 1
    day = date(2026, 6, 30)
    assert population.population_of("", day).residents == 2_070_000
    assert population.population_of("120116", day, known=MARCH).residents == 2_060_000
    assert population.population_of("", date(2025, 12, 30)) is None and population.population_of("120116005", day) is None
    assert Population.objects.get(ended_recorded_at__isnull=False).recorded_by == bureau.admin


@pytest.mark.parametrize(("cells", "says"), [
    ({"区划代码": "999999"}, "没有代码为“999999”的区划"), ({"常住人口": "很多"}, "请写成整数"), ({"常住人口": "0"}, "请写成整数"),
    ({"常住人口": ""}, "请写成整数"), ({"截至日期": "去年底"}, "请写成 2025-12-31 的样子"), ({"截至日期": "2027-12-31"}, "今天以前"),
    ({"来源": ""}, "请写明来源"), ({"来源": "长" * 201}, "不超过200个字"),
])  # fmt: skip
def test_a_bad_row_gets_a_sentence_and_nothing_is_entered(cells, says):
    with pytest.raises(RosterError, match=says) as told:
        population.enter([ROW, ROW | {"row": 3, "截至日期": "2024-12-31"} | cells], instant=MARCH)
    assert "第3行" in told.value.problems[0] and not Population.objects.exists()
    with pytest.raises(RosterError, match="写了两行"):
        population.enter([ROW, ROW], instant=MARCH)
    assert population.enter([ROW], instant=MARCH) == 1  # the control


def test_the_command_writes_its_sheet_and_reads_it_back(bureau, tmp_path):
    path, out = tmp_path / "residents.xlsx", StringIO()
    call_command("population", str(path), template=True, stdout=out)
    with pytest.raises(CommandError, match="--by"):
        call_command("population", str(path), stdout=out)
    call_command("population", str(path), by="admin", stdout=out)
    assert "常住人口录入 1 行" in out.getvalue()
    call_command("population", str(path), by="admin", stdout=out)
    assert "未变 1 行" in out.getvalue()
    book = load_workbook(path)
    book.active["B2"] = "好多人"
    book.save(path)
    with pytest.raises(CommandError, match="第2行：常住人口“好多人”请写成整数"):
        call_command("population", str(path), by="admin", stdout=out)
    (tmp_path / "other.csv").write_text("区划,人口\n", encoding="utf-8")
    with pytest.raises(CommandError, match="表头缺少.*manage.py population --template"):
        call_command("population", str(tmp_path / "other.csv"), by="admin", stdout=out)
