"""Post and Delegation: who holds which role where, from when to when, and who stands in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

IN_ORDER = Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))


class Post(models.Model):
    """A person holds a role in a unit over a division, for a time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20)
    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="posts")
    division = models.ForeignKey("network.Division", models.PROTECT, related_name="posts")
    title = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=IN_ORDER, name="post_days_in_order", violation_error_message="截止日期不能早于起始日期。"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "unit", "division"], condition=Q(valid_to__isnull=True),
                name="one_open_post", violation_error_message="这个人已经有同样的岗位。",
            ),
        ]  # fmt: skip
        ordering = ["unit_id", "role", "user_id", "id"]

    def __str__(self):
        return f"{self.user}（{self.title}）"


class Delegation(models.Model):
    """Somebody stands in for the holder of a post, for some days, on the ground of a document."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations")
    scope = models.CharField(max_length=200)
    document_number = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="delegation_days_in_order",
                violation_error_message="截止日期不能早于起始日期。",
            )
        ]  # fmt: skip
        ordering = ["-valid_from", "id"]


class StaffChange(models.Model):
    """A change of who may do what: by whom, when, why. Rows are only added."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    what = models.CharField(max_length=200)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
