"""会议: one joint meeting and its steps."""

from django.db import models
from django.db.models import Q

from casework.core.case import Case
from casework.core.people import by_clock, by_engine, unlike
from casework.core.step import step
from casework.journal.instant import now, today
from meetings.circle import reader
from meetings.people import CHIEF, CONVENER, OFFICE
from meetings.sittings import effects, rules
from meetings.sittings.shown import panels
from meetings.sittings.states import (
    AGENDA,
    ARCHIVE,
    ASSIGNING,
    BEFORE_SESSION,
    CALLING,
    CHECKED_BY_ANOTHER,
    COLLECTING,
    CONVENING,
    CORRECTING,
    MINUTES,
    OPINIONS,
    POSTPONING,
    PUBLICATION,
    QUORUM,
    SESSION,
    SIGNING,
    State,
)


class Meeting(Case):
    """One meeting; `invited` and `proposers` are slugs of units, `minutes` its length in minutes.

    `reports` are numbers of circulations in force that the meeting is told of besides its topics (第三十五条).
    `attendance` are [{unit, name, title, how}]; `corrections` [{wrong, right, decided}]. The agenda are AgendaItem rows.
    """

    kind = models.CharField(max_length=10, default="plenary")
    planned_on = models.DateField(null=True)
    begins_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=150)
    place = models.CharField(max_length=100, blank=True)
    invited = models.JSONField(default=list)
    ground = models.CharField(max_length=10, blank=True)
    proposers = models.JSONField(default=list)
    opinion = models.TextField(blank=True)
    urgent_reason = models.CharField(max_length=300, blank=True)
    observers = models.CharField(max_length=300, blank=True)
    reports = models.JSONField(default=list)
    materials_on = models.DateField(null=True)
    packet = models.PositiveSmallIntegerField(default=0)
    chair = models.CharField(max_length=60, blank=True)
    attendance = models.JSONField(default=list)
    recorder = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    opening = models.TextField(blank=True)
    handled = models.TextField(blank=True)
    rulings = models.TextField(blank=True)
    issued_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=4, blank=True)
    corrections = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(begins_at__isnull=False), name="meeting_ended_after_it_began",
                violation_error_message="没有开始的会议不能散会。",
            )
        ]  # fmt: skip

    def panels_for(self, user, day):
        """What this official reads of a meeting: of topics for few readers only what is theirs."""
        return panels(self, reader(user, day))

    @step(State.PLANNED, State.COLLECTING_TOPICS, label="发出征集通知", by=OFFICE, basis=COLLECTING, letter="collecting",
          checks=[rules.every_unit_has_a_liaison], effects=[effects.show_to_members])  # fmt: skip
    def open_collection(self, *, by):
        """Every member unit is asked for topics."""

    @step(State.COLLECTING_TOPICS, State.AGENDA_DRAFTING, label="截止征集", by=OFFICE | by_clock, basis=COLLECTING,
          checks=[rules.collection_is_over])  # fmt: skip
    def close_collection(self, *, by):
        """The time for topics is over; later ones wait for the next meeting."""

    @step(State.PLANNED, State.AGENDA_DRAFTING, label="召集临时或者专题会议", by=OFFICE, basis=[CONVENING, COLLECTING],
          checks=[rules.special_has_ground])  # fmt: skip
    def convene_special(self, *, by, ground, proposers, units, reason):
        """A meeting without a collection: the convener wants it, or enough units have asked for it in writing."""
        self.ground, self.proposers, self.reason = ground, [unit.slug for unit in proposers], reason
        self.invited = [unit.slug for unit in units] or self.invited

    @step(State.AGENDA_DRAFTING, State.AGENDA_DRAFTED, label="提交议程", by=OFFICE, basis=AGENDA,
          checks=[rules.agenda_fits, rules.agenda_is_free], effects=[effects.lay_out])  # fmt: skip
    def submit_agenda(self, *, by, begins_at, minutes, place, observers, urgent_reason, items, reports=()):
        """Order, reporters, minutes; the sum fits."""
        self.begins_at, self.minutes, self.place = begins_at, minutes, place
        self.observers, self.urgent_reason, self.reports = observers, urgent_reason, list(reports)

    @step([State.AGENDA_DRAFTED, State.AGENDA_CHECKED], State.AGENDA_DRAFTING, label="退回议程", by=(CHIEF | CONVENER) & unlike("submit_agenda"),
          basis=AGENDA)  # fmt: skip
    def return_agenda(self, *, by, reason):
        """It needs another hand."""
        self.reason = reason

    @step(State.AGENDA_DRAFTED, State.AGENDA_CHECKED, label="审核议程", by=CHIEF & unlike("submit_agenda"), basis=[AGENDA, CHECKED_BY_ANOTHER])
    def check_agenda(self, *, by, opinion):
        """The office's director finds it in order."""
        self.opinion = opinion

    @step(State.AGENDA_CHECKED, State.AGENDA_APPROVED, label="批准议程", by=CONVENER & unlike("submit_agenda", "check_agenda"), basis=AGENDA,
          letter="agenda", checks=[rules.there_is_time_to_call])  # fmt: skip
    def approve_agenda(self, *, by):
        """The convener approves; from here on a change needs a new approval."""

    @step(State.AGENDA_APPROVED, State.NOTIFIED, label="发出会议通知", by=OFFICE, basis=CALLING, letter="notice",
          checks=[rules.there_is_time_to_call, rules.every_unit_has_a_liaison], effects=[effects.invite_units])  # fmt: skip
    def notify(self, *, by):
        """Every unit is told and asked who comes."""

    @step(State.NOTIFIED, None, label="送达会议材料", by=OFFICE, basis=CALLING, letter="materials", checks=[rules.there_is_time_to_read, rules.few_readers_have_copies])
    def send_materials(self, *, by, packet=None):
        """The packet is there for every unit to read."""
        self.materials_on, self.packet = today(), self.packet + 1

    @step([State.AGENDA_APPROVED, State.NOTIFIED], State.AGENDA_DRAFTING, label="变更议程", by=OFFICE, basis=CALLING,
          effects=[effects.void_invitations])  # fmt: skip
    def change_agenda(self, *, by, reason):
        """It is approved and notified anew."""
        self.reason, self.materials_on = reason, None

    @step(State.NOTIFIED, State.IN_SESSION, label="宣布开会", by=CONVENER, basis=QUORUM, letter="sign_in",
          checks=[rules.day_has_come, rules.materials_were_sent, rules.quorum_is_there])  # fmt: skip
    def open_session(self, *, by, chair, attendance):
        """Enough units are there."""
        self.chair, self.attendance = chair, attendance

    @step(State.IN_SESSION, None, label="记录议题审议", by=OFFICE, basis=SESSION, checks=[rules.item_is_open], effects=[effects.note_item])
    def record_item(self, *, by, item, statements, outcome, resolved, needed, recused):
        """What was said on one item, and what became of it."""

    @step(State.IN_SESSION, State.HELD, label="宣布散会", by=CONVENER, basis=[SESSION, MINUTES], checks=[rules.every_item_has_an_outcome],
          effects=[effects.mark_absent])  # fmt: skip
    def end_session(self, *, by, recorder, record):
        """The record is signed by who kept it and who chaired."""
        self.recorder, self.ended_at = recorder, now()

    @step([State.AGENDA_APPROVED, State.NOTIFIED], State.POSTPONED, label="延期", by=CONVENER, basis=[QUORUM, POSTPONING], letter="postponed",
          effects=[effects.void_invitations])  # fmt: skip
    def postpone(self, *, by, reason_code, reason):
        """It cannot be held that day; its topics stay with it."""
        self.reason_code, self.reason, self.materials_on = reason_code, reason, None

    @step(State.POSTPONED, State.AGENDA_APPROVED, label="重新安排", by=OFFICE, basis=QUORUM, checks=[rules.reconvened_in_time])
    def reconvene(self, *, by, begins_at, place):
        """Another time and place; the agenda is the same."""
        self.begins_at, self.place = begins_at, place

    @step(BEFORE_SESSION, State.CANCELLED, label="取消会议", by=CONVENER, basis=POSTPONING, letter="cancelled",
          effects=[effects.release_topics])  # fmt: skip
    def cancel(self, *, by, reason_code, reason):
        """It will not be held; its topics wait for the next one."""
        self.reason_code, self.reason = reason_code, reason

    @step(State.HELD, State.MINUTES_CIRCULATED, label="纪要送单位核对", by=OFFICE, basis=[MINUTES, OPINIONS], letter="draft",
          checks=[rules.minutes_are_whole, rules.tasks_are_whole], effects=[effects.ask_for_opinions])  # fmt: skip
    def circulate_minutes(self, *, by, opening, items, tasks):
        """Item by item: considered, resolved, required, and who has to do what until when."""
        self.opening, self.handled = opening, ""

    @step(State.MINUTES_CIRCULATED, State.MINUTES_CHECKING, label="核对期满", by=by_engine, basis=OPINIONS)
    def close_minutes_opinions(self, *, by):
        """All units have answered or said nothing in time."""

    @step(State.MINUTES_CHECKING, None, label="处理纪要意见", by=OFFICE, basis=OPINIONS)
    def handle_comments(self, *, by, handled):
        """What was made of each comment; the record decides."""
        self.handled = handled

    @step(State.MINUTES_CHECKING, State.MINUTES_AWAITING_SIGNATURE, label="审核纪要", by=CHIEF & unlike("circulate_minutes"),
          basis=[SIGNING, CHECKED_BY_ANOTHER], checks=[rules.comments_are_handled])  # fmt: skip
    def check_minutes(self, *, by, opinion):
        """Nothing stands in it that was not resolved."""
        self.opinion = opinion

    @step([State.MINUTES_CHECKING, State.MINUTES_AWAITING_SIGNATURE], State.HELD, label="退回修改纪要",
          by=(CHIEF | CONVENER) & unlike("circulate_minutes"), basis=[OPINIONS, SIGNING])  # fmt: skip
    def return_minutes(self, *, by, reason):
        """It has to be written anew, without changing what was resolved."""
        self.reason = reason

    @step(State.MINUTES_AWAITING_SIGNATURE, State.MINUTES_SIGNED, label="签发纪要",
          by=CONVENER & unlike("circulate_minutes", "check_minutes"), basis=[SIGNING, PUBLICATION], checks=[rules.every_item_is_marked],
          effects=[effects.mark_public])  # fmt: skip
    def sign_minutes(self, *, by, public_items, rulings):
        """The convener signs, and says of every item whether it may be published."""
        self.rulings = rulings

    @step(State.MINUTES_SIGNED, State.ISSUED, label="印发纪要", by=OFFICE & unlike("sign_minutes"), basis=SIGNING, letter="minutes")
    def issue_minutes(self, *, by):
        """Numbered and sent to the units."""
        self.issued_on = today()

    @step(State.ISSUED, State.SUPERVISING, label="立项分解任务", by=OFFICE, basis=ASSIGNING, letter="tasks", checks=[rules.there_are_tasks],
          effects=[effects.open_decisions])  # fmt: skip
    def assign_decisions(self, *, by):
        """Every decision gets a number, a lead, a last day, and is followed up."""

    @step(State.ISSUED, State.CLOSED, label="无议定事项办结", by=CHIEF & unlike("issue_minutes"), basis=ARCHIVE,
          checks=[rules.there_are_no_tasks, rules.public_items_are_out])  # fmt: skip
    def close_without_decisions(self, *, by):
        """Nothing has to be followed up."""

    @step([State.ISSUED, State.SUPERVISING], None, label="公开版送审", by=OFFICE, basis=PUBLICATION, checks=[rules.something_is_public],
          effects=[effects.draft_publication])  # fmt: skip
    def publish_minutes(self, *, by):
        """The public version goes to the publishers: items marked public, nothing else."""

    @step(State.SUPERVISING, State.CORRECTING, label="提出更正纪要", by=OFFICE, basis=CORRECTING,
          checks=[rules.correction_quotes_nothing_closed])  # fmt: skip
    def propose_correction(self, *, by, wrong, right):
        """Something in the issued minutes is wrong."""
        self.corrections = [*self.corrections, {"wrong": wrong, "right": right, "decided": ""}]

    @step(State.CORRECTING, State.SUPERVISING, label="批准更正", by=CONVENER & unlike("propose_correction"), basis=CORRECTING, letter="corrected")
    def approve_correction(self, *, by):
        """A correction is issued beside the minutes, which stay as they are."""
        self.corrections = [*self.corrections[:-1], self.corrections[-1] | {"decided": "approved"}]

    @step(State.CORRECTING, State.SUPERVISING, label="不予更正", by=CONVENER & unlike("propose_correction"), basis=CORRECTING)
    def refuse_correction(self, *, by, reason):
        """The minutes are right as they are."""
        self.corrections = [*self.corrections[:-1], self.corrections[-1] | {"decided": "refused"}]
        self.reason = reason

    @step(State.SUPERVISING, State.CLOSED, label="办结归档", by=(CHIEF & unlike("assign_decisions")) | by_engine, basis=ARCHIVE,
          checks=[rules.decisions_are_done, rules.public_items_are_out])  # fmt: skip
    def archive(self, *, by):
        """Every decision is carried out or was ended; the file is complete."""
