"""名称核准: the examiner asked about real names: the register, reservations and earlier applications gathered for it."""

from casework.core.process import PROCESSES
from casework.journal.instant import wall
from orgs import naming
from orgs.registration.names.examining import Asked, Limits, examine
from orgs.registration.names.parts import plain
from orgs.registration.names.states import DECIDING
from orgs.registration.names.taken import Taken
from orgs.registration.names.words import words
from policy import rules

FIELDS = ("first_name", "second_name", "third_name")


def as_of(day):
    """Rules as they stand for somebody who has no case yet."""
    return lambda key: rules.value(key, on=day, known=wall())


def candidates(answers):
    """Field -> name for every candidate given."""
    return {field: plain(answers[field]) for field in FIELDS if (answers.get(field) or "").strip()}


def look(answers, *, rule, day, party=None, case=None):
    """Field -> findings, for every candidate in the answers. A fixed number of queries, however long the register.

    `rule` reads a rule by its key; `party` is whose own names do not count, `case` the application itself.
    """
    kind, found = answers.get("kind") or "", {}
    given = candidates(answers)
    if not given:
        return {}
    years = {how: rule(f"name.cooling_{how}").number for how in ("changed", "cancelled", "revoked")}
    taken = [Taken(*row) for row in naming.taken(kind, day, years, apart_from=case and case.pk)]
    taken += claimed(kind, case)
    limits = Limits(rule("name.brand_min_chars").number, rule("name.near_distance").number)
    for field, name in given.items():
        asked = Asked(
            name, kind, answers.get("industry_class") or "", answers.get("scope") or "", _brand(answers, name),
            answers.get("origin_place") or "", answers.get("personal_name") == "yes", party,
        )  # fmt: skip
        found[field] = examine(asked, words(), limits, taken=taken, day=day)
    return found


def _brand(answers, name):
    """The brand filled in holds for the names that have it; a second candidate may carry another."""
    brand = answers.get("brand") or ""
    first = (answers.get("first_name") or "").strip()
    return brand if brand in name or name == plain(first) else ""


def claimed(kind, case=None):
    """Candidates of applications that came earlier and are being examined: whoever comes later waits (第二十二条)."""
    rows = PROCESSES["name_check"].cases.objects.filter(kind=kind, state__in=DECIDING)
    if case is not None:
        rows = rows.exclude(pk=case.pk)
        if case.submitted_at:
            rows = rows.filter(submitted_at__lt=case.submitted_at)
    return [Taken(name, kind, "claimed", party) for *names, party in rows.values_list(*FIELDS, "party_id")
            for name in names if name]  # fmt: skip


def look_at_case(case, act, answers=None):
    """Field -> findings as of this act, by the answers handed in or by the case's own columns."""
    party = case.owner.pk if case.pk else None
    return look(answers or particulars(case), rule=act.rule, day=act.day, party=party, case=case)


def particulars(case):
    """The case's columns under the names of the answers."""
    return {
        "first_name": case.first_name, "second_name": case.second_name, "third_name": case.third_name, "kind": case.kind,
        "industry_class": case.industry, "scope": case.scope, "brand": case.brand, "origin_place": case.origin,
        "personal_name": "yes" if case.personal else "no",
    }  # fmt: skip


def written(finding):
    """A finding in one line, with its weight and its clause."""
    return f"{finding.code}{finding.title}（{'须改' if finding.must else '提示'}）：{finding.says}（{finding.basis}）"


def hints(act):
    """What the examiner says of the names handed in, for the officials' page."""
    for field, found in look_at_case(act.case, act, act.answers).items():
        name = candidates(act.answers)[field]
        yield from (f"“{name}”{written(finding)}" for finding in found)
