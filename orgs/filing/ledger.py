"""Writing into the ledger of filed bodies: the only functions that make one."""

from django.db import transaction

from network.models import Party
from orgs.filing import facts
from orgs.filing.choices import LIVING
from orgs.filing.community_org import CommunityOrg, FilingCounter, draw_number, street_of
from orgs.person import the_person
from orgs.register import founders_become_applicants, name_key

# What a change may set; the fact under which each is kept.
KINDS = {"name": "name", "category": "category", "scope_level": "scope_level", "activity": "activity", "place": "place", "member_count": "member_count"}
SHARED = ("category", "focus_tags", "member_kind", "scope_level", "purpose", "activity", "place", "member_count")


@transaction.atomic
def enter(case, *, leader, day, instant, phone=""):
    """A new body from its filing: number drawn, first facts recorded, its founders may act for it. `leader` is (name, ID number)."""
    person, party = the_person(*leader), case.party
    org = CommunityOrg.objects.create(
        party=party, filing_number=draw_number(case.street, day.year), name=case.full_name, name_key=name_key(case.full_name),
        division=case.division, street=case.street, leader=person, filed_on=day,
        **{name: getattr(case, name) for name in SHARED},
    )  # fmt: skip
    org.set_phone(phone)
    org.certificate_case_id = case.pk
    org.save(update_fields=["phone", "certificate_case"])
    facts.state(org, said(org) | {"status": org.status}, valid_from=day, instant=instant, case=case)
    party.kind, party.name = "organization", org.name
    party.save(update_fields=["kind", "name"])
    founders_become_applicants(party, day)
    return org


def said(org):
    """What is so of a body today, under the kinds of its facts; a phone number is masked, for facts are kept in clear."""
    found = {kind: getattr(org, column) for column, kind in KINDS.items()}
    return found | {"leader": org.leader.name, "contact": org.masked_phone, "filing_number": org.filing_number,
                    "community": org.division.code}  # fmt: skip


@transaction.atomic
def change(org, *, day, instant, case, leader=None, phone=None, **columns):
    """Particulars of a body that hold from a day on: `columns` of KINDS, `leader` as (name, ID number), a phone number.

    What was so before stays in its facts, also where nobody had recorded it yet. A new name takes the party's along; the
    old one stays with the body.
    """
    before, old_name = said(org), org.name
    for column, value in columns.items():
        setattr(org, column, value)
    if leader:
        org.leader = the_person(*leader)
    if phone is not None:
        org.set_phone(phone)
    if org.name != old_name:
        org.name_key, org.former_names, org.party.name = name_key(org.name), f"{org.former_names} {old_name}".strip(), org.name
        org.party.save(update_fields=["name"])
    org.save()
    _record(org, before, day, instant, case)


def _record(org, before, day, instant, case):
    """The facts that differ now, and what they were where there is no fact of it yet."""
    changed = {kind: value for kind, value in said(org).items() if value != before[kind]}
    known = set(org.facts.filter(kind__in=changed).values_list("kind", flat=True))
    unknown = {kind: before[kind] for kind in changed.keys() - known if before[kind]}
    facts.state(org, unknown, valid_from=org.filed_on, instant=instant, case=case)
    facts.state(org, changed, valid_from=day, instant=instant, case=case)


@transaction.atomic
def move(org, division, *, day, instant, case, **columns):
    """A body that goes to another street: a number of that street, the old one stays its own; how long it has been filed goes on."""
    before = said(org)
    org.former_numbers = f"{org.former_numbers} {org.filing_number}".strip()
    org.division, org.street = division, street_of(division)
    org.filing_number = draw_number(org.street, day.year)
    org.save()
    _record(org, before, day, instant, case)
    change(org, day=day, instant=instant, case=case, **columns)


def certify(org, case):
    """From now on the certificate of this case holds; earlier ones are out of force."""
    org.certificate_case_id = case.pk
    org.save(update_fields=["certificate_case"])


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
