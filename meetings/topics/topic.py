"""议题: what several units shall decide together, and its steps."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.core.case import Case
from casework.core.people import by_clock, by_engine, unlike
from casework.core.step import step
from casework.journal.instant import now
from meetings import concerning
from meetings.people import CHIEF, CONVENER, LIAISON, OFFICE
from meetings.topics import effects, rules
from meetings.topics.restricting import Restricting
from meetings.topics.shown import panels
from meetings.topics.states import (
    AGENDA,
    BEFORE_SESSION,
    BINDABLE,
    CHECKING,
    CIRCULATED,
    CIRCULATION,
    COUNTERSIGNING,
    DECIDING,
    DEFERRING,
    DISSENT,
    POWER,
    PROPOSING,
    RESOLVING,
    UNDER_COUNTERSIGN,
    State,
)


class Topic(Restricting, Case):
    """One topic of one unit (`unit`), from its draft to what was resolved; money in fen.

    `touched` are slugs of the units whose duties it touches, `kinds` what makes an express answer necessary
    (money, licence, penalty, posts). `into` is the topic it was merged into, `joined` the slugs of units whose topics were
    merged into this one. `deferrals` counts how often the meeting put it off. `about` is the case of another process it
    concerns, `about_step` the step the unit with the power could take of it, `about_words` the facts put into that step's form.
    """

    background = models.TextField(blank=True)
    done = models.TextField(blank=True)
    proposals = models.JSONField(default=list)
    touched = models.JSONField(default=list)
    lead = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    money_fen = models.BigIntegerField(default=0)
    money_source = models.CharField(max_length=200, blank=True)
    kinds = models.JSONField(default=list)
    urgent = models.BooleanField(default=False)
    urgent_reason = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(default=15)
    leader = models.CharField(max_length=60, blank=True)
    consented_on = models.DateField(null=True)
    gaps = models.JSONField(default=list)
    supplied = models.TextField(blank=True)
    into = models.ForeignKey(Case, models.PROTECT, null=True, related_name="merged_topics")
    joined = models.JSONField(default=list)
    revised = models.TextField(blank=True)
    dissent = models.BooleanField(default=False)
    recommendation = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=4, blank=True)
    review_grounds = models.TextField(blank=True)
    review_finding = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    deferrals = models.PositiveSmallIntegerField(default=0)
    needed = models.CharField(max_length=300, blank=True)
    resolution = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    restricted = models.BooleanField(default=False)
    restricted_for = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    about = models.ForeignKey(Case, models.PROTECT, null=True, related_name="topics_about")
    about_step = models.CharField(max_length=60, blank=True)
    about_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(money_fen=0) | ~Q(money_source=""), name="topic_money_has_a_source",
                violation_error_message="涉及资金的须写明来源。",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, resolution="") | Q(decided_at__isnull=False) & ~Q(resolution=""),
                name="topic_decided_with_words", violation_error_message="议定须有内容。",
            ),
            models.CheckConstraint(
                condition=Q(restricted=False, subject="") | Q(restricted=True) & ~Q(subject=""),
                name="restricted_topic_keeps_its_title", violation_error_message="限定知悉范围的议题须另存题目。",
            ),
        ]  # fmt: skip

    @property
    def panels(self):
        """What an official reads of a topic."""
        return panels(self)

    @step([State.DRAFT, State.SUPPLEMENTING], None, label="修改议题", by=LIAISON, basis=PROPOSING,
          checks=[rules.has_no_personal_data])  # fmt: skip
    def write(self, *, by, secret, restricted="no", restricted_for="", **said):
        """The topic is written or written anew; a secret one does not get past the form."""
        self.lead = said["lead"]
        self.named(said["title"], restricted == "yes" or self.is_kept_restricted, restricted_for or self.restricted_for)
        self.background, self.done, self.proposals = said["background"], said["done"], said["proposals"]
        self.touched, self.kinds = [unit.slug for unit in said["touched"]], list(said["kinds"])
        self.money_fen, self.money_source = said["money"] or 0, said["money_source"]
        self.urgent, self.urgent_reason = said["urgent"] == "yes", said["urgent_reason"]
        self.minutes = said["minutes"]

    @step(State.DRAFT, State.PROPOSED, label="报送议题", by=LIAISON, basis=PROPOSING, checks=[rules.is_written], letter="received",
          effects=[effects.show_to_the_lead])  # fmt: skip
    def submit_topic(self, *, by, leader, consented_on, sheet, report=None):
        """The unit's head has agreed; the topic goes to the office."""
        self.leader, self.consented_on = leader, consented_on

    @step(BINDABLE, None, label="关联办件", by=OFFICE, basis=[POWER, CHECKING], checks=[concerning.case_may_be_bound])
    def bind_case(self, *, by, about=None):
        """The topic concerns this case of another process; another one, or none, forgets the step named before."""
        if about != self.about:
            self.about_step = self.about_words = ""
        self.about = about

    @step(BINDABLE, None, label="写明请有权单位办理的环节", by=OFFICE, basis=POWER, checks=[concerning.step_may_be_asked])
    def name_step(self, *, by, wanted, words):
        """Which step of the case the unit that has the power could take once the meeting has resolved it."""
        self.about_step, self.about_words = wanted, words

    @step(State.PROPOSED, State.SUPPLEMENTING, label="一次告知补充", by=OFFICE, basis=CHECKING, letter="gaps")
    def ask_supplement(self, *, by, gaps):
        """Everything that is missing is told at once."""
        self.gaps = gaps

    @step(State.SUPPLEMENTING, State.PROPOSED, label="补充报送", by=LIAISON, basis=CHECKING, letter="received",
          checks=[rules.is_written, rules.every_gap_is_answered])  # fmt: skip
    def supplement(self, *, by, supplied):
        """The unit has mended its topic and says how."""
        self.supplied = supplied

    @step(State.SUPPLEMENTING, State.DEFERRED, label="逾期转下次征集", by=by_clock, basis=CHECKING, letter="deferred",
          checks=[rules.limit_of_state_is_over])  # fmt: skip
    def defer_unsupplemented(self, *, by):
        """Nothing was supplied in time: the topic waits for the next collection."""

    @step(State.PROPOSED, State.MERGING, label="建议合并", by=OFFICE, basis=CHECKING, letter="merge_asked", checks=[rules.other_topic_goes_on])
    def propose_merge(self, *, by, into, reason):
        """Another topic is about the same: the unit is asked whether it joins that one."""
        self.into, self.reason = into, reason

    @step(State.MERGING, State.MERGED, label="同意合并", by=LIAISON, basis=CHECKING, effects=[effects.join])
    def agree_merge(self, *, by):
        """The unit becomes a co-proposer of the other topic."""

    @step(State.MERGING, State.PROPOSED, label="不同意合并", by=LIAISON | by_clock, basis=CHECKING)
    def decline_merge(self, *, by, reason=""):
        """The topic is dealt with on its own."""
        self.into, self.reason = None, reason

    @step([State.PROPOSED, *UNDER_COUNTERSIGN, State.COORDINATING, State.SCREENING, State.AWAITING_DECISION, State.ADMITTED,
           State.ON_AGENDA, State.IN_CIRCULATION, State.DEFERRED], None, label="列为共同提出单位", by=by_engine, basis=CHECKING)  # fmt: skip
    def take_in(self, *, by, unit):
        """Another unit's topic was merged into this one."""
        self.joined = [*self.joined, unit]

    @step([State.PROPOSED, State.SCREENING], State.COUNTERSIGNING, label="送会签", by=OFFICE, basis=COUNTERSIGNING,
          checks=[rules.every_touched_unit_is_asked], effects=[effects.send_to_units])  # fmt: skip
    def start_countersign(self, *, by, units, question):
        """Every unit the topic touches is asked at once."""

    @step(State.COUNTERSIGNING, State.AWAITING_EXPLICIT, label="等待明确答复", by=by_engine, basis=COUNTERSIGNING)
    def require_explicit(self, *, by):
        """The units left have to answer expressly; the office's director talks to them."""

    @step(UNDER_COUNTERSIGN, State.SCREENING, label="会签完成", by=by_engine, basis=COUNTERSIGNING)
    def close_countersign(self, *, by):
        """All have answered or may be taken to have no objection."""

    @step(UNDER_COUNTERSIGN, State.COORDINATING, label="转入协商", by=CHIEF | by_engine, basis=DISSENT, letter="dissent",
          effects=[effects.call_off])  # fmt: skip
    def start_coordination(self, *, by):
        """A unit disagrees, or does not answer where it must: the proposer talks to it."""

    @step(State.COORDINATING, State.SCREENING, label="协商一致", by=LIAISON, basis=DISSENT, checks=[rules.dissenters_have_come_round])
    def agree(self, *, by, revised):
        """The proposal as all accept it now."""
        self.revised = revised

    @step(State.COORDINATING, State.SCREENING, label="附不同意见报审", by=LIAISON | OFFICE | by_clock, basis=DISSENT)
    def submit_with_dissent(self, *, by):
        """No agreement: the opinions go to the convener as they are."""
        self.dissent = True

    @step([State.PROPOSED, State.SCREENING], State.AWAITING_DECISION, label="提出审定意见", by=OFFICE, basis=DECIDING,
          letter="recommended", checks=[rules.is_countersigned, rules.refusal_has_a_code])  # fmt: skip
    def recommend(self, *, by, recommendation, reason, reason_code=""):
        """The office advises to admit or to refuse."""
        self.recommendation, self.reason, self.reason_code = recommendation, reason, reason_code

    @step(State.AWAITING_DECISION, State.ADMITTED, label="审定列入", by=CONVENER & unlike("recommend"), basis=DECIDING, letter="admitted")
    def admit(self, *, by):
        """The convener wants it on an agenda."""
        self.reason_code = ""

    @step(State.AWAITING_DECISION, State.REFUSED, label="审定不予列入", by=CONVENER & unlike("recommend"), basis=DECIDING,
          letter="refused")  # fmt: skip
    def refuse(self, *, by, reason_code, reason):
        """It will not be on an agenda; the unit reads why and how to have it reviewed."""
        self.reason_code, self.reason = reason_code, reason

    @step(State.REFUSED, State.REVIEWING, label="申请复核", by=LIAISON, basis=DECIDING, checks=[rules.not_reviewed_before])
    def request_review(self, *, by, grounds):
        """The unit thinks the refusal wrong."""
        self.review_grounds = grounds

    @step(State.REVIEWING, None, label="填写核查情况", by=(OFFICE | CHIEF) & unlike("recommend"), basis=DECIDING)
    def look_into(self, *, by, finding):
        """Somebody other than who advised the refusal looks into it."""
        self.review_finding, self.reviewed_by = finding, by

    @step(State.REVIEWING, State.ADMITTED, label="复核列入", by=CONVENER & unlike("recommend", "look_into"), basis=DECIDING,
          letter="admitted", checks=[rules.was_looked_into_by_another])  # fmt: skip
    def admit_on_review(self, *, by, reason):
        """The refusal does not stand."""
        self.reason, self.reason_code = reason, ""

    @step(State.REVIEWING, State.CLOSED_REFUSED, label="复核维持", by=CONVENER & unlike("recommend", "look_into"), basis=DECIDING,
          letter="upheld", checks=[rules.was_looked_into_by_another])  # fmt: skip
    def uphold_refusal(self, *, by, reason):
        """The refusal stands, point by point."""
        self.reason = reason

    @step(State.REFUSED, State.CLOSED_REFUSED, label="复核期满", by=by_clock, basis=DECIDING, checks=[rules.limit_of_state_is_over])
    def close_refusal(self, *, by):
        """Nobody asked for a review."""

    @step([State.ADMITTED, State.DEFERRED], State.ON_AGENDA, label="列入议程", by=by_engine, basis=[AGENDA, DEFERRING], letter="scheduled")
    def schedule(self, *, by):
        """A meeting has it on its agenda."""

    @step(State.ON_AGENDA, State.ADMITTED, label="从议程撤下", by=by_engine, basis=AGENDA)
    def unschedule(self, *, by):
        """It waits for another meeting."""

    @step(State.ON_AGENDA, State.DECIDED, label="会议议定", by=by_engine, basis=RESOLVING, letter="decided")
    def decide(self, *, by, resolution):
        """The meeting resolved it."""
        self.resolution, self.decided_at = resolution, now()

    @step([State.AWAITING_DECISION, State.ADMITTED, State.DEFERRED], State.IN_CIRCULATION, label="审定转书面会签",
          by=CONVENER & unlike("recommend"), basis=CIRCULATION, letter="circulated", checks=[rules.may_be_circulated],
          effects=[effects.open_circulation])  # fmt: skip
    def send_to_circulation(self, *, by, ground):
        """No meeting is needed: the units answer in writing."""
        self.reason_code = ""

    @step(State.IN_CIRCULATION, State.DECIDED, label="书面会签通过", by=by_engine, basis=CIRCULATED, letter="decided")
    def record_circulated(self, *, by, resolution):
        """The units agreed in writing and the convener has signed."""
        self.resolution, self.decided_at = resolution, now()

    @step(State.IN_CIRCULATION, State.ADMITTED, label="书面会签未通过转上会", by=by_engine, basis=CIRCULATED, letter="returned")
    def return_from_circulation(self, *, by, reason):
        """It did not pass, or was not signed: a meeting has it, with the answers."""
        self.reason = reason

    @step(State.ON_AGENDA, State.REFERRED, label="报请区政府决定", by=by_engine, basis=RESOLVING)
    def refer(self, *, by, positions):
        """The meeting could not agree: the district government decides."""
        self.revised = positions

    @step(State.REFERRED, State.DECIDED, label="登记决定结果", by=OFFICE, basis=RESOLVING, letter="decided")
    def record_referral(self, *, by, resolution, document):
        """What the district government decided, by its document."""
        self.resolution, self.decided_at = resolution, now()

    @step(State.ON_AGENDA, State.DEFERRED, label="延期", by=by_engine, basis=DEFERRING, letter="deferred")
    def defer(self, *, by, needed):
        """The meeting did not come to it, or wants more argument."""
        self.deferrals, self.needed = self.deferrals + 1, needed

    @step(State.DEFERRED, State.PROPOSED, label="补充后重新报送", by=LIAISON, basis=[DEFERRING, CHECKING])
    def reopen(self, *, by, supplied):
        """What was wanting has been supplied: it is checked anew."""
        self.supplied = supplied

    @step(State.DEFERRED, State.TERMINATED, label="终止议题", by=CONVENER, basis=DEFERRING, letter="terminated",
          checks=[rules.deferred_long_enough])  # fmt: skip
    def terminate(self, *, by, reason):
        """Put off too often."""
        self.reason = reason

    @step(BEFORE_SESSION, State.WITHDRAWN, label="撤回议题", by=LIAISON, basis=DEFERRING, effects=[effects.leave_agenda])
    def withdraw(self, *, by, reason):
        """The unit takes its topic back before the meeting begins; units still asked are told they need not answer."""
        self.reason = reason
