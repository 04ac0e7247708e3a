"""Checking a sheet whole: good rows, a fault for every bad cell, a note for what is still to be filled in."""

import re
from dataclasses import dataclass, field
from datetime import date

from network.models import Division
from orgs.importing import reported
from orgs.importing.cells import Fault, narrow, plain
from orgs.importing.columns import COLUMNS, absent, supplement
from orgs.organization import PREFIX, Kind, Organization, Status

STREETS = ("district", "subdistrict", "town", "zone")


@dataclass(frozen=True)
class Wrong:
    """One cell that cannot be taken: its row in the sheet, its column, what is wrong and how to mend it."""

    row: int
    column: str
    says: str

    def __str__(self):
        return f"第{self.row}行“{self.column}”：{self.says}。"


@dataclass
class Checked:
    """What a sheet holds: `rows` of (row number, values), `faults`, `notes` on columns, `gaps` to be filled in later."""

    rows: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    gaps: list = field(default_factory=list)


def check(found, notes, lines, today):
    """Read every line; a line with a fault is left out whole, its other faults are told too."""
    known = _register(lines, found) if supplement(found) else None
    told = Checked(notes=[*notes, *(absent(found) if known is None else ())])
    if known is None and absent(found):
        return told
    streets, codes, names = _streets(), {}, {}
    labels = {column.name: column.label for column in found.values()}
    for number, cells in lines:
        values, faults = _read(found, number, cells, known is None)
        if known is not None:
            faults += list(_completed(values, number, known))
        faults += list(_together(values, number, today))
        faults += [Wrong(number, *said) for said in reported.faults(values, labels, today)]
        if known is None:
            faults += list(_street(values, number, streets, told.gaps))
        faults += list(_doubled(values, number, codes, names))
        if faults:
            told.faults += faults
        else:
            told.rows.append((number, values))
            told.gaps += [Wrong(number, label, "还没有填写") for label in _unfilled(found, values)]
    return told


def _register(lines, found):
    place = next(place for place, column in found.items() if column.name == "uscc")
    codes = {narrow(cells[place]).upper() for _, cells in lines if place < len(cells)}
    return {o.uscc: o for o in Organization.objects.filter(uscc__in=codes).select_related("division")}


def _completed(values, number, known):
    """A row of a supplement: the registration is that of the register, whose name the row may repeat."""
    code = values.get("uscc")
    organization = known.get(code)
    if organization is None:
        if code:
            yield Wrong(number, "统一社会信用代码", "名册里没有这个代码；要录入新的组织，请用有类型、街镇和成立日期的名册表")
        return
    if values.get("name") and values["name"] != organization.name:
        yield Wrong(number, "名称", f"与名册里的“{organization.name}”不一致，请核对代码；要改名称，请用完整的名册表")
    values |= {"name": organization.name, "kind": organization.kind, "street": organization.division,
               "established_on": organization.established_on}  # fmt: skip


def _unfilled(found, values):
    """Labels of what is still to be filled in; what is said beside the registration is asked only where its column is."""
    asked = [] if supplement(found) else [c for c in COLUMNS if c.wanted and not values.get(key(c))]
    if not values.get("ended_on"):
        beside = [c for c in found.values() if c.wanted and c not in COLUMNS]
        asked += [c for c in beside if values.get(key(c)) in ("", None)]
    return [c.label for c in asked]


def key(column):
    """The name under which a column's value is kept: both columns of a sum are one, in fen."""
    return re.sub("_(yuan|wan)", "_fen", column.name)


def _read(found, number, cells, whole):
    values, faults = {}, []
    for place, column in found.items():
        cell = cells[place] if place < len(cells) else None
        try:
            value = column.read(cell)
        except Fault as fault:
            faults.append(Wrong(number, column.label, str(fault)))
            continue
        if column.needed and value in ("", None) and (whole or column.name == "uscc"):
            faults.append(Wrong(number, column.label, "必须填写"))
        elif value not in ("", None) or key(column) not in values:
            values[key(column)] = value
    return values, faults


def _together(values, number, today):
    kind, code, born, ended = (values.get(n) for n in ("kind", "uscc", "established_on", "ended_on"))
    if kind and code and not code.startswith(PREFIX[kind]):
        yield Wrong(number, "统一社会信用代码", f"{Kind(kind).label}的代码应当以{PREFIX[kind]}开头，请核对代码或者类型")
    if born and not date(1949, 10, 1) <= born <= today:
        yield Wrong(number, "成立日期", "成立日期应当在1949年10月1日以后、今天以前")
    if ended and born and ended < born:
        yield Wrong(number, "注销日期", "注销日期早于成立日期，请核对")
    if ended and ended > today:
        yield Wrong(number, "注销日期", "注销日期晚于今天，请核对")
    status = values.get("status")
    if status in (Status.DISSOLVED, Status.REVOKED) and "ended_on" in values and not ended:
        yield Wrong(number, "注销日期", "已经注销或者撤销的，请填写日期")
    if status == Status.REGISTERED and ended:
        yield Wrong(number, "状态", "状态是正常，却填了注销日期，请改其中一项")


def _streets():
    table = {}
    for row in Division.objects.filter(valid_to__isnull=True, kind__in=STREETS).order_by("code"):
        table[row.code] = table[row.name] = row
        table.setdefault(row.name.removesuffix("街道"), row)
    return table


def _street(values, number, table, gaps):
    text = plain(values.get("street", "")).replace(" ", "")
    if not text:
        return
    row = table.get(text) or table.get(text[:9]) or table.get(text.removesuffix("办事处"))
    if row is None and text.isdigit() and text[:6] in table:
        row = table[text[:6]]
        gaps.append(Wrong(number, "街镇", f"区划代码{text}不在册，暂时记在{row.name}，请补上所在街镇"))
    elif row is None:
        yield Wrong(number, "街镇", f"不认识的街镇“{text[:20]}”，请填写名册里的街镇全称或者9位区划代码")
    values["street"] = row


def _doubled(values, number, codes, names):
    code, name = values.get("uscc"), values.get("name")
    if code:
        if code in codes:
            yield Wrong(number, "统一社会信用代码", f"与第{codes[code]}行重复，请删去其中一行")
        codes.setdefault(code, number)
    if name and not values.get("ended_on"):
        if name in names:
            yield Wrong(number, "名称", f"与第{names[name]}行重复，请核对")
        names.setdefault(name, number)
