"""Case: one piece of business of one party, in one state, with one history."""

from datetime import date

from django.conf import settings
from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField

OPEN = models.Q(closed_at__isnull=True)
NEVER = date(9999, 12, 31)  # due_on of a case nobody has to act on; NOT NULL keeps the worklist index whole


class Intake(models.Model):
    """A batch under which cases may be born in a living state: an import, a take-over, loaded demonstration data."""

    why = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)


class CaseQuerySet(models.QuerySet):
    """Questions asked of cases; all of them are answered by the one narrow table."""

    def open(self):
        """Cases that still wait for somebody."""
        return self.filter(closed_at__isnull=True)

    def main(self):
        """Cases of their own, without the side matters hanging on them."""
        return self.filter(parent__isnull=True)


class Case(ConcurrentTransitionMixin, models.Model):
    """One piece of business: who asks, what, where it stands, who is awaited and until when.

    Every process has a child of this model with the particulars. Rows change only through `perform`; the database
    refuses anything else (casework.core.guards). `rules_on` and `rules_known` pin the edition of the rules the case
    is decided by: the day in the law and the instant of our knowledge of it (Asia/Shanghai).
    """

    number = models.CharField(max_length=24, unique=True)
    process = models.CharField(max_length=40)
    party = models.ForeignKey("network.Party", models.PROTECT, related_name="cases")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="matters")
    title = models.CharField(max_length=200)
    state = FSMField(default="draft", protected=True)
    version = models.PositiveIntegerField(default=0)
    division = models.ForeignKey("network.Division", models.PROTECT, related_name="+")
    unit = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="handled_cases")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=40, blank=True)
    received_on = models.DateField(null=True)
    rules_on = models.DateField()
    rules_known = models.DateTimeField()
    awaits = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(default=NEVER)
    intake = models.ForeignKey(Intake, models.PROTECT, null=True, related_name="cases")

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["handler", "due_on", "id"], name="case_handler_open", condition=OPEN),
            models.Index(fields=["division", "due_on", "id"], name="case_division_open", condition=OPEN),
            # Whose turn it is stands in the index: who has little to do among very many open cases does not read their rows.
            models.Index(fields=["due_on", "id", "awaits", "process", "handler", "unit", "parent", "closed_at"], name="case_due_open", condition=OPEN),
            # Most cases have no handler and no parent: without these the planner takes the empty for the usual and scans.
            models.Index(fields=["handler", "parent", "due_on"], name="case_handled", condition=OPEN & models.Q(handler__isnull=False)),
            models.Index(fields=["parent", "process"], name="case_beside_open", condition=OPEN & models.Q(parent__isnull=False)),
            models.Index(fields=["parent", "id"], name="case_of_parent", condition=models.Q(parent__isnull=False)),
            models.Index(fields=["party", "-id"], name="case_of_party"),
            models.Index(fields=["-opened_at", "-id"], name="case_newest"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def refresh_from_db(self, *args, **kwargs):
        """Reload; keeps `state` protected even when the row has gone (django-fsm forgets, for the whole process)."""
        field = type(self)._meta.get_field("state")
        try:
            super().refresh_from_db(*args, **kwargs)
        finally:
            field.protected = True


class Sight(models.Model):
    """A unit was given sight of a case: from the day the case lay on its desk."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="sights")
    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "unit"], name="one_sight_per_unit")]


class Barred(models.Model):
    """A person who has left a case because of a conflict, or must not decide it again: they neither see nor act on it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="barred")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="barred_from")
    reason = models.CharField(max_length=200)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="barred_once")]


class Counter(models.Model):
    """The last number drawn for one code in one year; numbers may have gaps, never doubles."""

    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="one_counter_per_year_and_code")]


def draw_number(code, year, parent=None):
    """The next case number, as `2026-DJ-0001`; a matter's is its parent's with its place, as `2026-DJ-0001/1`.

    Must run inside the transaction that creates the case and has locked the parent.
    """
    if parent is not None:
        return f"{parent.number}/{parent.matters.count() + 1}"
    row, _ = Counter.objects.select_for_update().get_or_create(year=year, code=code)
    row.last += 1  # nobody else holds the row meanwhile
    row.save(update_fields=["last"])
    return f"{year}-{code}-{row.last:04d}"
