"""Small districts of filed bodies in any state, written straight into the tables, and the plain recount their board is held against.

States are written, not performed: the board reads what stands there, however it came about (the roads are walked elsewhere).
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from casework.core import guards
from network.models import Division, Party
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.person import Person

NOON = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
# Two urban communities, two villages, a unit that is neither; a second street's community; the street itself may hold a body too.
PLACES = ("120116009001", "120116009002", "120116009201", "120116009202", "120116009400", "120116001016", "120116009")


def places():
    """Every division by its code."""
    return {row.code: row for row in Division.objects.filter(valid_to__isnull=True).order_by("code")}


def written(rows, user=None):
    """Bodies with their confirmations of 2026, from plain rows (see `row`)."""
    guards.lift()
    divisions = {row.code: row for row in Division.objects.filter(valid_to__isnull=True)}
    leader, start = Person.objects.create(name="周美兰"), CommunityOrg.objects.count()
    parties = Party.objects.bulk_create(Party(kind="organization", name=f"第{n}队") for n, _ in enumerate(rows, start))
    made = CommunityOrg.objects.bulk_create(
        CommunityOrg(
            party=party, filing_number=f"{row['place'][:9]}2025{n:04d}", name=f"第{n:03d}号合唱队", name_key=f"{n:05d}", category=row["category"],
            focus_tags=row["focus"], member_kind="association", scope_level="community", division=divisions[row["place"]],
            street=divisions[row["place"][:9]], leader=leader, activity="合唱", place="活动室", member_count=12, filed_on=date(2025, 5, 8),
            status=row["status"],
        ) for n, (party, row) in enumerate(zip(parties, rows, strict=True), start)
    )  # fmt: skip
    for org, row in zip(made, rows, strict=True):
        for year, told in row["years"].items():
            FilingConfirmation.objects.create(
                number=f"{year}-BN-{org.pk:05d}", process="filing_confirmation", party=org.party, division=org.division, title=org.name,
                opened_at=NOON, rules_on=date(year, 1, 1), rules_known=NOON, org=org, year=year, state=told["state"],
                submitted_by=user if told["reported"] else None, activity_count=told["times"], served=told["served"],
                party_members=told["party"], federation_fen=told["held"], lapsed_on=told["lapsed_on"], reported={"elder": told["elder"]},
            )  # fmt: skip
    return made


def told(state="confirmed", *, reported=True, times=5, served=100, party=1, held=0, lapsed_on=None, elder=False):
    """One year of a row."""
    return {"state": state, "reported": reported, "times": times, "served": served, "party": party, "held": held, "lapsed_on": lapsed_on, "elder": elder}


def row(place="120116009001", status="filed", category="culture_sports", focus=(), years=None):
    """One body as plain data."""
    return {"place": place, "status": status, "category": category, "focus": list(focus), "years": years or {}}


def recount(rows, code, year=2026):
    """Every figure of a node, counted one by one from the plain rows, knowing nothing of the platform's conditions."""
    mine = [r for r in rows if r["place"].startswith(code)]
    force = [r for r in mine if r["status"] in ("filed", "suspended")]
    found = {"in_force": len(force), "focus": sum(bool(r["focus"]) for r in force)}
    for name in ("life_service", "community_affairs", "culture_sports", "charity"):
        found[name] = sum(r["category"] == name for r in force)
    for name in ("suspended", "lapsed", "promoted", "cancelled", "revoked", "merged"):
        found[f"now_{name}"] = sum(r["status"] == name for r in mine)
    asked = [(r, r["years"][year]) for r in mine if year in r["years"]]
    due = [(r, y) for r, y in asked if y["state"] != "not_required"]
    in_hand = [y for _, y in due if y["reported"]]
    found |= {"due": len(due), "reported": len(in_hand)}
    found["confirmed"] = sum(y["state"] in ("confirmed", "confirmed_with_advice", "recovered", "restored") for _, y in asked)
    found["late"] = sum(y["state"] in ("late", "told_lapse", "lapse_heard", "lapse_proposed") for _, y in asked)
    found["lapsed"] = sum(y["lapsed_on"] is not None and r["status"] == "lapsed" for r, y in asked)
    found["active"] = sum(y["times"] >= (3 if y["elder"] else 4) for y in in_hand)
    found["party"] = sum(y["party"] is not None and y["party"] > 0 for y in in_hand)
    found["party_unknown"] = sum(y["party"] is None for y in in_hand)
    found["federation"] = sum((y["held"] or 0) > 0 for y in in_hand)
    found["activities"], found["served"] = sum(y["times"] for y in in_hand), sum(y["served"] for y in in_hand)
    return found


def recounted_gaps(rows, code, divisions):
    """code -> how many are missing, for communities and villages below ten and three."""
    found = {}
    for place in divisions.values():
        wanted = {"community": 10, "village": 3}.get(place.kind, 0)
        have = sum(r["place"] == place.code and r["status"] in ("filed", "suspended") for r in rows)
        if place.code.startswith(code) and have < wanted:
            found[place.code] = wanted - have
    return found
