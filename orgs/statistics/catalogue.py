"""All figures in order, found by code; and their values over a span as one flat table."""

from orgs.statistics import cases, organizations
from orgs.statistics.durations import DAYS
from orgs.statistics.reasons import REASONS

GROUPS = (
    ("名册", organizations.FIGURES, organizations.BREAKDOWNS),
    ("办件", (*cases.STOCK, *cases.FLOW, DAYS), (*cases.BREAKDOWNS, REASONS)),
)
FIGURES = {figure.code: figure for _, figures, _ in GROUPS for figure in figures}
BREAKDOWNS = {part.code: part for _, _, parts in GROUPS for part in parts}
# What the register and the cases cannot answer yet: nothing is made up for it.
MISSING = (
    ("评估等级", "等级由评估事项写入名册以后才能统计。"),
    ("从业人员、党员、专兼职", "名册不记人数；申请表里的人数是当时填报的，不作统计。"),
    ("资产、收入、支出", "由年度检查报告提供，年度检查上线以后统计。"),
    ("年检率和结论、异常名录、严重失信名单", "由年度检查和信用事项提供，上线以后统计。"),
    ("每万人拥有数", "区划数据里没有人口数。"),
)


def values(span, scope=""):
    """Code -> value of every figure and every part."""
    found = {code: figure.value(span, scope) for code, figure in FIGURES.items()}
    for part in BREAKDOWNS.values():
        found |= {part.name(key): n for key, n in part.counts(span, scope).items()}
    return found


def labels(codes):
    """Code -> what people read, for the codes of figures and parts."""
    found = {code: figure.label for code, figure in FIGURES.items()}
    for part in BREAKDOWNS.values():
        names, start = part.names(), f"{part.code}_"
        for code in codes:
            if code.startswith(start) and code not in found:
                key = code.removeprefix(start)
                found[code] = f"{part.label}：{names.get(key) or part.otherwise(key)}"
    return {code: found.get(code, code) for code in codes}
