"""SingleEntry: one row typed at the desk (逐条录入) instead of a sheet, on what ground, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.journal.instant import day_of
from orgs.importing import columns
from orgs.importing.batch import ImportBatch
from orgs.importing.reported import COUNTS, SUMS

# What is entered at once: a row of a sheet may say no more than what one paper says.
KINDS = {
    "grade": "评估等级", "annual": "年检结论", "abnormal": "活动异常名录", "severe": "严重违法失信名单", "people": "人数", "money": "收支",
}  # fmt: skip
# Lists are public and a burden: an entry or removal counts only when a second person has confirmed it.
LISTS = {"abnormal": "abnormal_list", "severe": "severe_list"}
CELLS = {
    "grade": ("grade", "grade_from", "grade_to"), "people": (*COUNTS, "counted_on"),
    **{name: (f"{name}_since", f"{name}_reason", f"{name}_until") for name in LISTS},
}  # fmt: skip
OF_A_YEAR = {"annual": ("annual",), "money": tuple(f"{name}_yuan" for name in SUMS)}


def column(name):
    """The column of a sheet behind the name of a cell: "grade_from", "annual_2025"."""
    return columns.BY_NAME.get(name) or columns.of_year(name)


class SingleEntry(models.Model):
    """`cells` is column name -> what was typed; `batch` is there once it counts. Of a list: `confirmed_by` a second person.

    `dropped` says that it never counted, `dropped_why` why another did not confirm it; `undo` that somebody wants a counted entry of a list taken back, which again
    takes a second person. Whether it was taken back stands on the batch.
    """

    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="single_entries")
    kind = models.CharField(max_length=10)
    cells = models.JSONField()
    ground = models.CharField(max_length=100)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    dropped_why = models.CharField(max_length=100, blank=True)
    undo_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undo_at = models.DateTimeField(null=True)
    batch = models.OneToOneField(ImportBatch, models.PROTECT, null=True, related_name="single_entry")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind"], condition=Q(batch__isnull=True, dropped_at__isnull=True),
                name="one_single_entry_waits", violation_error_message="这个名单已经有一条待确认的录入。",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=list(LISTS)) | Q(batch__isnull=True) | Q(confirmed_by__isnull=False),
                name="list_entry_is_confirmed", violation_error_message="名单的录入须由另一人确认。",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("entered_by"))),
                name="single_entry_by_another", violation_error_message="录入须由另一人确认。",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by__isnull=True, dropped_at__isnull=True)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False, batch__isnull=True),
                name="dropped_entry_never_counted", violation_error_message="已经生效的录入只能撤销。",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by__isnull=True) | Q(dropped_by=F("entered_by")) | ~Q(dropped_why=""),
                name="dropped_by_another_says_why", violation_error_message="不予确认须写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(undo_by__isnull=True, undo_at__isnull=True)
                | Q(undo_by__isnull=False, undo_at__isnull=False, batch__isnull=False),
                name="undone_entry_counted", violation_error_message="没有生效的录入不用撤销。",
            ),
        ]  # fmt: skip

    @property
    def title(self):
        """What it is of, in words."""
        return KINDS[self.kind]

    @property
    def waits(self):
        """Whether a second person is still to confirm it."""
        return self.batch_id is None and self.dropped_at is None

    def may_be_taken_back(self, day):
        """Within the day on which it came to count."""
        return bool(self.batch_id) and self.batch.reverted_at is None and day_of(self.batch.made_at) == day

    @property
    def told(self):
        """[(column's label, what was typed)] of what was filled in."""
        return [(column(name).label, text) for name, text in self.cells.items() if text]
