"""ShownColumns: which columns of the worklist an official wants to see."""

from django.conf import settings
from django.db import models


class ShownColumns(models.Model):
    """`names` are keys of desk.columns; a row only where somebody chose other columns than the usual ones."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shown_columns")
    names = models.JSONField(default=list)
