"""The 140 organizations of the fictional register, entered as one batch."""

import csv
from datetime import date

from django.db.models import Q

from casework.journal.instant import now
from demo.world import DATA, division
from network.models import Division, Party
from orgs import register
from orgs.models import Organization
from orgs.organization import Status

KINDS = {"social_association": "association", "private_non_enterprise_unit": "private_unit", "foundation": "foundation"}
BATCH = "演示数据"


def run():
    """Enter those not yet there; returns how many organizations there are now."""
    known = {d.code: d for d in Division.objects.filter(valid_to__isnull=True)}
    have = set(Organization.objects.values_list("uscc", flat=True))
    with (DATA / "organizations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["uscc"] not in have:
                enter(row, known)
    return Organization.objects.filter(~Q(uscc="")).count()


def enter(row, known):
    """One organization with its facts and its legal representative."""
    day = date.fromisoformat(row["established_on"])
    ended = date.fromisoformat(row["ended_on"]) if row["ended_on"] else None
    organization = register.enter(
        Party.objects.create(kind="organization", name=row["name"]), day=day, instant=now(), batch=BATCH,
        legal_rep=(row["legal_representative"], ""), uscc=row["uscc"], name=row["name"], kind=KINDS[row["kind"]],
        status=Status.REGISTERED, industry=row["category"], division=division(known, row["street_code"]),
        address=row["address"], purpose=row["purpose"], scope=row["scope"], sponsor_unit=row["sponsor_unit"],
        fund_fen=int(float(row["funds_yuan"] or 0) * 100),
    )  # fmt: skip
    register.change(organization, day=day, instant=now(), batch=BATCH, announced=day.isoformat())
    if ended:
        status = Status.REVOKED if row["status"] == "revoked" else Status.DISSOLVED
        register.change(organization, day=ended, instant=now(), batch=BATCH, status=status)
        organization.ended_on = ended
        organization.save(update_fields=["ended_on"])
