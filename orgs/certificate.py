"""Certificate: a registration certificate as issued, original and duplicate under one number."""

from django.db import models


class Certificate(models.Model):
    """Issued to an organization on a day, valid until a day; a later one replaces it."""

    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="certificates")
    case = models.OneToOneField("casework.Case", models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=40, unique=True)
    issued_on = models.DateField()
    valid_until = models.DateField()
    delivery = models.CharField(max_length=20)
