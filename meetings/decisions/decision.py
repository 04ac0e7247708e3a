"""督办: one decision of a meeting, from its assignment to being struck off."""

from django.db import models
from django.db.models import F, Q

from casework.core.case import Case
from casework.core.people import by_clock, unlike
from casework.core.step import step
from casework.journal.instant import today
from meetings.decisions import effects, rules
from meetings.decisions.reporting import missed
from meetings.decisions.shown import panels
from meetings.decisions.states import ASSIGNING, CHANGING, DONE, LATE, OVERDUE, PROGRESS, WORKING, State
from meetings.people import CHIEF, CONVENER, LIAISON, LIAISON_ANYWHERE, OFFICE


class Decision(Case):
    """One task: its words as in the minutes, the lead (`unit`), assisting units (slugs), the last day, what shall come of it.

    `first_day` is the last day as first set, kept when an extension moves it; `overdue_on` the day it became late, which
    stays in the statistics however it ends. `progress` are [{on, unit, text, percent}]; `secret` says it is not published.
    `about` is the case of another process it concerns, with the step asked of the unit that has the power over it (charges.py).
    """

    sitting = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    place = models.PositiveSmallIntegerField()
    text = models.TextField()
    assisting = models.JSONField(default=list)
    last_day = models.DateField()
    first_day = models.DateField(null=True)
    deliverable = models.CharField(max_length=100)
    secret = models.BooleanField(default=False)
    responsible = models.CharField(max_length=60, blank=True)
    plan = models.TextField(blank=True)
    progress = models.JSONField(default=list)
    warned_on = models.DateField(null=True)
    extended = models.PositiveSmallIntegerField(default=0)
    wanted_until = models.DateField(null=True)
    result = models.TextField(blank=True)
    gaps = models.JSONField(default=list)
    finding = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    overdue_on = models.DateField(null=True)
    urging = models.TextField(blank=True)
    promise = models.DateField(null=True)
    reason = models.TextField(blank=True)
    wanted_lead = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")

    about = models.ForeignKey(Case, models.PROTECT, null=True, related_name="decisions_about")
    about_step = models.CharField(max_length=60, blank=True)
    about_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "place"], name="one_decision_per_place"),
            models.CheckConstraint(
                condition=Q(overdue_on__isnull=True) | Q(overdue_on__gt=F("last_day")) | Q(first_day__isnull=False),
                name="decision_overdue_after_its_day",
                violation_error_message="没有过时限的不能算逾期。",
            ),
        ]  # fmt: skip

    @property
    def panels(self):
        """What an official reads of a decision."""
        return panels(self)

    @property
    def colour(self):
        """red once late, yellow once warned, green once done; "" else."""
        if self.closed_at:
            return "green"
        return "red" if self.overdue_on else "amber" if self.warned_on else ""

    @staticmethod
    def unreported(cases, until, since=None):
        """pk -> days by which the lead had to report progress and did not, for any number of decisions at once."""
        return missed(cases, until, since)

    @step(State.ASSIGNED, State.IN_PROGRESS, label="确认任务", by=LIAISON, basis=ASSIGNING)
    def accept_task(self, *, by, responsible, plan):
        """The lead takes it on."""
        self.responsible, self.plan = responsible, plan

    @step(State.ASSIGNED, State.IN_PROGRESS, label="逾期视为确认", by=by_clock, basis=ASSIGNING, letter="confirmed")
    def deem_confirmed(self, *, by):
        """No word in time."""

    @step(State.ASSIGNED, State.OBJECTED, label="提出异议", by=LIAISON, basis=ASSIGNING)
    def object(self, *, by, reason):
        """The lead thinks the division of work or the time plainly wrong."""
        self.reason = reason

    @step(State.OBJECTED, State.IN_PROGRESS, label="维持分工", by=CONVENER, basis=ASSIGNING, letter="upheld")
    def uphold_assignment(self, *, by, reason):
        """It stays as it is."""
        self.reason = reason

    @step(State.OBJECTED, State.ASSIGNED, label="调整分工或者时限", by=CONVENER, basis=ASSIGNING, letter="adjusted", checks=[rules.day_is_ahead],
          effects=[effects.hand_over])  # fmt: skip
    def adjust_assignment(self, *, by, lead, due, reason):
        """Another lead or another day; what was resolved stays."""
        self.first_day = self.first_day or self.last_day
        self.unit, self.last_day, self.reason = lead, due, reason
        self.assisting = [slug for slug in self.assisting if slug != lead.slug]

    @step(WORKING, None, label="报告进展", by=LIAISON, basis=PROGRESS)
    def report_progress(self, *, by, text, percent):
        """How far it is, what is difficult, what comes next."""
        self.progress = [*self.progress, {"on": today().isoformat(), "unit": self.unit.short, "text": text, "percent": percent}]

    @step(WORKING, None, label="反馈配合情况", by=LIAISON_ANYWHERE, basis=PROGRESS, checks=[rules.comes_from_an_assisting_unit])
    def report_cooperation(self, *, by, text, unit=""):
        """What an assisting unit has done."""
        self.progress = [*self.progress, {"on": today().isoformat(), "unit": unit, "text": text, "percent": None}]

    @step([State.IN_PROGRESS, State.RETURNED], None, label="黄色提醒", by=by_clock, basis=PROGRESS, letter="near", checks=[rules.is_near])
    def warn_due(self, *, by):
        """The last day is near."""
        self.warned_on = today()

    @step([State.IN_PROGRESS, State.RETURNED, *LATE], State.REPORTED, label="报结", by=LIAISON, basis=DONE,
          effects=[effects.stop_counting])  # fmt: skip
    def report_done(self, *, by, result, deliverable):
        """It is done, here is what came of it."""
        self.result, self.gaps = result, []

    @step(State.REPORTED, State.ACCEPTED, label="核验通过", by=OFFICE & unlike("report_done"), basis=DONE)
    def verify_result(self, *, by, way, finding):
        """Somebody who had no part in it has looked at what came of it."""
        self.finding = finding

    @step(State.REPORTED, State.RETURNED, label="退回补办", by=OFFICE & unlike("report_done"), basis=DONE, letter="returned",
          effects=[effects.count_again])  # fmt: skip
    def return_report(self, *, by, gaps):
        """Not what was resolved: the gaps are named."""
        self.gaps = gaps

    @step(State.ACCEPTED, State.REPORTED, label="退回核验", by=CHIEF & unlike("verify_result"), basis=DONE)
    def reject_verification(self, *, by, reason):
        """It has to be looked at again."""
        self.reason = reason

    @step(State.ACCEPTED, State.CLOSED, label="销号", by=CHIEF & unlike("verify_result", "report_done"), basis=DONE, letter="closed",
          effects=[effects.meet_due])  # fmt: skip
    def strike_off(self, *, by, opinion):
        """It is done; one that was late stays counted as late."""
        self.opinion = opinion

    @step(State.IN_PROGRESS, State.EXTENSION_REQUESTED, label="申请延期", by=LIAISON, basis=CHANGING, checks=[rules.extension_is_in_time])
    def request_extension(self, *, by, until, reason):
        """More time, once, asked for in time."""
        self.wanted_until, self.reason = until, reason

    @step(State.EXTENSION_REQUESTED, State.IN_PROGRESS, label="同意延期", by=CONVENER, basis=CHANGING, letter="extended",
          checks=[rules.extension_is_not_too_long], effects=[effects.move_due])  # fmt: skip
    def grant_extension(self, *, by, until):
        """Another last day; the first stays readable."""
        self.first_day, self.last_day = self.first_day or self.last_day, until
        self.extended, self.warned_on = self.extended + 1, None

    @step(State.EXTENSION_REQUESTED, State.IN_PROGRESS, label="不同意延期", by=CONVENER, basis=CHANGING, letter="not_extended")
    def refuse_extension(self, *, by, reason):
        """The day stays."""
        self.reason = reason

    @step([State.ASSIGNED, State.OBJECTED, State.IN_PROGRESS, State.RETURNED, State.EXTENSION_REQUESTED], State.OVERDUE, label="转为逾期",
          by=by_clock, basis=OVERDUE, letter="overdue", checks=[rules.is_over], effects=[effects.stop_counting])  # fmt: skip
    def mark_overdue(self, *, by):
        """The last day is over and nothing was reported."""
        self.overdue_on = self.overdue_on or today()

    @step(State.OVERDUE, State.URGED, label="发督办通知单", by=OFFICE, basis=OVERDUE, letter="urged")
    def urge(self, *, by, urging):
        """The office demands an explanation in writing."""
        self.urging = urging

    @step(State.URGED, State.EXPLAINED, label="说明原因和完成时间", by=LIAISON, basis=OVERDUE, checks=[rules.day_is_ahead])
    def explain(self, *, by, reason, promise):
        """Why it is late, and until when it will be done."""
        self.reason, self.promise = reason, promise

    @step([State.OVERDUE, State.URGED, State.EXPLAINED], State.ESCALATED, label="报请约谈", by=OFFICE | by_clock, basis=OVERDUE)
    def escalate(self, *, by):
        """Late for so long that the convener talks to the unit's head."""

    @step(State.ESCALATED, None, label="记录约谈结果", by=CONVENER, basis=OVERDUE, letter="talked", checks=[rules.day_is_ahead])
    def record_talk(self, *, by, result, promise):
        """What was demanded, until when."""
        self.opinion, self.promise = result, promise

    @step([State.ASSIGNED, State.IN_PROGRESS, State.OVERDUE, State.URGED, State.EXPLAINED], State.TRANSFER_REQUESTED, label="提出变更牵头单位",
          by=OFFICE, basis=CHANGING)  # fmt: skip
    def request_transfer(self, *, by, lead, reason, document):
        """The lead's duties have gone to another unit, by a document."""
        self.wanted_lead, self.reason = lead, reason

    @step(State.TRANSFER_REQUESTED, State.ASSIGNED, label="批准变更重新立项", by=CONVENER & unlike("request_transfer"), basis=CHANGING,
          letter="adjusted", checks=[rules.day_is_ahead], effects=[effects.hand_over])  # fmt: skip
    def approve_transfer(self, *, by, due):
        """Another unit leads from here on; all that was done goes with the case."""
        self.first_day, self.last_day = self.first_day or self.last_day, due
        self.unit, self.wanted_lead = self.wanted_lead, None
        self.assisting = [slug for slug in self.assisting if slug != self.unit.slug]

    @step(State.TRANSFER_REQUESTED, State.IN_PROGRESS, label="不批准变更", by=CONVENER & unlike("request_transfer"), basis=CHANGING,
          letter="upheld", effects=[effects.resume_due])  # fmt: skip
    def refuse_transfer(self, *, by, reason):
        """The lead stays; a last day that is over makes it late at once."""
        self.wanted_lead, self.reason = None, reason

    @step([State.IN_PROGRESS, State.OVERDUE, State.URGED, State.EXPLAINED, State.ESCALATED], State.TERMINATION_REQUESTED, label="提出终止",
          by=LIAISON | OFFICE, basis=CHANGING)  # fmt: skip
    def request_termination(self, *, by, reason):
        """Policy or circumstances have changed: it need not be done any more."""
        self.reason = reason

    @step(State.TERMINATION_REQUESTED, State.TERMINATED, label="批准终止", by=CONVENER & unlike("request_termination"), basis=CHANGING,
          letter="terminated", effects=[effects.meet_due])  # fmt: skip
    def end_early(self, *, by, opinion):
        """It ends here and is counted apart."""
        self.opinion = opinion

    @step(State.TERMINATION_REQUESTED, State.IN_PROGRESS, label="不批准终止", by=CONVENER & unlike("request_termination"), basis=CHANGING,
          letter="not_terminated", effects=[effects.resume_due])  # fmt: skip
    def refuse_termination(self, *, by, opinion):
        """It has to be done; a last day that is over makes it late at once."""
        self.opinion = opinion
