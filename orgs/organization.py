"""Organization: what the public register shows of a social organization today; its history is in the facts."""

from django.db import models


class Kind(models.TextChoices):
    """The three kinds of social organizations, and their prefix in the unified social credit code."""

    ASSOCIATION = "association", "社会团体"
    PRIVATE_UNIT = "private_unit", "民办非企业单位"
    FOUNDATION = "foundation", "基金会"


class Status(models.TextChoices):
    """Where an organization stands in the register."""

    APPROVED = "approved", "准予登记待发证"
    REGISTERED = "registered", "正常"
    DISSOLVED = "dissolved", "已注销"
    REVOKED = "revoked", "已撤销登记"


PREFIX = {Kind.ASSOCIATION: "51", Kind.PRIVATE_UNIT: "52", Kind.FOUNDATION: "53"}


class Organization(models.Model):
    """One organization. `fund_fen` is whole fen; `name_key` orders names by sound; public from `announced_on` on."""

    party = models.OneToOneField("network.Party", models.PROTECT, related_name="organization")
    uscc = models.CharField(max_length=18, unique=True)
    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    industry = models.CharField(max_length=40, blank=True)
    division = models.ForeignKey("network.Division", models.PROTECT, related_name="organizations")
    address = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    fund_fen = models.BigIntegerField(default=0)
    legal_representative = models.ForeignKey("orgs.Person", models.PROTECT, null=True, related_name="+")
    sponsor_unit = models.CharField(max_length=100, blank=True)
    established_on = models.DateField()
    ended_on = models.DateField(null=True)
    announced_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["name_key", "id"], name="organization_by_name"),
            models.Index(fields=["kind", "status", "name_key"], name="organization_by_kind"),
            models.Index(fields=["division", "name_key"], name="organization_by_street"),
            models.Index(fields=["established_on"], name="organization_by_birth"),
        ]

    def __str__(self):
        return self.name

    @property
    def kind_label(self):
        """The kind in words."""
        return Kind(self.kind).label

    @property
    def status_label(self):
        """The status in words."""
        return Status(self.status).label
