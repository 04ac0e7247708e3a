"""Columns of a register sheet: what they are called, how a cell is read, what must not be missing."""

import re
from collections.abc import Callable
from dataclasses import dataclass

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
BY_NAME = {column.name: column for column in COLUMNS}


def bare(header):
    """A header without spaces, stars and kinds of brackets."""
    return re.sub(r"[\s*＊:：]", "", cells.plain(header)).replace("(", "（").replace(")", "）").lower()


def matched(headers, mapping=None):
    """(header position -> column, Chinese notes) for a sheet's headers; `mapping` is {our name or label: header}."""
    spelt = {bare(word): c for c in COLUMNS for word in (c.label, *c.headers)}
    for ours, theirs in (mapping or {}).items():
        column = BY_NAME.get(ours) or next((c for c in COLUMNS if c.label == ours), None)
        if column is None:
            return {}, [f"对照表里的“{ours}”不是名册的栏目，可以写：{'、'.join(c.label for c in COLUMNS)}。"]
        spelt[bare(theirs)] = column
    found, notes = {}, []
    for place, header in enumerate(headers):
        column = spelt.get(bare(header)) if header else None
        if column and column not in found.values():
            found[place] = column
        elif header:
            notes.append(f"没有用到的列：{cells.plain(header)}。")
    return found, notes


def absent(found):
    """A sentence for every needed column that the sheet lacks."""
    have = {column.name for column in found.values()}
    return [f"缺少“{c.label}”这一列；表头不同的，请用对照表写明。" for c in COLUMNS if c.needed and c.name not in have]
