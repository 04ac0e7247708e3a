"""登记辅导名单: which filed bodies are ready to become legal persons, condition by condition (第四十一条).

Nobody enters a body here: the list is what the ledger and its facts answer today. It promises nothing and shuts no
door; whether a body is registered the registration authority decides.
"""

from dataclasses import dataclass

from django.db.models import Q

from casework.core.case import Case
from orgs.filing.choices import Standing
from orgs.filing.community_org import CommunityOrg
from orgs.filing.facts import CommunityFact
from policy.basis import cite
from policy.periods import raw
from policy.rules import Rule, values

CLAUSE = cite("community/t41")
KEYS = ("min_filed_years", "min_individual", "min_unit", "min_individual_relaxed", "min_unit_relaxed", "normal_conclusions", "min_income")
READ = ("confirmation", "own_place", "income", "unit_members")
# What the yearly confirmation may come to, in the words of 第三十一条 and of its other good ends.
CONCLUSIONS = {"confirmed": "确认", "confirmed_with_advice": "确认并提示改进", "recovered": "整改恢复", "restored": "补办恢复"}
UNKNOWN = "台账没有记载，年度确认时写明即可"


@dataclass(frozen=True)
class Condition:
    """One condition: its name, whether it is met (None: the ledger does not say), what was found, the rule behind it."""

    title: str
    met: bool | None
    says: str
    rule: Rule | None = None
    basis = CLAUSE


def rules_on(day):
    """Short key -> rule as of a day. One query."""
    found = values([f"promotion.{key}" for key in KEYS], on=day)
    return {key.removeprefix("promotion."): rule for key, rule in found.items()}


def known_of(orgs):
    """Key of a body -> kind -> what holds now, of the facts the conditions read. One query."""
    found = {org.pk: {} for org in orgs}
    rows = CommunityFact.objects.filter(org__in=list(found), kind__in=READ, ended_recorded_at__isnull=True, valid_to__isnull=True)
    for row in rows.order_by("valid_from", "id"):
        found[row.org_id][row.kind] = row.value
    return found


def conditions(org, day, rules, known):
    """Every condition of 第四十一条 as it stands for a body; no query."""
    return [_filed_for(org, day, rules), _confirmed(org, rules, known), _members(org, rules, known), _place(org, known), _funds(rules, known)]


def of(org, day):
    """The same for one body. Two queries."""
    return conditions(org, day, rules_on(day), known_of([org])[org.pk])


def _filed_for(org, day, rules):
    rule = rules["min_filed_years"]
    until = raw(org.filed_on, rule.number, rule.unit)
    return Condition(f"备案满{rule.text}", day >= until, f"{org.filed_on:%Y年%-m月%-d日}备案", rule)


def _confirmed(org, rules, known):
    rule, (year, _, state) = rules["normal_conclusions"], known.get("confirmation", "").partition(" ")
    conclusion = CONCLUSIONS.get(state, "")
    says = f"{year}年{conclusion}" if conclusion else "还没有办过年度确认"
    if org.status != Standing.FILED:
        return Condition("最近一次年度确认正常", False, f"{says}，现在是“{org.status_label}”", rule)
    return Condition("最近一次年度确认正常", conclusion in rule.value.split("、") if conclusion else False, says, rule)


def _members(org, rules, known):
    """Where the state or the city has relaxed it for bodies that are fostered first, their own row counts."""
    tail = "_relaxed" if org.focus_tags else ""
    people, units = rules[f"min_individual{tail}"], rules[f"min_unit{tail}"]
    count = int(known.get("unit_members") or 0)
    met = org.member_count >= people.number or count >= units.number
    says = f"成员{org.member_count}人" + (f"，单位成员{count}个" if count else "")
    return Condition(f"个人成员{people.number}人或者单位成员{units.number}个以上", met, says, people)


def _place(org, known):
    own = known.get("own_place", "")
    says = {"yes": org.place, "no": f"{org.place}，与其他组织共用"}.get(own, UNKNOWN)
    return Condition("有独立场所", {"yes": True, "no": False}.get(own), says)


def _funds(rules, known):
    rule, fen = rules["min_income"], known.get("income")
    if fen is None:
        return Condition("有稳定经费来源", None, UNKNOWN, rule)
    return Condition("有稳定经费来源", int(fen) >= rule.number, f"最近一次年度确认报告全年收入{int(fen) / 100:g}元", rule)


def ready(rows, day):
    """[(body, its conditions)] of those among these rows that meet every one, by sound of their names.

    `rows` narrows the ledger. Three queries, whatever their number: whoever is not filed or too young is never read.
    """
    rules = rules_on(day)
    least = min(rules[key].number for key in ("min_individual", "min_individual_relaxed"))
    facts = CommunityFact.objects.filter(ended_recorded_at__isnull=True, valid_to__isnull=True)
    enough = Q(member_count__gte=least) | Q(pk__in=facts.filter(kind="unit_members").values("org_id"))
    kept = rows.filter(enough, status=Standing.FILED, promoted_to__isnull=True, pk__in=facts.filter(kind="confirmation").values("org_id"))
    orgs = list(kept.select_related("street", "division").order_by("name_key", "id"))
    known, found = known_of(orgs), []
    for org in orgs:
        rows_of = conditions(org, day, rules, known[org.pk])
        if all(row.met for row in rows_of):
            found.append((org, rows_of))
    return found


def applied(orgs):
    """Key of a body -> number of the application it has handed in and that is not over. One query; drafts are nobody's to see."""
    rows = Case.objects.filter(process="establishment", establishment__filed_body__in=orgs, submitted_at__isnull=False, closed_at__isnull=True)
    return dict(rows.values_list("establishment__filed_body_id", "number"))


def under(held):
    """The part of the ledger a post looks after: that of its street, or of the whole district."""
    return CommunityOrg.objects.filter(division__code__startswith=held.division.code)
