"""A small register with a history in both times, and the plain recount the figures are held against."""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from network.models import Division, Party
from orgs import codes, facts, register
from orgs.facts import Fact
from orgs.organization import Kind, Organization, Status

SHANGHAI = ZoneInfo("Asia/Shanghai")
SOURCE = "import:1"


def instant(day, hour=9):
    """An instant on a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def entered(number, born, *, known=None, kind=None, street="120116005", industry="culture", sponsor="某局"):
    """An organization entered with its first facts."""
    kind = kind or list(Kind)[number % 3]
    return register.enter(
        Party.objects.create(kind="organization", name=f"第{number}号中心"), day=born, instant=instant(known or born),
        batch=SOURCE, uscc=codes.made_up(kind, 900_000 + number), name=f"第{number}号中心", kind=kind,
        status=Status.REGISTERED, division=Division.objects.get(code=street, valid_to__isnull=True), address="示范路1号",
        industry=industry, sponsor_unit=sponsor, fund_fen=3_000_000,
    )  # fmt: skip


def ended(organization, day, *, known=None, status=Status.DISSOLVED):
    """It leaves the register from a day on."""
    register.change(organization, day=day, instant=instant(known or day), batch=SOURCE, status=status)


def grown(rows, seed=11):
    """A register of organizations that came, moved and went in 2026, some of it learnt months late."""
    rng, first = random.Random(seed), date(2026, 1, 1)
    streets = list(
        Division.objects.filter(parent__kind="district", valid_to__isnull=True).values_list("code", flat=True)
    )
    for number in range(rows):
        born = first + timedelta(days=rng.randrange(200))
        made = entered(number, born, known=born + timedelta(days=rng.choice([0, 1, 40])), street=rng.choice(streets),
                       industry=rng.choice(["culture", "文化", "商务", ""]), sponsor=rng.choice(["", "甲局", "乙局"]))  # fmt: skip
        if number % 3 == 0:
            moved = born + timedelta(days=rng.randrange(1, 90))
            register.change(made, day=moved, instant=instant(moved + timedelta(days=rng.choice([0, 50]))), batch=SOURCE,
                            address=f"新区路{number}号")  # fmt: skip
        if number % 4 == 0:
            gone = born + timedelta(days=rng.randrange(1, 120))
            ended(made, gone, known=gone + timedelta(days=rng.choice([0, 2, 60])),
                  status=rng.choice([Status.DISSOLVED, Status.REVOKED]))  # fmt: skip


CODED = {"文化": "culture"}
STANDING = (Status.REGISTERED, Status.APPROVED)


def recount(first, last, known=None):
    """The figures of the register anew: row by row with the register's own question, no query of the statistics."""
    found = dict.fromkeys(("standing", "established", "changed", "cancelled", "revoked", "restored"), 0)
    parts = {"kind": {}, "street": {}, "sponsor": {}, "year": {}, "industry": {}}
    for o in Organization.objects.select_related("division"):
        now = facts.status_on(o, last, known)
        before = facts.status_on(o, first - timedelta(days=1), known)
        birth = facts.status_on(o, o.established_on, known)
        came = before is None and birth in STANDING and o.established_on <= last
        found["standing"] += now in STANDING
        found["established"] += came
        found["cancelled"] += (came or before in STANDING) and now == Status.DISSOLVED
        found["revoked"] += (came or before in STANDING) and now == Status.REVOKED
        found["restored"] += before in (Status.DISSOLVED, Status.REVOKED) and now in STANDING
        found["changed"] += any(moved(f, o, first, last, known) for f in Fact.objects.filter(organization=o))
        if now in STANDING:
            for part, key in (("kind", o.kind), ("street", o.division.code[:9]), ("sponsor", o.sponsor_unit),
                              ("year", str(o.established_on.year)), ("industry", CODED.get(o.industry, o.industry))):  # fmt: skip
                parts[part][key] = parts[part].get(key, 0) + 1
    return found, parts


def moved(fact, organization, first, last, known):
    """Whether a fact on record changes its organization in these days."""
    on_record = fact.ended_recorded_at is None if known is None else (
        fact.recorded_at <= known and (fact.ended_recorded_at is None or fact.ended_recorded_at > known)
    )  # fmt: skip
    kinds = ("name", "address", "scope", "fund", "legal_representative")
    return on_record and fact.kind in kinds and organization.established_on < fact.valid_from and (
        first <= fact.valid_from <= last
    )  # fmt: skip
