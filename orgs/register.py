"""Writing into the register: the only functions that make or change an organization."""

from datetime import timedelta

from django.db import transaction
from pypinyin import lazy_pinyin

from network.models import Membership
from orgs import facts
from orgs.organization import Organization
from orgs.person import Appointment, the_person


def name_key(name):
    """A name spelt by sound, for ordering."""
    return " ".join(lazy_pinyin(name))[:300]


@transaction.atomic
def enter(party, *, day, instant, case=None, batch="", legal_rep=None, officers=(), **columns):
    """A new organization for a party, with its first facts and its people.

    `legal_rep` is (name, ID number); `officers` rows of (name, ID number, position). The party becomes the
    organization's: it takes its name, and its founders may act for it.
    """
    person = the_person(*legal_rep) if legal_rep else None
    organization = Organization.objects.create(
        party=party, legal_representative=person, name_key=name_key(columns["name"]), established_on=day, **columns
    )
    if person:
        Appointment.objects.create(person=person, organization=organization, position="legal_rep", valid_from=day)
    for name, number, position in officers:
        Appointment.objects.create(
            person=the_person(name, number), organization=organization, position=position, valid_from=day
        )
    known = {
        "name": organization.name, "status": organization.status, "address": organization.address,
        "scope": organization.scope, "fund": str(organization.fund_fen),
        "legal_representative": person.name if person else "",
    }  # fmt: skip
    facts.initial(organization, known, valid_from=day, instant=instant, case=case, batch=batch)
    party.kind, party.name = "organization", organization.name
    party.save(update_fields=["kind", "name"])
    return organization


@transaction.atomic
def change(organization, *, day, instant, case=None, batch="", **columns):
    """Change columns of an organization that are facts, and record them."""
    for kind, value in columns.items():
        facts.state(organization, kind, str(value), valid_from=day, instant=instant, case=case, batch=batch)
        if kind == "announced":
            organization.announced_on = day
        elif hasattr(organization, kind):
            setattr(organization, kind, value)
    organization.save()


@transaction.atomic
def appoint_legal_rep(organization, person, *, day, instant, case=None, batch=""):
    """Another legal representative from a day on; the former one's office ends the day before."""
    held = Appointment.objects.filter(organization=organization, position="legal_rep", valid_to__isnull=True)
    held.update(valid_to=day - timedelta(days=1))
    Appointment.objects.create(person=person, organization=organization, position="legal_rep", valid_from=day)
    organization.legal_representative = person
    organization.save(update_fields=["legal_representative"])
    facts.state(
        organization, "legal_representative", person.name, valid_from=day, instant=instant, case=case, batch=batch
    )


def reinstate_legal_rep(organization, *, day):
    """Undo an appointment of that day: the office of the one before goes on."""
    offices = Appointment.objects.filter(organization=organization, position="legal_rep")
    offices.filter(valid_from=day, valid_to__isnull=True).delete()
    offices.filter(valid_to=day - timedelta(days=1)).update(valid_to=None)


@transaction.atomic
def correct_legal_rep_name(organization, name, *, day, instant, case):
    """The legal representative is the same person; their name was written wrong."""
    person = organization.legal_representative
    person.name = name
    person.save(update_fields=["name"])
    facts.state(organization, "legal_representative", name, valid_from=day, instant=instant, case=case)


def founders_become_applicants(party, day):
    """After registration the founders act as the organization's handlers."""
    for membership in Membership.objects.filter(party=party, role="founder", valid_to__isnull=True):
        Membership.objects.get_or_create(
            party=party, user=membership.user, role="applicant", valid_to=None, defaults={"valid_from": day}
        )
