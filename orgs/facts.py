"""Facts with two times: what was so from day to day, and what was known of it when.

A fact is never overwritten: a new one ends the old, a correction ends what was recorded and records it anew.
"""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q

# What no process writes yet: the register's import does, until the process of that name is there and takes it over.
IMPORT = "import"
# kind of fact -> the process that owns it: no other may write it. A batch of the import tells the world before the
# platform, so it may write every kind.
FACTS = {
    "name": "establishment",
    "status": "establishment",
    "legal_representative": "establishment",
    "address": "establishment",
    "scope": "establishment",
    "fund": "establishment",
    "certificate": "establishment",
    "announced": "establishment",
    "grade": IMPORT,  # 评估等级, 1A to 5A, for the days of its validity; evaluation is to own it
    "full_time": IMPORT,  # 专职人员, a number, from the day of counting on; annual reports are to own what follows
    "part_time": IMPORT,
    "party_members": IMPORT,
    "assets": IMPORT,  # 总资产 at the end of a year, in fen, for the days of that year
    "income": IMPORT,
    "spending": IMPORT,
    "annual": IMPORT,  # 年检结论 of a year, for the days of that year
    "abnormal_list": IMPORT,  # 活动异常名录: the reason, from the day of entry to the day before removal; 信用 is to own it
    "severe_list": IMPORT,
}


class Fact(models.Model):
    """One fact of one organization: valid from a day to a day (inclusive), recorded and un-recorded at instants."""

    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=40)
    value = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    ended_recorded_at = models.DateTimeField(null=True)
    set_by = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="facts")
    batch = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organization", "kind", "valid_from"], name="fact_of_organization"),
                   models.Index(fields=["kind", "valid_from"], name="fact_by_kind_and_day"),
                   models.Index(fields=["recorded_at"], name="fact_by_recording")]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")), name="fact_days_in_order"
            ),
            models.CheckConstraint(condition=Q(set_by__isnull=False) | ~Q(batch=""), name="fact_has_a_source"),
        ]


def _owned(kind, case):
    if case is not None and FACTS.get(kind) != case.process:
        raise PermissionError(f"{case.process} does not own the fact {kind}")


def initial(organization, values, *, valid_from, instant, case=None, batch=""):
    """Record the first facts of a new organization, kind -> value: there are no earlier ones to end, so one statement.

    Raises PermissionError as `state` does.
    """
    for kind in values:
        _owned(kind, case)
    Fact.objects.bulk_create(
        Fact(organization=organization, kind=kind, value=value, valid_from=valid_from, recorded_at=instant, set_by=case, batch=batch)
        for kind, value in values.items()
    )  # fmt: skip


@transaction.atomic
def state(organization, kind, value, *, valid_from, instant, case=None, batch=""):
    """Record a fact from a day on; the fact that was valid until then is un-recorded and recorded with its end.

    Raises PermissionError when the case's process does not own this kind of fact.
    """
    _owned(kind, case)
    earlier = Fact.objects.filter(
        organization=organization, kind=kind, ended_recorded_at__isnull=True, valid_to__isnull=True
    ).first()
    if earlier:
        earlier.ended_recorded_at = instant
        earlier.save(update_fields=["ended_recorded_at"])
        if earlier.valid_from < valid_from:
            Fact.objects.create(
                organization=organization, kind=kind, value=earlier.value, valid_from=earlier.valid_from,
                valid_to=valid_from - timedelta(days=1), recorded_at=instant, set_by=earlier.set_by, batch=earlier.batch,
            )  # fmt: skip
    return Fact.objects.create(
        organization=organization, kind=kind, value=value, valid_from=valid_from, recorded_at=instant, set_by=case,
        batch=batch,
    )  # fmt: skip


@transaction.atomic
def state_for(organization, kind, value, *, valid_from, valid_to, instant, case=None, batch=""):
    """Record a fact for some days (`valid_to` None: from a day on); what was on record of these days is un-recorded.

    What an overlapping fact said of other days is recorded anew for those, but for one that began on the same day: that
    one is corrected whole. Raises PermissionError as `state` does.
    """
    _owned(kind, case)
    rows = Fact.objects.filter(organization=organization, kind=kind, ended_recorded_at__isnull=True)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from))
    for old in rows.filter(valid_from__lte=valid_to) if valid_to else rows:
        old.ended_recorded_at = instant
        old.save(update_fields=["ended_recorded_at"])
        kept = {"organization": organization, "kind": kind, "value": old.value, "set_by": old.set_by, "batch": old.batch}
        if old.valid_from < valid_from:
            before = valid_from - timedelta(days=1)
            Fact.objects.create(**kept, valid_from=old.valid_from, valid_to=before, recorded_at=instant)
        if valid_to and old.valid_from != valid_from and (old.valid_to is None or old.valid_to > valid_to):
            after = valid_to + timedelta(days=1)
            Fact.objects.create(**kept, valid_from=after, valid_to=old.valid_to, recorded_at=instant)
    return Fact.objects.create(
        organization=organization, kind=kind, value=value, valid_from=valid_from, valid_to=valid_to, recorded_at=instant,
        set_by=case, batch=batch,
    )  # fmt: skip


@transaction.atomic
def withdraw(organization, kind, *, valid_from, instant, case=None):
    """Un-record what was recorded from a day on and never came to be; what had ended the day before goes on.

    Raises PermissionError as `state` does.
    """
    _owned(kind, case)
    rows = Fact.objects.filter(organization=organization, kind=kind, ended_recorded_at__isnull=True)
    rows.filter(valid_from=valid_from, valid_to__isnull=True).update(ended_recorded_at=instant)
    before = rows.filter(valid_to=valid_from - timedelta(days=1)).first()
    if before:
        state_for(organization, kind, before.value, valid_from=before.valid_from, valid_to=None, instant=instant,
                  case=before.set_by, batch=before.batch)  # fmt: skip


def value_on(organization, kind, day, known=None):
    """The value of a fact on a day, as known at an instant (None: now); None when there was none."""
    rows = Fact.objects.filter(organization=organization, kind=kind, valid_from__lte=day)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    if known is None:
        rows = rows.filter(ended_recorded_at__isnull=True)
    else:
        rows = rows.filter(Q(ended_recorded_at__isnull=True) | Q(ended_recorded_at__gt=known), recorded_at__lte=known)
    return rows.order_by("-recorded_at", "-id").values_list("value", flat=True).first()


def status_on(organization, day, known=None):
    """The register status on a day."""
    return value_on(organization, "status", day, known)


def name_on(organization, day, known=None):
    """The name on a day."""
    return value_on(organization, "name", day, known)
