"""Division: district, streets and towns, communities and villages, each valid from a day to a day."""

from django.db import models
from django.db.models import Q


class DivisionQuerySet(models.QuerySet):
    """Divisions as of a day, and the subtree under one."""

    def on(self, day):
        """Those valid on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def subtree(self, division):
        """The division and all below it: codes grow by level (6, 9, 12 digits)."""
        return self.filter(code__startswith=division.code)


class Division(models.Model):
    """One administrative division. `kind` is district, subdistrict, town, zone, community or village."""

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_division_per_code_and_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="division_days_in_order",
                violation_error_message="截止日期不能早于起始日期。",
            ),
        ]
        ordering = ["code"]

    def __str__(self):
        return self.name
