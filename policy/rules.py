"""Rules: limits, thresholds and shares as dated rows; a case reads them as of the day and the knowledge it is bound to."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml
from django.db import models, transaction

from policy.kept import keeping, once
from policy.models import RuleRow

# unit -> how people read it; "fen" is money in 1/100 yuan.
UNITS = {
    "working_day": "个工作日", "calendar_day": "日", "month": "个月", "year": "年", "count": "", "fen": "元",
    "share": "", "percent": "%", "minute": "分钟", "hour": "小时", "points": "分", "date": "", "text": "",
    "metre": "米", "second": "秒", "byte": "字节", "page": "页", "yes_no": "",
}  # fmt: skip
# How far a period may reach: beyond, no calendar has a day for it.
LONGEST = {"working_day": 9999, "calendar_day": 9999, "month": 1200, "year": 100}
WHOLE = {"working_day", "calendar_day", "month", "year", "count", "fen", "minute", "hour", "metre", "page"}
MEASURED = {"percent", "points", "second", "byte"}
DECIMAL = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
DAY, DAY_OF_YEAR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Rule:
    """One rule as it stands for somebody: `number` is its value as int or Fraction where it is one."""

    key: str
    value: str
    unit: str
    basis: str
    verified: bool
    effective_from: date
    binds: str = "case"

    @property
    def number(self):
        """The value as int or Fraction. Raises ValueError for text."""
        found = Fraction(self.value)
        return int(found) if found.denominator == 1 else found

    @property
    def text(self):
        """The value with its unit, as people read it."""
        if self.unit == "fen":
            return f"{self.number / 100:g}元"
        if self.unit == "date":
            return spoken(self.value)
        return f"{self.value}{UNITS.get(self.unit, '')}"


def spoken(text):
    """03-31 as 3月31日, 2026-03-01 as 2026年3月1日."""
    parts = [str(int(part)) for part in text.split("-")]
    return "".join(part + word for part, word in zip(parts, "年月日"[3 - len(parts) :], strict=True))


def value(key, *, on: date, known: datetime | None = None):
    """The rule in force on a day, as known at an instant (None: as known now). Raises KeyError for an unknown key."""
    found = values([key], on=on, known=known)
    if key not in found:
        raise KeyError(f"没有规则 {key}，或者它在 {on} 还没有施行")
    return found[key]


def values(keys, *, on: date, known: datetime | None = None):
    """Key -> Rule for those of the keys that are in force. One query, or none for a key already read in a block of policy.kept."""
    return {row.key: rule_of(row) for row in editions(keys) if row.effective_from <= on and (known is None or row.recorded_at <= known)}


def editions(keys):
    """All editions of some keys, the one that prevails last."""
    rows = RuleRow.objects.order_by("effective_from", "recorded_at")
    if not keeping():
        return rows.filter(key__in=keys)
    return [row for key in keys for row in once(("rule", key), lambda key=key: list(rows.filter(key=key)))]


def rule_of(row):
    """A row as the rule people read."""
    return Rule(row.key, row.value, row.unit, row.basis, row.verified, row.effective_from, row.binds)


def fault(text, unit):
    """What is wrong with a value for its unit, as a Chinese sentence, or None."""
    if not text.strip():
        return "请填写数值。"
    if unit in WHOLE and not (text.isascii() and text.isdigit()):
        return "请填写不带小数的数字，例如 15。"
    if unit in LONGEST and int(text) > LONGEST[unit]:
        return f"不能超过{LONGEST[unit]}{UNITS[unit]}。"
    if unit in MEASURED and not DECIMAL.fullmatch(text.strip()):
        return "请填写数字，例如 15 或 0.5。"
    if unit == "date" and not _is_day(text.strip()):
        return "请写成 05-31 或者 2026-05-31 的样子。"
    if unit == "yes_no" and text.strip() not in ("是", "否"):
        return "请填写“是”或者“否”。"
    return _share_fault(text) if unit == "share" else None


def _share_fault(text):
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return "请填写分数或小数，例如 2/3 或 0.5。"
    return None if 0 <= share <= 1 else "比例应当在 0 和 1 之间。"


def _is_day(text):
    """Whether a text is a day, or a day of every year (a leap year serves as the measure)."""
    try:
        date.fromisoformat(text if DAY.fullmatch(text) else f"2028-{text}")
    except ValueError:
        return False
    return bool(DAY.fullmatch(text) or DAY_OF_YEAR.fullmatch(text))


@transaction.atomic
def enter(key, *, text, effective_from, basis, verified, by, instant, note=""):
    """Add the next edition of a rule; the earlier ones stay. Raises KeyError for an unknown key."""
    last = RuleRow.objects.filter(key=key).order_by("-effective_from", "-recorded_at").first()
    if last is None:
        raise KeyError(f"没有规则 {key}")
    return RuleRow.objects.create(
        key=key, value=text, unit=last.unit, effective_from=effective_from, recorded_at=instant, basis=basis,
        verified=verified, binds=last.binds, note=note, recorded_by=by,
    )  # fmt: skip


@cache
def file_rows():
    """The rows that ship with the product (policy/rules.yaml): key -> dict."""
    text = (Path(__file__).parent / "rules.yaml").read_text(encoding="utf-8")
    return {row["key"]: row for row in yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))}


def seeded(key):
    """A rule as it ships, without a database: for the docs."""
    row = file_rows()[key]
    return Rule(key, str(row["value"]), row["unit"], row["basis"], row["verified"], date.min, row.get("binds", "case"))


def unverified_count():
    """How many keys rest on an edition that nobody has verified."""
    newest = RuleRow.objects.filter(key=models.OuterRef("key")).order_by("-effective_from", "-recorded_at")
    return RuleRow.objects.filter(pk=models.Subquery(newest.values("pk")[:1]), verified=False).count()
