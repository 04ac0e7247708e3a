"""What stands beside the registration of one organization, in words: grade, lists, people, what is reported of a year."""

from decimal import Decimal

from orgs.importing.reported import COUNTS, LISTS, SUMS

# The law makes these public; people and money are not, unless the organization publishes them itself.
PUBLIC = ("grade", *LISTS, "annual")
KINDS = (*PUBLIC, *COUNTS, *SUMS)
COUNTED = {"full_time": "专职人员", "part_time": "兼职人员", "party_members": "党员"}
CONCLUSIONS = {"passed": "合格", "basic": "基本合格", "failed": "不合格", "not_filed": "未参检", "not_due": "不需参检"}

TITLES = {"grade": "评估等级", **{kind: f"列入{title}" for kind, (_, title) in LISTS.items()}, "annual": "年检结论",
          **COUNTED, "assets": "总资产", "income": "总收入", "spending": "总支出"}  # fmt: skip


def worded(fact):
    """A fact on record as a keeper of the register reads it: what it is, of which days, since when it is known; no query."""
    value = fact.value
    if fact.kind in SUMS:
        value = money(value)
    elif fact.kind in COUNTS:
        value = f"{value}人"
    elif fact.kind == "annual":
        value = CONCLUSIONS.get(value, value)
    label = f"{fact.valid_from.year}年度{TITLES[fact.kind]}" if fact.kind in (*SUMS, "annual") else TITLES[fact.kind]
    return {"label": label, "value": value or "没有写明原因", "since": fact.valid_from, "until": fact.valid_to,
            "known": fact.recorded_at}  # fmt: skip


def holds(fact, day):
    """Whether a fact is valid on a day."""
    return fact.valid_from <= day and (fact.valid_to is None or fact.valid_to >= day)


def money(fen):
    """Fen, as a fact keeps them, in yuan as people read it."""
    return f"{Decimal(fen) / 100:,.2f}元"


def beside(facts, day):
    """{"grade", "lists", "counts", "years"} of facts on record, as of a day; no query.

    `grade` is the fact in force or None; `lists` (title, reason, since); `counts` (label, number, since); `years` a dict a
    year, the newest first: year, conclusion in words, sums in yuan as text.
    """
    held = {fact.kind: fact for fact in facts if holds(fact, day)}
    years = {}
    for fact in facts:
        if fact.kind in (*SUMS, "annual"):
            row = years.setdefault(fact.valid_from.year, {"year": fact.valid_from.year, "annual": "", **dict.fromkeys(SUMS, "")})
            row[fact.kind] = CONCLUSIONS.get(fact.value, fact.value) if fact.kind == "annual" else money(fact.value)
    return {
        "grade": held.get("grade"),
        "lists": [(title, held[kind].value, held[kind].valid_from) for kind, (_, title) in LISTS.items() if kind in held],
        "counts": [(COUNTED[kind], int(held[kind].value), held[kind].valid_from) for kind in COUNTS if kind in held],
        "years": [years[year] for year in sorted(years, reverse=True)],
    }
