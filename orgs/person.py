"""Person: a natural person once, whoever they are to however many organizations."""

from django.db import models

from network.vault import blind, blinds, mask_id, seal, unseal


class Person(models.Model):
    """Name in clear, ID number sealed with a blind index: concurrent posts can be found, nothing can be read."""

    name = models.CharField(max_length=60)
    id_number = models.TextField(blank=True)
    id_blind = models.CharField(max_length=64, null=True, unique=True)

    def __str__(self):
        return self.name

    @property
    def masked_id(self):
        """The ID number for display."""
        return mask_id(unseal(self.id_number, f"orgs.person.id:{self.id_blind}")) if self.id_number else ""


def the_person(name, id_number=""):
    """The person with this ID number, made when unknown; without a number always a new row."""
    if not id_number:
        return Person.objects.create(name=name)
    known = Person.objects.filter(id_blind__in=blinds(id_number)).first()
    if known:
        return known
    digest = blind(id_number)
    sealed = seal(id_number.strip().upper(), f"orgs.person.id:{digest}")
    found, _ = Person.objects.get_or_create(id_blind=digest, defaults={"name": name, "id_number": sealed})
    return found


class Appointment(models.Model):
    """A person holds an office of an organization, for a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="appointments")
    position = models.CharField(max_length=30)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)


def led_by(id_number, kind):
    """Names of organizations of a kind whose legal representative is the holder of this ID number now."""
    if not id_number:
        return []
    rows = Appointment.objects.filter(
        person__id_blind__in=blinds(id_number), position="legal_rep", valid_to__isnull=True, organization__kind=kind
    )
    return list(rows.values_list("organization__name", flat=True))
