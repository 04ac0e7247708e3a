"""The city's workbook: figures land in named cells, formulas are left alone, every odd name is told."""

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

from orgs.statistics import workbook

pytestmark = pytest.mark.django_db
FIGURES = {"standing": 137, "in_time_rate": "97.5", "average_days": None, "kind_association": 60, "stage_x-y": 3}


def form(path, **places):
    """A form as an office might make it: names on a sheet called 表一."""
    book = Workbook()
    sheet = book.active
    sheet.title = "表一"
    sheet["C9"] = "=SUM(C1:C3)"
    sheet["C3"] = "旧数"
    sheet.merge_cells("E1:F2")
    for name, place in places.items():
        target = place if "!" in place else f"'表一'!{place}"
        book.defined_names[name] = DefinedName(name, attr_text=target)
    book.save(path)
    return path


def test_our_own_template_takes_every_figure(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook.template())
    told = workbook.fill(path, FIGURES, "2026-10")
    assert (told.unknown, told.refused, told.missing, told.empty) == ([], [], [], ["average_days"])
    assert len(told.written) == len(workbook.wanted()) - 1
    path.write_bytes(told.content)
    book = load_workbook(path)

    def cell(name):
        ((sheet, where),) = book.defined_names[name].destinations
        return book[sheet][where].value

    assert [cell(n) for n in ("standing", "in_time_rate", "kind_association", "kind_foundation", "report_month")] == [
        137, 97.5, 60, 0, "2026-10"]  # fmt: skip
    assert cell("average_days") is None and cell("street_120116005") == 0


def test_a_form_of_the_city_is_filled_and_its_oddities_are_told(tmp_path):
    path = form(tmp_path / "city.xlsx", Standing="$C$2", in_time_rate="$C$3", average_days="$C$9", kind_association="$F$2",
                granted="$A$1:$B$2", refused="#REF!", 市里的指标="$D$4", stage_x_y="$D$5")  # fmt: skip
    told = workbook.fill(path, FIGURES, "2026-10")
    assert sorted(told.written) == ["Standing", "in_time_rate", "stage_x_y"]
    assert told.unknown == ["市里的指标"]
    assert [sentence.split("”")[0] for sentence in told.refused] == [
        "名称“average_days", "名称“kind_association", "名称“granted", "名称“refused"]  # fmt: skip
    assert "里是公式，没有填写" in told.refused[0] and "C9" in told.refused[0]
    assert "按类型：基金会" in told.missing and "在册社会组织" not in told.missing
    assert any("我们不认识的名称" in sentence and "市里的指标" in sentence for sentence in told.sentences)
    path.write_bytes(told.content)
    sheet = load_workbook(path).active
    assert [sheet[place].value for place in ("C2", "C3", "C9", "D4", "D5", "F2")] == [
        137,
        97.5,
        "=SUM(C1:C3)",
        None,
        3,
        None,
    ]


@pytest.mark.parametrize(("name", "content", "says"), [
    ("a.xls", b"\xd0\xcf\x11\xe0", "旧格式"), ("a.xlsx", b"no zip", "不是Excel"), ("a.xlsx", b"PK\x03\x04zz", "打不开"),
    ("a.xlsx", b"", "空的"), ("a.exe", b"MZ", "程序文件"),
])  # fmt: skip
def test_what_is_no_workbook_gets_a_sentence(tmp_path, name, content, says):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(workbook.Unusable, match=says):
        workbook.fill(path, FIGURES, "2026-10", name=name)
