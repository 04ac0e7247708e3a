"""Filings of community organizations in every state, by their steps at past instants, and bodies that were filed on paper before."""

from datetime import date

from casework.core.perform import perform
from casework.core.process import PROCESSES, by_code
from casework.intake import drafts, store
from casework.intake.opening import open_case
from casework.intake.window import receive
from casework.journal.instant import at, wall
from demo.community_roads import NAMES, ROADS, files_of
from demo.filing import sheet
from demo.names import identity, person
from demo.world import read
from network.actors import the_clock
from network.divisions import Division
from network.models import User
from network.users import set_phone
from orgs.filing import ledger
from orgs.filing.choices import ScopeLevel
from orgs.organization import Organization

OWN = {"draft": "founder", "returned": "founder", "filed": "founder", "refused": "founder"}
BATCH = "纸质台账录入（演示数据）"


def run(accounts, maker):
    """Returns how many filings were made."""
    take_in()
    communities = {row.code: row for row in Division.objects.filter(code__in={row[0] for row in ROADS.values()}, valid_to__isnull=True)}
    for place, (name, (code, ago, steps)) in enumerate(ROADS.items()):
        one(accounts, maker, name, place, communities[code], ago, steps)
    helped(accounts, maker, communities["120116005005"])
    return len(ROADS) + 1


def take_in():
    """The bodies of the paper ledgers, under the numbers they have."""
    divisions = {d.code: d for d in Division.objects.filter(valid_to__isnull=True)}
    for row in read("community_orgs.yaml")["organizations"]:
        division = divisions.get(row["community"])
        if division is None:
            continue
        since = date.fromisoformat(row["since"])
        ledger.take_in(
            number=row["number"], name=row["name"], division=division, leader=row["leader"], since=since, instant=wall(), batch=BATCH,
            status=row["status"], category=row["category"], focus_tags=row["focus"], member_kind=row["kind"],
            scope_level=ScopeLevel.COMMUNITY, activity=row["activity"], place=row["place"], member_count=row["members"],
            promoted_to=Organization.objects.filter(name=row["registered"]).first() if "registered" in row else None,
        )  # fmt: skip


def answers(name, place, division):
    """All answers of one fictional application, as typed."""
    trade, activity, form = NAMES[name]
    members = [{"name": person(300 + place * 14 + n), "age": "60岁以上" if n % 3 else "35至59岁", "home": "", "contact": f"138002{place:02d}{n:03d}"}
               for n in range(12)]  # fmt: skip
    called = division.name.removesuffix("居委会").removesuffix("委会")
    return {
        "scope_level": "community", "street": str(division.parent_id), "community": called, "trade_name": trade, "activity_word": activity,
        "org_form": form, "member_kind": "association", "category": "life_service" if "助" in activity else "culture_sports",
        "focus_tags": ["elderly_care"] if "助老" in activity else [], "purpose": f"组织居民一起{activity}，丰富社区生活，增进邻里情谊。",
        "leader_name": members[0]["name"], "leader_id": identity(700 + place), "leader_phone": f"138002{place:02d}000", "leader_tie": "lives",
        "leader_posts": "0", "public_office": "no", "backup_name": members[1]["name"], "backup_phone": f"138002{place:02d}001",
        "members": members, "average_over_60": "no", "consent_way": "spoken", "charter_consents": "12", "party_members": "2",
        "activities": [{"what": f"{activity}活动", "times": "24"}, {"what": "重阳节慰问老人", "times": "1"}],
        "sensitive": ["fire"] if "助老" in activity else ["none"], "hours": "每周二、周五上午9点到11点", "fees": "no", "needs_permit": "no",
        "place": f"{called}党群服务中心", "place_provider": "committee", "shared": "yes",
    }  # fmt: skip


def fill(case, given, by):
    """Save every section."""
    for section in PROCESSES["community_filing"].sections:
        drafts.save(case, section, {n: v for n, v in given.items() if n in section.form().fields}, by=by)


def one(accounts, maker, name, place, division, ago, steps):
    """One application along one road."""
    day = maker.ago(ago)
    founder = accounts.get(OWN.get(name)) or User.objects.create(username=f"choir{place:02d}", name=person(300 + place * 14), password="!")
    if not founder.phone:
        set_phone(founder, f"13800{place:02d}0000")
    with at(maker.instant(day, -1)):
        case = open_case(by_code("BA"), founder)
        fill(case, answers(name, place, division), founder)
        store.keep(case, "leader_identity", sheet("身份证正反面"), founder)
    for step, who, wait, facts in steps:
        day = maker.working.add(day, wait) if wait else day
        by = {"founder": founder, "clock": the_clock}.get(who) or accounts[who]
        given, files = files_of(facts)
        given = {k: v.format(day=day.isoformat()) if isinstance(v, str) else v for k, v in given.items()}
        with at(maker.instant(day, case.version, hour=1 if who == "clock" else 9)):
            case = perform(case, step, by=by, files=files, **given)
            maker.post(case)
    maker.number += 1


def helped(accounts, maker, division):
    """Filled in at the community for an old woman without a telephone account: it waits for her word."""
    worker, day = accounts["community"], maker.ago(1)
    with at(maker.instant(day, 0)):
        case = open_case(by_code("BA"), worker, visitor="周美兰", division=division)
        receive(case, clerk=worker, visitor="周美兰", identity_seen=True, mandate="", received_on=day)
        fill(case, answers("draft", 30, division) | {"trade_name": "银杏", "activity_word": "手语", "org_form": "班"}, worker)
        case = perform(case, "fill_for", by=worker, helper_note="周阿姨到居委会口述，由我代填。", agreed="on")
        maker.post(case)
