"""CommunityOrg: a body of residents filed by a street; no legal person, no credit code, a filing number for life."""

from django.db import models, transaction
from django.db.models import F

from network.vault import mask_phone, seal, unseal
from orgs.filing.choices import LIVING, Category, Standing

DIGITS = 17


class CommunityOrg(models.Model):
    """One filed body: what the street's ledger shows of it today; its history is in its facts.

    `filing_number` is the street's nine digits, the year and four digits, one body's for life; `division` the
    community or village it lives in, `street` the one that filed it. `activity` is what the public reads it does. `promoted_to` is the legal person it has become,
    from the day its certificate was issued; the filing itself ends later (第三十九条).
    `phone` is sealed; numbers and names it had before stay with it, parted by blanks, so that an old paper finds it.
    `certificate_case` is the case whose certificate holds (none: it was filed on paper).
    """

    party = models.OneToOneField("network.Party", models.PROTECT, related_name="community_org")
    filing_number = models.CharField(max_length=17, unique=True)
    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=300)
    category = models.CharField(max_length=20)
    focus_tags = models.JSONField(default=list)
    member_kind = models.CharField(max_length=20)
    scope_level = models.CharField(max_length=20)
    division = models.ForeignKey("network.Division", models.PROTECT, related_name="+")
    street = models.ForeignKey("network.Division", models.PROTECT, related_name="community_orgs")
    leader = models.ForeignKey("orgs.Person", models.PROTECT, related_name="community_orgs")
    purpose = models.TextField(blank=True)
    activity = models.CharField(max_length=300)
    place = models.CharField(max_length=200)
    member_count = models.PositiveIntegerField()
    status = models.CharField(max_length=20, default=Standing.FILED)
    phone = models.TextField(blank=True)
    former_names = models.CharField(max_length=600, blank=True)
    former_numbers = models.CharField(max_length=200, blank=True)
    certificate_case = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="+")
    filed_on = models.DateField()
    ended_on = models.DateField(null=True)
    promoted_to = models.ForeignKey("orgs.Organization", models.PROTECT, null=True, related_name="filed_before")

    class Meta:
        indexes = [
            models.Index(fields=["name_key", "id"], name="community_org_by_name"),
            models.Index(fields=["street", "status", "name_key"], name="community_org_by_street"),
            models.Index(fields=["division", "status"], name="community_org_by_community"),
            models.Index(fields=["street", "name_key", "id"], name="community_org_ledger_street"),
            models.Index(fields=["division", "name_key", "id"], name="community_org_ledger_place"),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=F("filed_on")),
                name="community_org_days_in_order", violation_error_message="终止日期不能早于备案日期。",
            )
        ]  # fmt: skip

    def __str__(self):
        return self.name

    @property
    def category_label(self):
        """The category in words."""
        return Category(self.category).label

    @property
    def clear_phone(self):
        """The phone number, or an empty string."""
        return unseal(self.phone, f"orgs.community_org.phone:{self.pk}")

    @property
    def masked_phone(self):
        """The phone number for display: facts and pages show no more of it."""
        return mask_phone(self.clear_phone)

    def set_phone(self, number):
        """Set the number by which it is reached; saving is the caller's."""
        self.phone = seal(number, f"orgs.community_org.phone:{self.pk}") if number else ""

    @property
    def status_label(self):
        """The status in words."""
        return Standing(self.status).label


class FilingCounter(models.Model):
    """The last place drawn by one street in one year; gapless, because it is drawn where the body is entered."""

    street = models.CharField(max_length=9)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["street", "year"], name="one_filing_counter_per_street_and_year")]


def draw_number(street, year):
    """The next filing number of a street in a year. Must run in the transaction that enters the body."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a filing number is drawn in the transaction that uses it")
    row, _ = FilingCounter.objects.select_for_update().get_or_create(street=street.code, year=year)
    FilingCounter.objects.filter(pk=row.pk).update(last=F("last") + 1)
    row.refresh_from_db()
    return f"{street.code}{year}{row.last:04d}"


def street_of(division):
    """The street, town or zone a community or village belongs to; a street is its own."""
    return division if len(division.code) <= 9 else division.parent


def named(name, street):
    """The living body of a street with this very name, or None."""
    return CommunityOrg.objects.filter(name=name, street=street, status__in=LIVING).first()
