"""What a register sheet may say beside the registration: grade, people, lists, and what is reported of a year.

All of it is optional. A cell becomes a fact with the days it speaks of; what a sheet leaves empty stays as it is.
"""

import re
from datetime import date, timedelta

from casework.notices.gate.typed import sentences
from orgs.facts import Fact

COUNTS = ("full_time", "part_time", "party_members")
LISTS = {"abnormal_list": ("abnormal", "活动异常名录"), "severe_list": ("severe", "严重违法失信名单")}
SUMS = ("assets", "income", "spending")
KINDS = ("grade", *COUNTS, *LISTS, *SUMS, "annual")
OF_A_YEAR = re.compile(r"(annual|assets|income|spending)(?:_fen)?_(\d{4})")


def of_years(values):
    """(kind, year, value) of every filled cell that speaks of a year."""
    for name, value in values.items():
        found = OF_A_YEAR.fullmatch(name)
        if found and value not in ("", None):
            yield found[1], int(found[2]), value


def faults(values, labels, today):
    """(label of the column, what is wrong and how to mend it); `labels` is our name -> label of the columns found."""
    born = values.get("established_on") or date.min
    yield from _grade(values, born)
    counted = values.get("counted_on")
    if counted and not born <= counted <= today:
        yield "人数统计日期", "人数统计日期应当在成立日期以后、今天以前"
    for name, title in LISTS.values():
        yield from _list(values, name, title, born, today)
    for kind, year, value in of_years(values):
        label = next(labels[n] for n in labels if n in (f"{kind}_{year}", f"{kind}_yuan_{year}", f"{kind}_wan_{year}"))
        if year >= today.year:
            yield label, f"{year}年度还没有过完，请核对表头的年度"
        elif year < born.year and value != "not_due":
            yield label, f"{year}年它还没有成立，请核对年度或者成立日期"


def _grade(values, born):
    grade, first, last = (values.get(n) for n in ("grade", "grade_from", "grade_to"))
    if grade and not first:
        yield "等级有效期起", "填了评估等级，请填写有效期从哪一天起"
    if grade and not last:
        yield "等级有效期止", "填了评估等级，请填写有效期到哪一天止"
    if not grade and (first or last):
        yield "评估等级", "填了有效期，请填写等级；没有等级的，有效期留空"
    if first and first < born:
        yield "等级有效期起", "有效期早于成立日期，请核对"
    if first and last and last < first:
        yield "等级有效期止", "有效期止早于有效期起，请核对"


def _list(values, name, title, born, today):
    since, until, reason = (values.get(f"{name}_{n}") for n in ("since", "until", "reason"))
    if since and not born <= since <= today:
        yield f"列入{title}日期", "列入日期应当在成立日期以后、今天以前"
    if not since and (until or reason):
        yield f"列入{title}日期", "填了原因或者移出日期，请填写列入日期"
    if since and until and not since < until <= today:
        yield f"移出{title}日期", "移出日期应当在列入日期以后、不晚于今天"
    if reason and sentences(reason):
        yield f"列入{title}原因", "名录和原因向社会公开，里面有个人的号码，请删去号码"


def observations(values, today):
    """(kind, value, first day, last day or None) of everything a row says beside the registration."""
    if values.get("grade"):
        yield "grade", values["grade"], values["grade_from"], values["grade_to"]
    for kind in COUNTS:
        if values.get(kind) is not None:
            yield kind, str(values[kind]), values.get("counted_on") or today, None
    for kind, (name, _) in LISTS.items():
        if values.get(f"{name}_since"):
            until = values.get(f"{name}_until")
            yield kind, values.get(f"{name}_reason") or "", values[f"{name}_since"], until and until - timedelta(days=1)
    for kind, year, value in of_years(values):
        if year >= values["established_on"].year:
            yield kind, str(value), date(year, 1, 1), date(year, 12, 31)


def on_record(organizations):
    """Organization's key -> its facts on record of these kinds. One query."""
    found = {}
    rows = Fact.objects.filter(kind__in=KINDS, ended_recorded_at__isnull=True, organization__in=organizations)
    for fact in rows.order_by("valid_from", "id"):
        found.setdefault(fact.organization_id, []).append(fact)
    return found


def news(values, known, today):
    """The observations that say something else than the facts on record, with the days they are to be recorded for."""
    for kind, value, first, last in observations(values, today):
        told = [fact for fact in known if fact.kind == kind]
        if kind in COUNTS:
            held = [f.value for f in told if f.valid_from <= first and (f.valid_to is None or f.valid_to >= first)]
            later = [f.valid_from for f in told if f.valid_from > first]
            if held[-1:] != [value]:
                yield kind, value, first, min(later) - timedelta(days=1) if later else None
            continue
        same = next((fact for fact in told if fact.valid_from == first), None)
        if same and kind in LISTS:  # a reason or a removal the sheet leaves empty stays as it is
            value, last = value or same.value, last or same.valid_to
        if same is None or (same.value, same.valid_to) != (value, last):
            yield kind, value, first, last
