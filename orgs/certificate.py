"""Certificate: a registration certificate as issued, original and duplicate under one number."""

from django.db import models


class CertificateManager(models.Manager):
    """Issues certificates under consecutive numbers, and finds the one that stands."""

    def issue(self, organization, case, *, day, until, delivery):
        """The next certificate of an organization, as `<code>-01`, `-02` …; void ones keep their numbers."""
        place = self.filter(organization=organization).count() + 1
        return self.create(organization=organization, case=case, number=f"{organization.uscc}-{place:02d}", issued_on=day,
                           valid_until=until, delivery=delivery)  # fmt: skip

    def standing(self, case):
        """The certificate of this case that is not void; raises DoesNotExist when there is none."""
        return self.select_related("organization").get(case_id=case.pk, void_on__isnull=True)


class Certificate(models.Model):
    """Issued to an organization on a day, valid until a day; void once it was taken back, corrected or revoked."""

    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="certificates")
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=40, unique=True)
    issued_on = models.DateField()
    valid_until = models.DateField()
    delivery = models.CharField(max_length=20)
    void_on = models.DateField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    objects = CertificateManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=models.Q(void_on__isnull=True), name="one_standing_certificate"
            )
        ]

    def void(self, day, reason):
        """From this day on it is worth nothing."""
        self.void_on, self.void_reason = day, reason
        self.save(update_fields=["void_on", "void_reason"])
