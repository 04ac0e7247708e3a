"""All figures in order, found by code; and their values over a span as one flat table."""

from orgs.statistics import cases, filed, lists, organizations, reported
from orgs.statistics.durations import DAYS
from orgs.statistics.reasons import REASONS

GROUPS = (
    ("名册", organizations.FIGURES, organizations.BREAKDOWNS),
    ("评估、年检、名单、人员和收支", (*reported.FIGURES, *lists.FIGURES), reported.BREAKDOWNS),
    ("社区社会组织", filed.FIGURES, filed.BREAKDOWNS),
    ("办件", (*cases.STOCK, *cases.FLOW, DAYS), (*cases.BREAKDOWNS, REASONS)),
)
FIGURES = {figure.code: figure for _, figures, _ in GROUPS for figure in figures}
BREAKDOWNS = {part.code: part for _, _, parts in GROUPS for part in parts}
# What the register and the cases cannot answer yet: nothing is made up for it.
MISSING = (
    ("列入登记辅导名单的社区社会组织", "平台还没有登记辅导名单。"),
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
