"""HeadRemoval: at the window somebody asks that a head of a party be taken out; the head is heard, two officials decide."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from network.vault import unseal

GROUNDS = {
    "replaced": "已经换人（任免决议、变更登记）", "died": "本人去世或者丧失行为能力", "ordered": "法院、仲裁或者有权机关的文书",
    "left": "本人书面声明不再担任",
}  # fmt: skip


class HeadRemoval(models.Model):
    """`due_on` is the last day for the head's own word; `answer` is "", "agreed" or "objected", with sealed `objection`.

    `visitor` (who came to the window) is sealed. Decided once, by another person than the one who took it in.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="head_removals")
    party = models.ForeignKey("network.Party", models.PROTECT, related_name="head_removals")
    head = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    part = models.CharField(max_length=20)
    ground = models.CharField(max_length=12)
    visitor = models.TextField()
    path = models.CharField(max_length=100)
    kind = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.CharField(max_length=8, blank=True)
    objection = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["party", "head"], condition=Q(decided_at__isnull=True), name="one_open_removal"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, granted__isnull=True)
                | (Q(decided_at__isnull=False, granted__isnull=False) & ~Q(decided_by=F("asked_by"))),
                name="removal_by_another",
            ),
        ]
        ordering = ["-id"]

    @property
    def visitor_name(self):
        """Who came to the window."""
        return unseal(self.visitor, f"removal.visitor:{self.sha256}")

    @property
    def words(self):
        """What the head said against it; "" for nothing."""
        return unseal(self.objection, f"removal.objection:{self.sha256}") if self.objection else ""

    @property
    def ground_label(self):
        """The ground in words."""
        return GROUNDS.get(self.ground, self.ground)

    @property
    def ref(self):
        """How it stands in an address: one paper may name two heads, so it is not the paper's digest."""
        return salted_hmac("members.removal", str(self.pk)).hexdigest()[:20]

    def heard(self, day):
        """Whether the head has answered, or the time to do so is over."""
        return bool(self.answer) or day > self.due_on
