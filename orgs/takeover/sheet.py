"""Paper cases from a sheet: a row a case, columns named as the form's questions, a Chinese sentence for every bad cell."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File

from casework.intake.fields import receive
from orgs.importing.checking import Wrong
from orgs.importing.reading import Unreadable, rows_of
from orgs.takeover.asking import PaperForm
from orgs.takeover.replay import NotTaken, take_over

MOST = 1000


@dataclass
class Taken:
    """What became of a sheet: numbers of new cases, how many rows were known already, faults, notes on columns."""

    new: list = field(default_factory=list)
    unchanged: int = 0
    faults: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def run(path, road, *, by, scans, rehearse):
    """Take over every good row; rows with a fault are left out whole. Raises Unreadable."""
    lines = [(n, row) for n, row in rows_of(path) if any(cell not in (None, "") for cell in row)]
    if not lines or len(lines) > MOST + 1:
        raise Unreadable("表格是空的。" if not lines else f"表格超过{MOST}行，请分成几个文件。")
    blank, told = PaperForm(road, by=by), Taken()
    names = {f.label: n for n, f in blank.fields.items()}
    headers = [str(cell or "").strip().lstrip("*＊") for cell in lines[0][1]]
    told.notes += [f"没有用到的列：{word}。" for word in headers if word and word not in names]
    missing = [f.label for f in blank.fields.values() if f.required and f.label not in headers]
    if missing:
        raise Unreadable(f"缺少这些列：{'、'.join(missing)}。可以先用 --template 写出空表。")
    for number, row in lines[1:]:
        cells = {names[word]: cell for word, cell in zip(headers, row, strict=False) if word in names}
        _row(number, cells, road, by, scans, rehearse, told)
    return told


def _row(number, cells, road, by, scans, rehearse, told):
    blank = PaperForm(road, by=by)
    data = {name: plain(cell, blank.fields[name]) for name, cell in cells.items() if name != "dossier"}
    files, bad = {}, []
    try:
        files["dossier"] = _scan(str(cells.get("dossier") or "").strip(), scans)
    except ValidationError as error:
        bad = [("dossier", sentence) for sentence in error.messages]
    form = PaperForm(road, data, files, by=by)
    if form.is_valid():
        try:
            case, new = take_over(form, rehearse=rehearse)
        except NotTaken as refused:
            bad += refused.problems
        else:
            told.unchanged += not new
            told.new += [case.number if case else data.get("number", "")] if new else []
            return
    bad += [(n, s) for n, said in form.errors.items() for s in said if not (n == "dossier" and bad)]
    told.faults += [Wrong(number, blank.fields[n].label if n in blank.fields else "整行", s.rstrip("。")) for n, s in bad]
    if "dossier" in files:
        Path(files["dossier"].path).unlink(missing_ok=True)


def plain(cell, asked):
    """A cell as the form would have got it: days as ISO text, words of a list as their value."""
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell).strip()
    if isinstance(asked, forms.ChoiceField):
        spelt = ((str(value), {str(label), str(value), str(label).partition("（")[0]}) for value, label in asked.choices)
        return next((value for value, words in spelt if text in words), text)
    if isinstance(asked, forms.DateField):
        with suppress(ValueError):
            year, month, day = map(int, text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").split("-"))
            return date(year, month, day).isoformat()
    return text


def _scan(name, folder):
    """The scan named in the row, inspected like an upload; a name only, never a path."""
    if not name:
        raise ValidationError("请写明卷宗扫描件的文件名。")
    path = Path(folder) / name
    if Path(name).name != name or not path.is_file():
        raise ValidationError(f"扫描件目录里没有“{name[:60]}”，请核对文件名。")
    with path.open("rb") as file:
        return receive(File(file, name=name), ("pdf", "jpg", "png"))
