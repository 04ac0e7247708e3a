"""Roster: units, people and posts from one spreadsheet, one row a post; everything is entered or nothing."""

import csv
import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from openpyxl import Workbook, load_workbook

from network import activation
from network.divisions import Division
from network.people import Post, StaffChange
from network.posts import other_administrator
from network.roles import ADMINISTRATORS, POSTS
from network.units import CAPACITIES, Unit
from network.users import User, set_phone
from network.vault import blinds

COLUMNS = (
    "单位全称",
    "单位简称",
    "单位职能",
    "区划代码",
    "姓名",
    "账号",
    "岗位",
    "职务",
    "任职起始日",
    "邮箱",
    "手机号",
)
NEEDED = ("单位全称", "区划代码", "姓名", "账号", "岗位", "职务", "任职起始日")
EXAMPLE = ("天津市滨海新区行政审批局", "区审批局", "登记", "120116", "王某某", "wangmm", "受理人员", "综合窗口工作人员",
           "2026-11-30", "", "")  # fmt: skip
PHONE = re.compile(r"1\d{10}")


class RosterError(Exception):
    """What is wrong with a roster: `problems` are Chinese sentences that name their row."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("；".join(problems))


def template(path):
    """Write an empty roster with one example row and the words that may stand in each column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "人员岗位"
    sheet.append(COLUMNS)
    sheet.append(EXAMPLE)
    words = book.create_sheet("可以填写的内容")
    words.append(("岗位", "岗位说明", "单位职能（多项用顿号分开）"))
    names, duties = list(POSTS.values()), list(CAPACITIES)
    for place in range(max(len(names), len(duties))):
        role = names[place] if place < len(names) else None
        duty = duties[place] if place < len(duties) else ""
        words.append((role.label if role else "", role.description if role else "", duty))
    book.save(path)


def read(path, columns=COLUMNS, needed=NEEDED, command="roster"):
    """The rows of an .xlsx or .csv file as dicts with their row number under "row". Raises RosterError."""
    path = Path(path)
    try:
        table = _table(path)
    except (OSError, BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise RosterError([f"打不开 {path.name}，请另存为 .xlsx 或者 UTF-8 的 .csv。"]) from error
    head = table[0] if table else []
    missing = [name for name in needed if name not in head]
    if missing:
        raise RosterError([f"表头缺少：{'、'.join(missing)}。请用 manage.py {command} --template 生成的表格填写。"])
    rows = [
        {"row": n} | dict(zip(head, cells, strict=False)) for n, cells in enumerate(table[1:], start=2) if any(cells)
    ]
    return [row | {name: row.get(name, "") for name in columns} for row in rows]


def _table(path):
    if path.suffix.lower() == ".xlsx":
        sheet = load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True).worksheets[0]
        return [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file)]


def _text(cell):
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


@transaction.atomic
def enter(rows, *, instant, by=None):
    """Enter units, accounts and posts; what is there already is left alone.

    Returns (User, activation code) of every account that was opened. `by` is the administrator who answers for it, None
    before there is one. The three administrators may be named as long as nobody holds the post of security
    administrator, who appoints them from then on. Raises RosterError with all problems at once.
    """
    entry = _Entry(instant, by)
    for row in rows:
        entry.take(row)
    if entry.problems:
        raise RosterError(entry.problems)
    return entry.opened


class _Entry:
    """One run over a roster: collects problems instead of stopping at the first."""

    def __init__(self, instant, by):
        self.instant, self.by, self.problems, self.opened = instant, by, [], []
        self.founding = not Post.objects.filter(role="security", valid_to__isnull=True).exists()
        self.roles = {role.label: name for name, role in POSTS.items()}
        self.divisions = {d.code: d for d in Division.objects.filter(valid_to__isnull=True)}
        self.units = {unit.name: unit for unit in Unit.objects.all()}

    def take(self, row):
        before = len(self.problems)
        for name in NEEDED:
            if not row[name]:
                self.say(row, f"请填写{name}")
        role, division, since = self.role(row), self.division(row), self.since(row)
        capacities = self.capacities(row)
        if len(self.problems) > before:
            return
        unit = self.unit(row, division, capacities)
        user = self.user(row)
        if user is not None:
            self.post(row, user, role, unit, division, since)

    def say(self, row, sentence):
        self.problems.append(f"第{row['row']}行：{sentence}。")

    def role(self, row):
        name = self.roles.get(row["岗位"], row["岗位"] if row["岗位"] in POSTS else None)
        if row["岗位"] and name is None:
            self.say(row, f"没有“{row['岗位']}”这个岗位，可以填写的在表格的第二页")
        if name in ADMINISTRATORS and not self.founding:
            self.say(row, "已经有安全管理员，系统、安全、审计三员由其在“岗位”页面任命")
        return name

    def division(self, row):
        found = self.divisions.get(row["区划代码"])
        if row["区划代码"] and found is None:
            self.say(row, f"没有代码为 {row['区划代码']} 的区划，全区是 120116，街镇是9位，社区是12位")
        return found

    def since(self, row):
        try:
            return date.fromisoformat(row["任职起始日"]) if row["任职起始日"] else None
        except ValueError:
            return self.say(row, f"任职起始日“{row['任职起始日']}”请写成 2026-11-30 的样子")

    def capacities(self, row):
        words = [word for word in row["单位职能"].replace("，", "、").split("、") if word]
        unknown = [word for word in words if word not in CAPACITIES]
        if unknown:
            self.say(row, f"没有“{'、'.join(unknown)}”这项单位职能，可以填写的是：{'、'.join(CAPACITIES)}")
        return [CAPACITIES[word] for word in words if word in CAPACITIES]

    def unit(self, row, division, capacities):
        name = row["单位全称"]
        if name not in self.units:
            level = {6: "district", 9: "street"}.get(len(division.code), "community")
            slug = f"unit-{Unit.objects.count() + 1:04d}"
            self.units[name] = Unit.objects.create(slug=slug, name=name, short=row["单位简称"] or name, kind="bureau",
                                                   level=level, division=division, capacities=capacities)  # fmt: skip
        unit = self.units[name]
        if set(capacities) - set(unit.capacities):
            unit.capacities = [*unit.capacities, *(word for word in capacities if word not in unit.capacities)]
            unit.save(update_fields=["capacities"])
        return unit

    def user(self, row):
        user = User.objects.filter(username=row["账号"]).first()
        if user is not None and user.name != row["姓名"]:
            return self.say(row, f"账号 {row['账号']} 已经是{user.name}的，请换一个账号")
        if user is not None:
            return user
        try:
            User.username_validator(row["账号"])
            if row["邮箱"]:
                validate_email(row["邮箱"])
        except ValidationError:
            return self.say(row, "账号只能用字母、数字和 . - _，邮箱要写完整")
        if row["手机号"] and not PHONE.fullmatch(row["手机号"]):
            return self.say(row, "手机号应当是11位数字")
        if row["手机号"] and User.objects.filter(phone_blind__in=blinds(row["手机号"])).exists():
            return self.say(row, "这个手机号已经属于另一个账号")
        user = User.objects.create(
            username=row["账号"], name=row["姓名"], email=row["邮箱"], is_active=False, is_staff=True
        )
        if row["手机号"]:
            set_phone(user, row["手机号"])
        self.opened.append((user, activation.print_code(user, self.by, self.instant)))
        return user

    def post(self, row, user, role, unit, division, since):
        if other_administrator(user, role, since):
            return self.say(row, f"{user.name}不能同时担任系统、安全、审计三员中的两员")
        same = {"user": user, "role": role, "unit": unit, "division": division}
        if not Post.objects.filter(**same, valid_to__isnull=True).exists():
            Post.objects.create(**same, title=row["职务"], valid_from=since)
            what = f"任命{POSTS[role].label}（{unit.short}，自{since:%Y年%-m月%-d日}起）"
            StaffChange.objects.create(at=self.instant, by=self.by, about=user, what=what, reason="按人员岗位表录入")
        return None
