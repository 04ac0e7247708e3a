"""The city's workbook: our figures written into its named cells, whatever the form looks like this year."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.workbook.defined_name import DefinedName

from casework.intake.inspection import inspect
from orgs.importing.sheets import safe
from orgs.statistics import catalogue

FIXED = ("kind", "industry", "street", "grade", "annual")  # breakdowns whose parts do not depend on what is in the register


class Unusable(Exception):
    """The workbook cannot be filled at all; the sentence says why."""


@dataclass
class Filled:
    """What became of a workbook: its bytes, and what people must know of its names."""

    content: bytes = b""
    written: list = field(default_factory=list)
    unknown: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    empty: list = field(default_factory=list)

    @property
    def sentences(self):
        """Everything worth saying, in order."""
        told = [f"已填写 {len(self.written)} 格。", *self.refused]
        for words, names in (("这张表里有我们不认识的名称，没有填写", self.unknown), ("这一期没有可以计算的数，留空", self.empty),
                             ("这张表里没有下列指标的单元格", self.missing)):  # fmt: skip
            if names:
                told.append(f"{words}：{'、'.join(names)}。")
        return told


def cell_name(code):
    """A figure's code as the name of a cell."""
    return code.replace("-", "_")


def wanted():
    """Name of a cell -> label, for every figure and fixed part: what a form is expected to ask."""
    found = {"report_month": "统计月份"} | {code: figure.label for code, figure in catalogue.FIGURES.items()}
    for code in FIXED:
        part = catalogue.BREAKDOWNS[code]
        found |= {part.name(key): f"{part.label}：{label}" for key, label in part.names().items()}
    return found


def template():
    """A workbook of our own with a named cell for everything `wanted`; as bytes."""
    book = Workbook()
    sheet = book.active
    sheet.title = "月报"
    sheet.append(["社会组织统计月报"])
    sheet.append(["指标", "数值"])
    for row, (name, label) in enumerate(wanted().items(), start=3):
        sheet.cell(row, 1, safe(label))
        book.defined_names[name] = DefinedName(name, attr_text=f"'月报'!$B${row}")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 16
    return _bytes(book)


def fill(path, figures, month, *, name="report.xlsx"):
    """A workbook with the figures (code -> int, text with decimals, None) in its named cells. Raises Unusable.

    Cells that hold formulas, parts of merged cells and ranges are refused and told; formulas are neither read nor changed.
    """
    verdict = inspect(path, name, ("xlsx",))
    if verdict.problems:
        raise Unusable("".join(verdict.problems))
    try:
        book = load_workbook(io.BytesIO(Path(path).read_bytes()))  # bytes: openpyxl would judge the file by its name
    except Exception as error:  # a workbook may be broken in as many ways as there are parts in it
        raise Unusable("表格打不开，可能已经损坏，请重新保存后再试。") from error
    told, known = Filled(), {"report_month": month} | {cell_name(code): n for code, n in figures.items()}
    expected, met = wanted(), set()
    for called, place in _names(book):
        key = called.lower()
        met.add(key)
        if key in known or key in expected:
            _write(book, called, place, known.get(key, 0), told)
        else:
            told.unknown.append(called)
    told.missing = [label for key, label in expected.items() if key not in met]
    told.content = _bytes(book)
    return told


def _names(book):
    for scope in (book, *book.worksheets):
        for called, row in scope.defined_names.items():
            if not called.startswith("_xlnm") and not row.hidden:
                yield called, row


def _write(book, called, place, value, told):
    try:
        targets = list(place.destinations)
        ((sheet, where),) = targets
        where = where.replace("$", "")
        coordinate_from_string(where)
        cell = book[sheet][where]
    except Exception:  # noqa: BLE001  broken references come as many errors; all mean the same
        told.refused.append(f"名称“{called}”指向的不是一个单元格，没有填写。")
        return
    if isinstance(cell, MergedCell):
        told.refused.append(f"名称“{called}”指向合并单元格的中间（{where}），没有填写。")
    elif cell.data_type == "f" or isinstance(cell.value, str) and cell.value.startswith("="):
        told.refused.append(f"名称“{called}”指向的单元格（{where}）里是公式，没有填写；请清除公式再来。")
    elif value is None:
        cell.value = None
        told.empty.append(called)
    else:
        cell.value = value if isinstance(value, int) or called.lower() == "report_month" else float(value)
        told.written.append(called)


def _bytes(book):
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
