"""What was so of a filed body from day to day, and what was known of it when: the two times of orgs.facts, for its like."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q

# kind of fact -> the processes that may write it; confirmation and cancellation join those they bring. A contact is kept masked.
PARTICULARS = ("name", "leader", "category", "activity", "place", "member_count", "scope_level", "contact", "filing_number", "community")
OWNERS = {
    **dict.fromkeys(PARTICULARS, ("community_filing", "filing_change")),
    "status": ("community_filing", "filing_confirmation", "filing_cancellation"),
    "confirmation": ("filing_confirmation",),
    "referral": ("filing_confirmation",),
    "successor": ("filing_cancellation",),
    # What 第四十一条 asks besides: whether it has a place of its own, how many units belong to it, what came in in the year (fen).
    "own_place": ("community_filing", "filing_confirmation"),
    **dict.fromkeys(("unit_members", "income"), ("filing_confirmation",)),
}


class CommunityFact(models.Model):
    """One fact of one filed body: valid from a day to a day (inclusive), recorded and un-recorded at instants."""

    org = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=40)
    value = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    ended_recorded_at = models.DateTimeField(null=True)
    set_by = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="+")
    batch = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "kind", "valid_from"], name="community_fact_of_org")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")), name="community_fact_in_order"
            ),
            models.CheckConstraint(condition=Q(set_by__isnull=False) | ~Q(batch=""), name="community_fact_has_a_source"),
        ]  # fmt: skip


@transaction.atomic
def state(org, values, *, valid_from, instant, case=None, batch=""):
    """Record facts, kind -> value, from a day on; what held until then is un-recorded and recorded with its end.

    Raises PermissionError when the case's process does not own a kind.
    """
    for kind, value in values.items():
        if case is not None and case.process not in OWNERS.get(kind, ()):
            raise PermissionError(f"{case.process} does not own the fact {kind}")
        old = org.facts.filter(kind=kind, ended_recorded_at__isnull=True, valid_to__isnull=True).first()
        if old:
            CommunityFact.objects.filter(pk=old.pk).update(ended_recorded_at=instant)
            if old.valid_from < valid_from:
                org.facts.create(kind=kind, value=old.value, valid_from=old.valid_from, valid_to=valid_from - timedelta(days=1),
                                 recorded_at=instant, set_by=old.set_by, batch=old.batch)  # fmt: skip
        org.facts.create(kind=kind, value=str(value), valid_from=valid_from, recorded_at=instant, set_by=case, batch=batch)


def value_on(org, kind, day, known=None):
    """The value of a fact on a day, as known at an instant (None: now); None when there was none."""
    rows = org.facts.filter(kind=kind, valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    if known is None:
        rows = rows.filter(ended_recorded_at__isnull=True)
    else:
        rows = rows.filter(Q(ended_recorded_at__isnull=True) | Q(ended_recorded_at__gt=known), recorded_at__lte=known)
    return rows.order_by("-recorded_at", "-id").values_list("value", flat=True).first()
