"""名称核准: what is taken: registered, reserved and former names against a new one. Pure, like the examiner."""

from dataclasses import dataclass
from datetime import date

from orgs.registration.names.findings import Finding
from orgs.registration.names.likeness import sound, within
from orgs.registration.names.parts import plain, taken_apart
from policy.basis import cite

DUPLICATE, RESERVED = cite("registration/name-duplicate"), cite("registration/name-reservation")
# how a name is taken -> how a sentence says so
HOW = {"registered": "已登记的", "reserved": "已为他人保留{}的", "claimed": "先受理的另一件申请正在审查的"}
COOLED = {"revoked": "被撤销登记的组织", "changed": "已经变更名称的组织", "cancelled": "已经注销的组织"}


@dataclass(frozen=True)
class Taken:
    """A name somebody has, had or holds: `how` a key of HOW or COOLED; `until` the last day it keeps others out."""

    name: str
    kind: str
    how: str
    party: int | None = None
    until: date | None = None


def duplicates(seen):
    """N7: not the name of another of the same kind; not the same without district and form; near ones are hinted."""
    mine, others = plain(seen.asked.name), _others(seen, HOW)
    for other in others:
        theirs, said = plain(other.name), HOW[other.how].format(_to(other.until))
        clause = DUPLICATE if other.how == "registered" else RESERVED
        if theirs == mine:
            yield Finding("N7", True, f"与{said}“{other.name}”相同。", clause, firm=True)
        elif _core(other, seen) == seen.parts.core and seen.parts.core:
            yield Finding("N7", True, f"去掉行政区划和组织形式后，与{said}“{other.name}”相同。", clause, firm=True)
        elif _near(seen, other):
            yield Finding("N7", False, f"与{said}“{other.name}”相近，承办人员会核实是否容易混淆，建议换一个。", clause)


def cooling(seen):
    """N8: not the former name of another that was revoked, changed or cancelled a short while ago."""
    for other in _others(seen, COOLED):
        if plain(other.name) == plain(seen.asked.name) and other.until and seen.day and seen.day <= other.until:
            said = f"“{other.name}”是{COOLED[other.how]}的原名称，{_day(other.until)}以前其他申请人不能使用。"
            yield Finding("N8", True, said, DUPLICATE, firm=True)


def _to(day):
    return f"到{_day(day)}" if day else ""


def _day(day):
    return f"{day.year}年{day.month}月{day.day}日"


def _others(seen, ways):
    own = seen.asked.party
    return [t for t in seen.taken if t.how in ways and t.kind == seen.asked.kind and (own is None or t.party != own)]


def _core(other, seen):
    return taken_apart(other.name, other.kind, seen.words).core


def _near(seen, other):
    mine, theirs = seen.parts.core, _core(other, seen)
    if not mine or not theirs:
        return False
    return within(mine, theirs, seen.limits.near) or (len(mine) == len(theirs) and sound(mine) == sound(theirs))
