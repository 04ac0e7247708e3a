"""Reading a sheet: .xlsx or .csv to numbered rows, blank lines and titles above the header skipped."""

import csv
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook

from orgs.importing.columns import matched


class Unreadable(Exception):
    """The file cannot be read as a register sheet; the sentence says why."""


def rows_of(path, name=None):
    """(row number, cells) of every line of the first sheet."""
    suffix = Path(name or path).suffix.lower()
    if suffix == ".csv":
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                with Path(path).open(encoding=encoding, newline="") as file:
                    return list(enumerate(csv.reader(file), start=1))
            except UnicodeDecodeError:
                continue
        raise Unreadable("文字编码不认识，请另存为 UTF-8 编码的 .csv 或者 .xlsx。")
    if suffix != ".xlsx":
        raise Unreadable("请使用 .xlsx 或者 .csv 文件；旧的 .xls 请先另存为 .xlsx。")
    try:
        with Path(path).open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            return list(enumerate(book.worksheets[0].iter_rows(values_only=True), start=1))
    except (BadZipFile, OSError, KeyError, ValueError) as error:
        raise Unreadable("文件打不开，可能已经损坏或者设了密码。") from error


def sheet(path, *, most, mapping=None, name=None):
    """(columns by place, notes, [(row number, cells)]) below the header: the line that names the most columns.

    `most` bounds the rows. Raises Unreadable.
    """
    lines = [(n, row) for n, row in rows_of(path, name) if any(cell not in (None, "") for cell in row)]
    if not lines:
        raise Unreadable("表格是空的。")
    if len(lines) > most + 10:
        raise Unreadable(f"表格超过{most}行，请分成几个文件。")
    tried = [(len(matched(row, mapping)[0]), -n, n) for n, row in lines[:10]]
    header = max(tried)[2]
    found, notes = matched(dict(lines)[header], mapping)
    return found, notes, [(n, row) for n, row in lines if n > header]
