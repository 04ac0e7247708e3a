"""Columns of a register sheet: what they are called, how a cell is read, what must not be missing."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from orgs.importing import cells


@dataclass(frozen=True)
class Column:
    """A column: our name for it, the headers people write, how its cells are read; `wanted` goes on the defect list."""

    name: str
    label: str
    headers: tuple
    read: Callable
    needed: bool = False
    wanted: bool = False


COLUMNS = (
    Column("uscc", "统一社会信用代码", ("信用代码", "社会信用代码", "代码", "uscc"), cells.uscc, needed=True),
    Column("name", "名称", ("组织名称", "社会组织名称", "单位名称", "name"), cells.words(100), needed=True),
    Column("kind", "类型", ("组织类型", "社会组织类型", "类别", "kind"), cells.kind, needed=True),
    Column("status", "状态", ("登记状态", "status"), cells.status),
    Column("street", "街镇", ("所在街镇", "所属街镇", "区划代码", "street_code"), cells.words(60), needed=True),
    Column("established_on", "成立日期", ("成立登记日期", "登记日期", "established_on"), cells.day, needed=True),
    Column("ended_on", "注销日期", ("终止日期", "撤销日期", "ended_on"), cells.day),
    Column("industry", "行业", ("行业类别", "业务类别", "category"), cells.words(40)),
    Column("address", "住所", ("地址", "住所地", "注册地址", "address"), cells.words(200), wanted=True),
    Column("legal_rep", "法定代表人", ("法人代表", "法定代表人姓名", "legal_representative"), cells.words(60), wanted=True),
    Column("legal_rep_id", "法定代表人身份证号", ("身份证号", "身份证件号码", "法人身份证号"), cells.identity),
    Column("fund_yuan", "注册资金（元）", ("注册资金", "开办资金", "活动资金", "资金", "funds_yuan"), cells.money(100), wanted=True),
    Column("fund_wan", "注册资金（万元）", ("开办资金（万元）", "资金（万元）"), cells.money(1_000_000)),
    Column("sponsor_unit", "业务主管单位", ("主管单位", "sponsor_unit"), cells.words(100)),
    Column("purpose", "宗旨", ("purpose",), cells.words(2000)),
    Column("scope", "业务范围", ("scope",), cells.words(4000), wanted=True),
)  # fmt: skip
# What a sheet may say beside the registration (orgs.importing.reported); here `wanted` asks only where the column is.
REPORTED = (
    Column("grade", "评估等级", ("等级", "社会组织评估等级", "grade"), cells.grade),
    Column("grade_from", "等级有效期起", ("评估等级有效期起", "等级生效日期", "grade_valid_from"), cells.day),
    Column("grade_to", "等级有效期止", ("评估等级有效期止", "等级有效期至", "grade_valid_to"), cells.day),
    Column("full_time", "专职人员数", ("专职人员", "专职工作人员", "专职工作人员数", "full_time"), cells.count, wanted=True),
    Column("part_time", "兼职人员数", ("兼职人员", "兼职工作人员", "兼职工作人员数", "part_time"), cells.count),
    Column("party_members", "党员数", ("党员", "党员人数", "中共党员数", "party_members"), cells.count),
    Column("counted_on", "人数统计日期", ("统计日期", "人数截止日期", "counted_on"), cells.day),
    Column("abnormal_since", "列入活动异常名录日期", ("列入异常名录日期", "abnormal_since"), cells.day),
    Column("abnormal_reason", "列入活动异常名录原因", ("列入异常名录原因", "abnormal_reason"), cells.words(300)),
    Column("abnormal_until", "移出活动异常名录日期", ("移出异常名录日期", "abnormal_until"), cells.day),
    Column("severe_since", "列入严重违法失信名单日期", ("列入严重失信名单日期", "severe_since"), cells.day),
    Column("severe_reason", "列入严重违法失信名单原因", ("列入严重失信名单原因", "severe_reason"), cells.words(300)),
    Column("severe_until", "移出严重违法失信名单日期", ("移出严重失信名单日期", "severe_until"), cells.day),
)  # fmt: skip
# Columns of which a sheet may hold one for each year: the header names the year.
YEARLY = (
    Column("annual", "年检结论", ("年检", "年检结果", "年度检查", "年度检查结论", "检查结论", "annual"), cells.conclusion, wanted=True),
    Column("assets_yuan", "总资产（元）", ("总资产", "资产总额", "资产总计", "年末总资产", "assets"), cells.money(100)),
    Column("assets_wan", "总资产（万元）", ("资产总额（万元）", "资产总计（万元）"), cells.money(1_000_000)),
    Column("income_yuan", "总收入（元）", ("总收入", "收入", "收入合计", "本年收入", "income"), cells.money(100)),
    Column("income_wan", "总收入（万元）", ("收入（万元）", "收入合计（万元）"), cells.money(1_000_000)),
    Column("spending_yuan", "总支出（元）", ("总支出", "支出", "费用合计", "本年支出", "spending"), cells.money(100)),
    Column("spending_wan", "总支出（万元）", ("支出（万元）", "费用合计（万元）"), cells.money(1_000_000)),
)  # fmt: skip
BY_NAME = {column.name: column for column in (*COLUMNS, *REPORTED)}
YEAR_FIRST, YEAR_LAST = re.compile(r"(20\d\d)年?度?(.+)"), re.compile(r"(.+?)_?(20\d\d)(?:年度?)?")


def bare(header):
    """A header without spaces, stars and kinds of brackets."""
    return re.sub(r"[\s*＊:：]", "", cells.plain(header)).replace("(", "（").replace(")", "）").lower()


def of_year(header):
    """The column of the year a header names, or None."""
    spelt = {bare(word): c for c in YEARLY for word in (c.name, c.label, *c.headers)}
    text = bare(header)
    for found, year, words in ((YEAR_FIRST.fullmatch(text), 1, 2), (YEAR_LAST.fullmatch(text), 2, 1)):
        column = spelt.get(found[words]) if found else None
        if column:
            return replace(column, name=f"{column.name}_{found[year]}", label=f"{found[year]}年度{column.label}")
    return None


def without_year(header):
    """Whether a header names a column of a year and not the year."""
    return any(bare(header) in (bare(c.label), *map(bare, c.headers)) for c in YEARLY)


def matched(headers, mapping=None):
    """(header position -> column, Chinese notes) for a sheet's headers; `mapping` is {our name or label: header}."""
    every = (*COLUMNS, *REPORTED)
    spelt = {bare(word): c for c in every for word in (c.label, *c.headers)}
    for ours, theirs in (mapping or {}).items():
        column = BY_NAME.get(ours) or next((c for c in every if c.label == ours), None) or of_year(ours)
        if column is None:
            known = "、".join([*(c.label for c in every), *(f"2025年度{c.label}" for c in YEARLY)])
            return {}, [f"对照表里的“{ours}”不是名册的栏目，可以写：{known}。"]
        spelt[bare(theirs)] = column
    found, notes = {}, []
    for place, header in enumerate(headers):
        column = (spelt.get(bare(header)) or of_year(header)) if header else None
        if column and column not in found.values():
            found[place] = column
        elif header and without_year(header):
            notes.append(f"没有用到的列：{cells.plain(header)}。请在表头写明年度，例如“2025年度{cells.plain(header)}”。")
        elif header:
            notes.append(f"没有用到的列：{cells.plain(header)}。")
    return found, notes


def absent(found):
    """A sentence for every needed column that the sheet lacks."""
    have = {column.name for column in found.values()}
    return [f"缺少“{c.label}”这一列；表头不同的，请用对照表写明。" for c in COLUMNS if c.needed and c.name not in have]


def supplement(found):
    """Whether a sheet only adds to organizations in the register: by their code, and nothing of the registration but the name."""
    have, registration = {column.name for column in found.values()}, {column.name for column in COLUMNS}
    return "uscc" in have and have & registration <= {"uscc", "name"} and bool(have - registration)
