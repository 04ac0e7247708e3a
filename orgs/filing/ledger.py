"""Writing into the ledger of filed bodies: the only functions that make one."""

from django.db import transaction

from network.models import Party
from orgs.filing import facts
from orgs.filing.choices import LIVING
from orgs.filing.community_org import CommunityOrg, FilingCounter, draw_number, street_of
from orgs.person import the_person
from orgs.register import founders_become_applicants, name_key

SHARED = ("category", "focus_tags", "member_kind", "scope_level", "purpose", "activity", "place", "member_count")


@transaction.atomic
def enter(case, *, leader, day, instant):
    """A new body from its filing: number drawn, first facts recorded, its founders may act for it. `leader` is (name, ID number)."""
    person, party = the_person(*leader), case.party
    org = CommunityOrg.objects.create(
        party=party, filing_number=draw_number(case.street, day.year), name=case.full_name, name_key=name_key(case.full_name),
        division=case.division, street=case.street, leader=person, filed_on=day,
        **{name: getattr(case, name) for name in SHARED},
    )  # fmt: skip
    known = {"name": org.name, "status": org.status, "leader": person.name, "category": org.category, "activity": org.activity,
             "place": org.place, "member_count": org.member_count, "scope_level": org.scope_level}  # fmt: skip
    facts.state(org, known, valid_from=day, instant=instant, case=case)
    party.kind, party.name = "organization", org.name
    party.save(update_fields=["kind", "name"])
    founders_become_applicants(party, day)
    return org


@transaction.atomic
def stand(org, standing, *, day, instant, case):
    """A body's standing from a day on: in the ledger as it is today, in its facts with both times."""
    org.status, org.ended_on = standing, None if standing in LIVING else day
    org.save(update_fields=["status", "ended_on"])
    facts.state(org, {"status": str(standing)}, valid_from=day, instant=instant, case=case)


@transaction.atomic
def take_in(*, number, name, division, leader, since, instant, batch, status="filed", **columns):
    """A body that was filed on paper before the platform, under the number it has; later numbers of that year follow it."""
    street, year = street_of(division), int(number[9:13])
    row, _ = FilingCounter.objects.select_for_update().get_or_create(street=street.code, year=year)
    FilingCounter.objects.filter(pk=row.pk, last__lt=int(number[13:])).update(last=int(number[13:]))
    org = CommunityOrg.objects.create(
        party=Party.objects.create(kind="organization", name=name), filing_number=number, name=name, name_key=name_key(name),
        division=division, street=street, leader=the_person(leader), filed_on=since, status=status, **columns,
    )  # fmt: skip
    known = {"name": name, "status": status, "leader": leader, "activity": org.activity, "place": org.place}
    facts.state(org, known, valid_from=since, instant=instant, batch=batch)
    return org
