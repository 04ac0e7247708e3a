"""书面会签: what is resolved without a meeting, and its steps."""

from django.db import models
from django.db.models import Q

from casework.core.case import Case
from casework.core.people import by_engine, unlike
from casework.core.step import step
from casework.journal.instant import today
from meetings import concerning
from meetings.circulation import effects, rules
from meetings.circulation.shown import panels
from meetings.circulation.states import (
    ASSIGNING,
    BEFORE_SIGNING,
    CHECKED_BY_ANOTHER,
    DRAFTING,
    GROUNDS_OF,
    PASSING,
    POWER,
    PUBLICATION,
    REPLYING,
    SIGNING,
    State,
)
from meetings.people import CHIEF, CONVENER, OFFICE


class Circulation(Case):
    """One draft resolution that units answer in writing, of the office's unit.

    `origin` is the topic it came from, if any; `asked` are slugs of the units that answer, `direct` of those among them whose
    duties it touches and who must all agree. `tasks` are [{text, lead, assisting, due, deliverable}] as in minutes; `round` is 1,
    and 2 once a revised draft went round; `changes` are [{was, now}]. `told_at` is the meeting at which it was reported.
    `about` is the case of another process it concerns, with the step asked of its unit, as a topic has it.
    """

    origin = models.ForeignKey(Case, models.PROTECT, null=True, related_name="circulations")
    ground = models.CharField(max_length=10, blank=True)
    grounds = models.TextField(blank=True)
    resolution = models.TextField(blank=True)
    tasks = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    direct = models.JSONField(default=list)
    urgent = models.BooleanField(default=False)
    urgent_reason = models.CharField(max_length=300, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    changes = models.JSONField(default=list)
    opinion = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=4, blank=True)
    public = models.BooleanField(null=True)
    signed_on = models.DateField(null=True)
    issued_on = models.DateField(null=True)
    about = models.ForeignKey(Case, models.PROTECT, null=True, related_name="circulations_about")
    about_step = models.CharField(max_length=60, blank=True)
    about_words = models.TextField(blank=True)
    told_at = models.ForeignKey(Case, models.PROTECT, null=True, related_name="told_circulations")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | ~Q(resolution="") & Q(public__isnull=False), name="circulation_signed_with_words",
                violation_error_message="签发的决定须有内容，并标明是否公开。",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(signed_on__isnull=False), name="circulation_issued_was_signed",
                violation_error_message="没有签发的不能印发。",
            ),
        ]  # fmt: skip

    @property
    def is_for_few(self):
        """Whether it came from a topic of limited circulation (meetings/circle.py)."""
        return bool(self.origin_id) and self.origin.topic.restricted

    @property
    def panels(self):
        """What an official reads of a circulation."""
        return panels(self)

    @step(State.DRAFTED, None, label="拟写会签稿", by=OFFICE, basis=DRAFTING, checks=[rules.has_no_personal_data])
    def write_draft(self, *, by, secret, first, **said):
        """The draft is written or written anew; what is secret or new does not get past the form."""
        self.title, self.ground, self.grounds = said["title"], said["ground"], said["grounds"]
        self.resolution, self.tasks = said["resolution"], [concerning.spelt(task, self) for task in said["tasks"]]
        self.direct, self.asked = [unit.slug for unit in said["direct"]], [unit.slug for unit in said["asked"]]

    @step(State.DRAFTED, None, label="关联办件", by=OFFICE, basis=[POWER, DRAFTING], checks=[concerning.case_may_be_bound])
    def bind_case(self, *, by, about=None):
        """It concerns this case of another process; another one, or none, forgets the step and the tasks that asked for it."""
        if about != self.about:
            self.about_step = self.about_words = ""
            self.tasks = [task | {"about": "", "asked": ""} for task in self.tasks]
        self.about = about

    @step(State.DRAFTED, None, label="写明请有权单位办理的环节", by=OFFICE, basis=POWER, checks=[concerning.step_may_be_asked])
    def name_step(self, *, by, wanted, words):
        """Which step of the case the unit that has the power could take once the resolution is in force."""
        self.about_step, self.about_words = wanted, words
        self.tasks = [concerning.spelt(task, self) for task in self.tasks]

    @step(State.DRAFTED, State.CHECKING, label="提交会签稿", by=OFFICE, basis=[GROUNDS_OF, DRAFTING],
          checks=[rules.is_written, rules.a_task_asks_for_the_step, rules.all_touched_are_asked, rules.asked_have_a_liaison])  # fmt: skip
    def submit_draft(self, *, by, text, background, prior=None):
        """The text and its background go to the office's director."""

    @step([State.CHECKING, State.AWAITING_START], State.DRAFTED, label="退回修改会签稿", by=(CHIEF | CONVENER) & unlike("submit_draft"),
          basis=DRAFTING)  # fmt: skip
    def return_draft(self, *, by, reason):
        """It needs another hand."""
        self.reason = reason

    @step(State.CHECKING, State.AWAITING_START, label="审核会签稿", by=CHIEF & unlike("submit_draft"), basis=[DRAFTING, CHECKED_BY_ANOTHER])
    def check_draft(self, *, by, opinion):
        """Somebody other than who drafted it finds it in order."""
        self.opinion = opinion

    @step(State.AWAITING_START, State.CIRCULATING, label="批准启动书面会签", by=CONVENER & unlike("submit_draft", "check_draft"),
          basis=[DRAFTING, REPLYING], checks=[rules.asked_have_a_liaison], effects=[effects.ask_units])  # fmt: skip
    def start_circulation(self, *, by, urgent, urgent_reason=""):
        """Every unit is asked at once; where it is most urgent, for the shorter time."""
        self.urgent, self.urgent_reason, self.reason = urgent == "yes", urgent_reason, ""

    @step(State.AWAITING_START, State.NOT_STARTED, label="不批准书面会签", by=CONVENER & unlike("submit_draft", "check_draft"),
          basis=[GROUNDS_OF, DRAFTING], letter="not_started", effects=[effects.give_back])  # fmt: skip
    def refuse_circulation(self, *, by, reason_code, reason):
        """It has to go before a meeting."""
        self.reason_code, self.reason = reason_code, reason

    @step(State.CIRCULATING, State.TALLYING, label="答复收齐", by=by_engine, basis=[REPLYING, PASSING])
    def close_replies(self, *, by):
        """Every unit has answered or was reminded in vain."""

    @step(State.TALLYING, State.REVISING, label="采纳意见修改", by=OFFICE, basis=PASSING, letter="revising",
          checks=[rules.somebody_wants_changes, rules.may_go_round_again])  # fmt: skip
    def revise_draft(self, *, by, changes):
        """What was there, what shall stand there now."""
        self.changes = changes

    @step(State.REVISING, State.CIRCULATING, label="再次会签", by=OFFICE, basis=PASSING, checks=[rules.revised_in_time],
          effects=[effects.ask_again])  # fmt: skip
    def recirculate(self, *, by, resolution, tasks):
        """The revised draft goes round once; the answers given before are void."""
        self.resolution, self.round = resolution, self.round + 1
        self.tasks = [concerning.spelt(task, self) for task in tasks]

    @step(State.TALLYING, State.PASSED, label="认定会签通过", by=CHIEF & unlike("submit_draft"), basis=PASSING, letter="passed",
          checks=[rules.all_direct_agree, rules.enough_agree, rules.nobody_wants_a_meeting, rules.no_change_is_left])  # fmt: skip
    def find_passed(self, *, by, opinion):
        """All conditions of the clause are met."""
        self.opinion = opinion

    @step([State.TALLYING, State.REVISING], State.MOVED_TO_MEETING, label="转为会议议题", by=OFFICE, basis=PASSING, letter="moved",
          checks=[rules.has_not_passed], effects=[effects.give_back])  # fmt: skip
    def move_to_meeting(self, *, by, reason):
        """It did not pass: the next meeting has it, with the answers."""
        self.reason = reason

    @step(State.PASSED, State.MOVED_TO_MEETING, label="不予签发转会议", by=CONVENER & unlike("submit_draft", "find_passed"), basis=SIGNING,
          letter="moved", effects=[effects.give_back])  # fmt: skip
    def decline_to_sign(self, *, by, reason):
        """The convener does not sign, says why, and wants it before a meeting."""
        self.reason = reason

    @step(State.PASSED, State.SIGNED, label="签发书面会签决定", by=CONVENER & unlike("submit_draft", "find_passed"), basis=[SIGNING, PUBLICATION],
          checks=[rules.stays_among_its_readers])  # fmt: skip
    def sign_resolution(self, *, by, public):
        """The convener signs, and says whether it may be published."""
        self.public, self.signed_on = public == "yes", today()

    @step(State.SIGNED, State.ISSUED, label="印发并立项", by=OFFICE & unlike("sign_resolution"), basis=[SIGNING, ASSIGNING], letter="issued",
          effects=[effects.settle_topic, effects.open_decisions])  # fmt: skip
    def issue_resolution(self, *, by):
        """Numbered and sent to the units; every task is followed up."""
        self.issued_on = today()

    @step(State.ISSUED, None, label="公开决定送审", by=OFFICE, basis=PUBLICATION, checks=[rules.may_be_published],
          effects=[effects.draft_publication])  # fmt: skip
    def publish_resolution(self, *, by):
        """A resolution marked public goes to the publishers; one that is not never does."""

    @step(State.ISSUED, State.CLOSED, label="会议通报后办结", by=OFFICE, basis=SIGNING, checks=[rules.was_told_at_a_meeting, rules.public_one_is_out])
    def report_at_meeting(self, *, by, meeting):
        """The next meeting was told."""
        self.told_at = meeting

    @step(BEFORE_SIGNING, State.WITHDRAWN, label="撤回书面会签", by=CONVENER, basis=DRAFTING, letter="withdrawn", effects=[effects.give_back])
    def recall_circulation(self, *, by, reason):
        """Things have changed: it is not needed any more, or not in this way."""
        self.reason = reason
