"""What the yearly confirmation of many filed bodies costs: `.venv/bin/python bench/filing.py [BODIES]` (3,350).

A throw-away SQLite database, or the empty one of DATABASE_URL. Bodies are taken into the ledger as an import leaves them, over
ten streets; then seconds of: opening by `tick` on 1 January, handing in what the ledger prefilled and the leader completed,
silence of the communities passed on by `tick`, proposals and approvals in lists of a hundred through the desk's own page.
The target: of 3,350 bodies (a tenth is drawn for a visit, and goes one by one) 3,000 confirmed by `tick` and lists within 60 s.
Letters' papers are typeset by the outbox afterwards and are not in it.
"""

import re
import sys
import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pages import prepared  # the throw-away world the measures share

TARGET, LIST = 60, 100
SHANGHAI = ZoneInfo("Asia/Shanghai")
SAID = {
    "activities": {"activities": [{"on": f"2026-{m:02d}-10", "what": "合唱排练", "people": "12"} for m in (3, 5, 7, 9)], "people_served": "300"},
    "people": {"leader_unchanged": "yes", "members_now": "12", "average_over_60": "no"},
    "money": {"income": "0", "spending": "0", "published": "yes", "fees": "no"},
    "safety": {"incidents": "no"}, "next": {"plan": [{"what": "排练", "times": "12"}]},
}  # fmt: skip
PARTS = {}


class Part:
    """Seconds of a part, wall and CPU, printed as it ends."""

    def __init__(self, name, count=0):
        self.name, self.count = name, count

    def __enter__(self):
        self.wall, self.cpu = time.monotonic(), time.process_time()
        return self

    def __exit__(self, *_):
        wall, cpu = time.monotonic() - self.wall, time.process_time() - self.cpu
        PARTS[self.name] = wall, cpu
        each = f"{cpu / self.count * 1000:7.2f} ms each" if self.count else ""
        sys.stdout.write(f"{wall:8.1f} s  ({cpu:6.1f} s CPU) {each}  {self.name}\n")
        sys.stdout.flush()


def streets():
    """Ten streets, each with an officer, an approver, a community; (division of the community, officer, approver)."""
    from network.models import Division, Post, Unit, User

    found = []
    for division in Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code")[:10]:
        unit = Unit.objects.create(slug=f"st_{division.code}", name=f"{division.name}办事处", short=division.name, kind="street",
                                   level="street", division=division, capacities=["filing"])  # fmt: skip
        people = []
        for role in ("street", "approver"):
            user = User.objects.create(username=f"{role}{division.code}", name=role, is_staff=True, password="!")
            Post.objects.create(user=user, role=role, unit=unit, division=division, title=role, valid_from=date(2020, 1, 1))
            people.append(user)
        found.append((division.children.first(), *people))
    return found


def bodies(places, wanted):
    """In the ledger, with one leader who acts for all of them."""
    from network.models import Membership, User
    from orgs.filing import ledger
    from orgs.filing.community_org import CommunityOrg

    leader = User.objects.create(username="leader", name="周美兰", password="!")
    instant = datetime(2025, 6, 1, 9, tzinfo=SHANGHAI)
    for n in range(wanted):
        place = places[n % len(places)][0]
        ledger.take_in(
            number=f"{place.parent.code}2025{n // len(places) + 1:04d}", name=f"{place.name}第{n}合唱队", division=place, leader="周美兰",
            since=date(2025, 5, 8), instant=instant, batch="测量", category="culture_sports", member_kind="association",
            scope_level="community", activity="合唱", place="活动室", member_count=12,
        )  # fmt: skip
    Membership.objects.bulk_create(
        Membership(party_id=party, user=leader, role="applicant", valid_from=date(2025, 6, 1))
        for party in CommunityOrg.objects.values_list("party_id", flat=True)
    )
    return leader


def ticks(until):
    """Ticks until there is nothing more to do; how many."""
    from casework.clock.tick import tick

    for turn in range(100):
        done = tick()
        if not done["steps"] + done["warned"] or until():
            return turn + 1
    return 100


def lists(client, step, more):
    """The desk's page and its form, a hundred at a time, until the page is empty; how many cases."""
    sent = 0
    while True:
        ticked = re.findall(r'name="case" value="([0-9A-Z-]+:\d+)"', client.get("/desk/confirmations/").content.decode())
        if not ticked:
            return sent
        client.post("/desk/confirmations/", {"step": step, "key": f"{sent + 1:032x}", "case": ticked, **more})
        sent += len(ticked)


def hand_in(leader):
    """Every case completed and handed in by its leader."""
    from casework.core.perform import perform
    from casework.intake import drafts
    from orgs.filing.confirmation.models import FilingConfirmation

    for case in FilingConfirmation.objects.filter(state="due"):
        for key, said in SAID.items():
            drafts.keep(case, key, said, by=leader)
        perform(case.pk, "submit_year", by=leader, truth_pledge="on")


def together(places, role, step, more):
    """The lists of every street; how many cases."""
    done, client = 0, Client()
    for _, officer, approver in places:
        client.cookies["seen"] = "1"
        client.force_login(officer if role == "street" else approver)
        done += lists(client, step, more)
    return done


def main(wanted):
    """The table, then whether the target is met."""
    prepared()
    from orgs.filing.confirmation.models import FilingConfirmation

    places = streets()
    with Part("taken into the ledger", wanted):
        leader = bodies(places, wanted)
    rows = FilingConfirmation.objects
    with time_machine.travel(datetime(2027, 1, 1, 0, 5, tzinfo=SHANGHAI), tick=True), Part("opened by tick", wanted):
        ticks(lambda: rows.count() >= wanted)
    with time_machine.travel(datetime(2027, 1, 11, 9, tzinfo=SHANGHAI), tick=True), Part("completed and handed in", wanted):
        hand_in(leader)
    with time_machine.travel(datetime(2027, 1, 26, 0, 5, tzinfo=SHANGHAI), tick=True), Part("the communities' silence passed on by tick", wanted):
        ticks(lambda: not rows.filter(state="community_check").exists())
    alike = rows.filter(state="street_review", drawn=False).count()
    with time_machine.travel(datetime(2027, 2, 1, 9, tzinfo=SHANGHAI), tick=True):
        with Part("proposed in lists of a hundred", alike):
            together(places, "street", "bulk_propose", {"reason": "自动核对全部相符，没有投诉。"})
        with Part("approved in lists of a hundred", alike):
            together(places, "approver", "confirm_year", {})
        one = Client()
        one.cookies["seen"] = "1"
        one.force_login(places[0][1])
        with CaptureQueriesContext(connection) as asked:
            size = len(one.get("/desk/confirmations/").content)
    said = sum(wall for name, (wall, _) in PARTS.items() if name not in ("taken into the ledger", "completed and handed in"))
    confirmed = rows.filter(state="confirmed").count()
    sys.stdout.write(f"{confirmed} confirmed, {rows.filter(drawn=True).count()} drawn; the page asks {len(asked)} queries, {size / 1024:.1f} KB\n")
    sys.stdout.write(f"tick and lists: {said:.1f} s, with handing in {said + PARTS['completed and handed in'][0]:.1f} s; target {TARGET} s"
                     f" {'met' if said <= TARGET and confirmed >= 3000 else 'MISSED'}\n")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3350)
