"""督查通报: a quarter's figures of the decisions, checked by another and sent to the units."""

from django.db import models
from django.db.models import Q

from casework.core.case import Case
from casework.core.people import unlike
from casework.core.step import step
from casework.journal.instant import today
from meetings.bulletins import rules
from meetings.bulletins.figures import asked, rows
from meetings.bulletins.shown import panels
from meetings.bulletins.states import CHECKED_BY_ANOTHER, TELLING, State
from meetings.people import CHIEF, OFFICE


class Bulletin(Case):
    """One quarter (`quarter`, 2026-4) with its figures as they were drafted: rows of {unit, held, done, late, ended, silent, days}."""

    quarter = models.CharField(max_length=6)
    figures = models.JSONField(default=list)
    examples = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    issued_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["quarter"], condition=Q(issued_on__isnull=False), name="one_bulletin_a_quarter",
                violation_error_message="这个季度的通报已经印发。",
            )
        ]  # fmt: skip

    @property
    def panels(self):
        """What an official reads of a bulletin."""
        return panels(self)

    @step(State.DRAFTED, None, label="拟写通报", by=OFFICE, basis=TELLING, checks=[rules.says_no_personal_data])
    def write_bulletin(self, *, by, examples):
        """The figures are taken as they stand now; what was done well is written by hand."""
        self.examples = examples
        self.figures = rows(asked(self.quarter, today()))

    @step(State.DRAFTED, State.CHECKING, label="提交通报", by=OFFICE, basis=TELLING,
          checks=[rules.figures_are_there, rules.figures_are_of_now, rules.is_the_only_one])  # fmt: skip
    def submit_bulletin(self, *, by):
        """To the office's director."""

    @step(State.CHECKING, State.DRAFTED, label="退回修改通报", by=CHIEF & unlike("submit_bulletin"), basis=[TELLING, CHECKED_BY_ANOTHER])
    def return_bulletin(self, *, by, reason):
        """It needs another hand."""
        self.reason = reason

    @step(State.CHECKING, State.ISSUED, label="审核签发通报", by=CHIEF & unlike("submit_bulletin"), basis=[TELLING, CHECKED_BY_ANOTHER],
          letter="issued", checks=[rules.figures_are_of_now, rules.is_the_only_one])  # fmt: skip
    def issue_bulletin(self, *, by):
        """Checked against the cases once more, numbered, sent to every member unit."""
        self.issued_on = today()

    @step(State.DRAFTED, State.DROPPED, label="不编发", by=OFFICE, basis=TELLING)
    def drop_bulletin(self, *, by, reason):
        """Begun by mistake, or another one was issued."""
        self.reason = reason
