"""A register sheet of 1,500 rows in which faults were planted, each known by its row and column."""

import random
from datetime import date, timedelta

from openpyxl import Workbook

from orgs import codes
from orgs.organization import Kind

HEADERS = ["序号", "社会组织名称", "统一社会信用代码", "类型", "登记状态", "所在街镇", "住所地", "法人代表", "身份证号", "开办资金（万元）",
           "主管单位", "成立登记日期", "注销日期", "业务范围", "备注", "评估等级", "等级有效期起", "等级有效期至", "专职人员", "党员人数",
           "统计日期", "列入异常名录日期", "列入异常名录原因", "移出异常名录日期", "2025年度年检结论", "2025年收入（万元）"]  # fmt: skip
COLUMN = {"name": 1, "uscc": 2, "kind": 3, "status": 4, "street": 5, "legal_rep_id": 8, "fund": 9, "born": 11, "ended": 12,
          "grade": 15, "grade_from": 16, "grade_to": 17, "full_time": 18, "party_members": 19, "counted_on": 20, "since": 21,
          "reason": 22, "until": 23, "annual": 24, "income": 25}  # fmt: skip
LABEL = {"name": "名称", "uscc": "统一社会信用代码", "kind": "类型", "status": "状态", "street": "街镇", "legal_rep_id": "法定代表人身份证号",
         "fund": "注册资金（万元）", "born": "成立日期", "ended": "注销日期", "grade": "评估等级", "grade_from": "等级有效期起", "grade_to": "等级有效期止",
         "full_time": "专职人员数", "party_members": "党员数", "counted_on": "人数统计日期", "since": "列入活动异常名录日期",
         "reason": "列入活动异常名录原因", "until": "移出活动异常名录日期", "annual": "2025年度年检结论", "income": "2025年度总收入（万元）"}  # fmt: skip
IDS = ["110105198012310022", "11010519491231002X"]
KINDS = [("社会团体", Kind.ASSOCIATION), ("民办非企业单位", Kind.PRIVATE_UNIT), ("基金会", Kind.FOUNDATION)]
FAULTS = {
    "uscc": ["52120116MJ0ABC001Z", 5.2120116e17, "5.21E+17", "", "1234"], "kind": ["公司", ""], "status": ["歇业"],
    "street": ["朝阳门外大街", ""], "legal_rep_id": ["110105198012310021", 1.10105198012310e17, "110105"],
    "fund": ["若干", "-3", "3.00000001"], "born": ["去年", "2019-02-30", "2099-01-01", "1048-01-01", ""],
    "ended": ["1990-01-01", "2098-01-01"], "name": ["", "很长" * 60],
    "grade": ["六星", "6A"], "grade_from": ["", "1990-01-01"], "grade_to": ["", "2001-01-01", "没有"],
    "full_time": ["几个", "-1", "2.5"], "party_members": ["八名左右", 3000000], "counted_on": ["2098-01-01", "1948-01-01"],
    "since": ["", "2098-01-01", "1948-01-01"], "reason": ["电话13800000000无人接听", "长" * 301],
    "until": ["2001-01-01", "2098-01-01"], "annual": ["良好", "优"], "income": ["若干", "-3"],
}  # fmt: skip


def day_spelt(day, turn):
    """A day as people and spreadsheets write it."""
    return [day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y.%m.%d}", f"{day:%Y%m%d}",
            (day - date(1899, 12, 30)).days, day][turn % 7]  # fmt: skip


def sheet(path, streets, *, rows=1500, seed=7):
    """Write the sheet; returns ({row number: facts of a clean row}, [(row number, label of the planted fault)])."""
    rng, book = random.Random(seed), Workbook()
    page, clean, planted = book.active, {}, []
    page.append(["某区社会组织名册（内部资料）"])
    page.append([])
    page.append(HEADERS)
    for n in range(rows):
        number = n + 4 + n // 100  # a blank line now and then
        cells, facts = good(rng, n, streets)
        if n % 5 == 4:
            name = list(FAULTS)[n // 5 % len(FAULTS)]
            cells[COLUMN[name]] = rng.choice(FAULTS[name])
            if name == "ended":
                cells[COLUMN["status"]] = "注销"
            planted.append((number, LABEL[name]))
        else:
            clean[number] = facts
        page.append(cells)
        if n % 100 == 99:
            page.append([None] * len(HEADERS))
    twice = next(iter(clean.values()))
    cells, _ = good(rng, rows, streets)
    cells[COLUMN["uscc"]] = twice["uscc"]
    page.append(cells)
    planted.append((page.max_row, LABEL["uscc"]))
    book.save(path)
    return clean, planted


def good(rng, n, streets):
    """A row as a careful clerk writes it, in one of the usual spellings; and what it means."""
    word, kind = KINDS[n % 3]
    code = codes.made_up(kind, 700_000 + n)
    born = date(1995, 1, 1) + timedelta(days=rng.randrange(10_000))
    ended = born + timedelta(days=400 + rng.randrange(600)) if n % 9 == 0 else None
    street = streets[n % len(streets)]
    spelt = code if n % 4 else " " + "".join(chr(ord(c) + 0xFEE0) for c in code)
    cells = [n + 1, f"天津市滨海新区第{n}号服务中心", spelt, word, ("注销" if ended else "正常") if n % 2 else ("已注销" if ended else ""),
             street.code if n % 3 else street.name, f"示范路{n}号" if n % 11 else "", "某代表" if n % 13 else "",
             IDS[n % 2] if n % 13 and n % 7 == 0 else "", rng.choice([3, "3.5", "3万元", "10", "35000元"]), "某局",
             day_spelt(born, n), day_spelt(ended, n) if ended else "", "社区服务", "随便写"]  # fmt: skip
    beside, said = reported(n, born)
    cells += beside
    facts = {"said": said, "uscc": code, "name": cells[1], "kind": kind, "born": born, "ended": ended, "street": street, "address": cells[6],
             "fund": {3: 3_000_000, "3.5": 3_500_000, "3万元": 3_000_000, "10": 10_000_000, "35000元": 3_500_000}[cells[9]]}
    return cells, facts


def reported(n, born):
    """What the row says beside the registration, and what it means: kind -> (value, first day, last day)."""
    graded, income, since = born + timedelta(days=750), [None, "12.5", "8万元"][n % 3], date(2025, 7, 11)
    last = date(graded.year + 5, 12, 31)
    cells = [["3A", "AAAA", "５A级"][n % 3], day_spelt(graded, n + 1), day_spelt(last, n), n % 40, f"{n % 4}人" if n % 4 else "0",
             day_spelt(date(2025, 12, 31), n + 2), since, "未按规定报送年度工作报告", day_spelt(date(2026, 1, 16), n + 3),
             ["合格", "基本合格", "未参检"][n % 3], income]  # fmt: skip
    year = (date(2025, 1, 1), date(2025, 12, 31))
    said = {
        "grade": (["3A", "4A", "5A"][n % 3], graded, last), "full_time": (str(n % 40), date(2025, 12, 31), None),
        "party_members": (str(n % 4), date(2025, 12, 31), None), "abnormal_list": (cells[7], since, date(2026, 1, 15)),
        "annual": (["passed", "basic", "not_filed"][n % 3], *year),
    }  # fmt: skip
    if income:
        said["income"] = ({"12.5": "12500000", "8万元": "8000000"}[income], *year)
    return cells, said
