"""公告、公示: a public notice and its steps.

A notice is a case of its own: it is drafted, checked by another person, published, ended by the clock, concluded or
withdrawn, and each of these needs what a step needs anyway (a person, a ground, checks, a lock, a journal line,
a deadline, guards in the database). A plain row with functions would have had to build all of that a second time.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.core.case import Case
from casework.core.people import by_clock, by_engine, role, unlike
from casework.core.step import step
from casework.journal.instant import now, today
from casework.notices import checks
from casework.notices.period import last_day
from casework.notices.sorts import KINDS, SORTS
from casework.notices.states import PUBLICATION, PUBLICITY, State

PUBLISHER = role("publisher")
DRAFTER = role("editor") | PUBLISHER | role("reviewer") | role("chief")
GROUND = [PUBLICATION, PUBLICITY]


class PublicNotice(Case):
    """One announcement (公告: it stands) or publicity (公示: it runs its days and takes objections).

    `source` is the case it comes from; `earlier` the notice it corrects or follows (`relation`). `ends_on` is the last
    day of a publicity, by the working-day calendar. `overridden` holds the masks published in spite of the gate.
    """

    sort = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    body = models.TextField()
    source = models.ForeignKey(Case, models.PROTECT, null=True, related_name="public_notices")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    relation = models.CharField(max_length=10, blank=True)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    override_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    result = models.TextField(blank=True)
    result_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, starts_on__isnull=True, ends_on__isnull=True, override_reason="")
                | Q(published_at__isnull=False, starts_on__isnull=False),
                name="notice_published_on_a_day", violation_error_message="发布须写明日期。",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(kind="publicity", ends_on__gte=F("starts_on")),
                name="notice_days_in_order", violation_error_message="公示的最后一天不能早于第一天。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="notice_withdrawn_with_reason", violation_error_message="撤回须写明原因。",
            ),
            models.CheckConstraint(
                condition=Q(result_at__isnull=True, result="")
                | Q(result_at__isnull=False, kind="publicity") & ~Q(result=""),
                name="notice_result_of_a_publicity", violation_error_message="只有公示才有结果。",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-published_at", "-case_ptr"], name="notice_newest",
                         condition=Q(published_at__isnull=False)),
            models.Index(fields=["kind", "ends_on"], name="notice_running", condition=Q(published_at__isnull=False)),
        ]  # fmt: skip

    @property
    def declared(self):
        """The sort as declared."""
        return SORTS[self.sort]

    @property
    def kind_label(self):
        """公告 or 公示."""
        return KINDS[self.kind]

    @step(State.DRAFT, None, label="修改", by=DRAFTER, basis=GROUND)
    def write(self, *, by, sort, title, body, earlier=None, relation=""):
        """The text is written anew; every edition is a line of the journal."""
        self.sort, self.kind, self.title, self.body = sort, SORTS[sort].kind, title, body
        self.earlier, self.relation = earlier, relation if earlier else ""

    @step(State.DRAFT, State.CHECKED, label="审核通过", basis=GROUND, checks=[checks.pictures_were_looked_at],
          by=(PUBLISHER & unlike("begin", "write", "attach")) | by_engine)  # fmt: skip
    def review(self, *, by, looked_through=False):
        """Somebody who did not write it finds it fit to be published."""

    @step(State.CHECKED, State.DRAFT, label="退回修改", by=PUBLISHER, basis=GROUND)
    def send_back(self, *, by, reason):
        """It needs another hand."""

    @step(State.CHECKED, State.ANNOUNCED, label="发布公告", by=PUBLISHER | by_engine, basis=PUBLICATION,
          checks=[checks.is_an_announcement, checks.no_personal_data])  # fmt: skip
    def announce(self, *, by, override_reason=""):
        """The announcement stands on the portal."""
        self._publish(by, override_reason)

    @step(State.CHECKED, State.RUNNING, label="开始公示", by=PUBLISHER | by_engine, basis=PUBLICITY,
          checks=[checks.is_a_publicity, checks.no_personal_data])  # fmt: skip
    def publicize(self, *, by, override_reason=""):
        """The publicity runs its days; whoever objects is heard."""
        self._publish(by, override_reason)
        self.ends_on = last_day(self, self.starts_on)

    def _publish(self, by, override_reason):
        """Who, when, and why in spite of the gate."""
        self.published_at, self.starts_on = now(), today()
        self.published_by = by if hasattr(by, "pk") else self.ordered_by
        self.override_reason = override_reason

    @step(State.RUNNING, State.ENDED, label="公示期满", by=by_clock, basis=PUBLICITY)
    def end(self, *, by):
        """The last day is over: nobody can object any more."""

    @step(State.ENDED, State.CONCLUDED, label="公布结果", by=PUBLISHER | by_engine, basis=PUBLICITY,
          checks=[checks.objections_are_answered, checks.result_is_clean])  # fmt: skip
    def conclude(self, *, by, result):
        """The outcome, and what became of the objections, stand beside the publicity."""
        self.result, self.result_at = result, now()

    @step([State.ANNOUNCED, State.RUNNING, State.ENDED, State.CONCLUDED], State.WITHDRAWN, label="撤回", by=PUBLISHER,
          basis=GROUND, checks=[checks.withdrawal_is_clean])  # fmt: skip
    def withdraw(self, *, by, reason):
        """It leaves the portal; title and reason stay."""
        self.withdrawn_at, self.withdrawn_reason = now(), reason

    @step(State.RUNNING, State.WITHDRAWN, label="随主案撤下", by=by_engine, basis=PUBLICITY, checks=[checks.withdrawal_is_clean])
    def take_down(self, *, by, reason):
        """What it is about was taken back: it leaves the portal at once; title and reason stay."""
        self.withdrawn_at, self.withdrawn_reason = now(), reason

    @step([State.DRAFT, State.CHECKED], State.DISCARDED, label="作废", by=DRAFTER, basis=GROUND)
    def discard(self, *, by, reason):
        """It will never be published."""
