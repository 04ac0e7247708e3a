"""社区社会组织年度确认: what each step asks of the person who takes it."""

from django import forms

from casework.clock import today
from casework.core.form import StepForm
from casework.intake.fields import RowsField
from casework.intake.mending import GapsForm
from casework.intake.questions import YES_NO, agreed, choice, day, words
from orgs.filing.confirmation.form_days import OnDay
from orgs.filing.confirmation.hearing_forms import *  # noqa: F403  the process names one module of forms
from orgs.filing.confirmation.rules import BEFORE, late_reminders_due, reminders_due
from policy.rules import value

VISITORS = {"name": words("姓名", max_length=30)}
WAYS = [("电话", "电话"), ("上门", "上门")]


class CountedForm(StepForm):
    """How many reminders have gone out with this one: nobody types it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reminders"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """All that are due by today count as said: a platform that stood still does not send three at once."""
        row = self.case.deadlines.filter(kind="state", name=self.case.state, met_at__isnull=True).first()
        return super().clean() | {"reminders": self.due(row) if row else self.case.reminders}


class RemindReportForm(CountedForm):
    """Before the last day."""

    def due(self, row):
        """How many are due."""
        return reminders_due(row.due_on, self.day, [value(key, on=self.day).number for key in BEFORE])


class RemindLateForm(CountedForm):
    """Within the grace."""

    def due(self, row):
        """One more."""
        grace, times = (value(f"filing_confirmation.{key}", on=self.day).number for key in ("grace", "reminders_in_grace"))
        return min(self.case.reminders + 1, late_reminders_due(row.starts_on, self.day, grace, times))


class SubmitYearForm(StepForm):
    """That it is true."""

    truth_pledge = agreed("以上内容属实，负责人已经核对", "请先确认内容属实。")


class ApplyRestoreForm(OnDay):
    """The same when it is late."""

    on = "asked_on"
    truth_pledge = agreed("以上内容属实，负责人已经核对", "请先确认内容属实。")


class RecordContactForm(StepForm):
    """When, how, what came of it."""

    open_names = ("contact_on", "contact_way")
    contact_on = day("联系日期", initial=today)
    contact_way = choice("联系方式", WAYS)
    contact_result = words("联系结果", rows=3, min_length=4, help_text="写明联系到谁、怎么说的；没有联系上的，写明去过几次。")


class CommunityVerifyForm(StepForm):
    """What the community has seen."""

    open_names = ("active_seen",)
    opinion = words("核实意见", rows=3, min_length=4)
    active_seen = choice("是否见到实际活动", YES_NO)


class ReturnForCorrectionForm(GapsForm):
    """Everything that is missing, each with how to mend it."""

    notes_required = True
    gap_note = words("其他说明", rows=2, required=False)


class ResubmitForm(StepForm):
    """What cannot be mended, and why."""

    unable = words("无法补正的内容和理由", rows=3, required=False)


class DrawVisitForm(StepForm):
    """Who will go, and why where the platform has not drawn it."""

    visitors = RowsField(VISITORS, label="走访人员", spare=2, most=10)
    clue = words("投诉或者反映的线索（系统没有抽中的填写）", rows=2, required=False)


class ReportVisitForm(StepForm):
    """When they went and what they found."""

    open_names = ("visited_on", "both_agree")
    visited_on = day("走访日期", initial=today)
    record = words("走访记录", rows=4, min_length=6)
    both_agree = agreed("记录已由两名走访人员核对", "走访记录应当由两名走访人员核对。")


class ProposeConfirmForm(StepForm):
    """The conclusion, and what is to be better."""

    open_names = ("conclusion",)
    conclusion = choice("结论", [("confirm", "确认"), ("advice", "确认并提示改进")])
    advice = words("理由或者改进提示", rows=3, required=False, help_text="提示改进的，写明改什么，负责人会在通知上看到。")


class BulkProposeForm(StepForm):
    """One reason for all of them."""

    reason = words("确认理由（逐件记入日志）", rows=2, min_length=6, help_text="例如 自动核对全部相符，居村委会核实属实，没有投诉。")


class ConfirmYearForm(OnDay):
    """The day of the decision."""

    open_names = ("decided_on",)


class ConfirmWithAdviceForm(ConfirmYearForm):
    """The day of the decision."""


class LapseFilingForm(ConfirmYearForm):
    """The day of the decision."""


class RestoreFilingForm(ConfirmYearForm):
    """The day of the decision."""


class UpholdSuspensionForm(ConfirmYearForm):
    """The day of the decision."""


class OverturnSuspensionForm(ConfirmYearForm):
    """The day of the decision."""


class UpholdLapseForm(ConfirmYearForm):
    """The day of the decision."""


class OverturnLapseForm(ConfirmYearForm):
    """The day of the decision."""


class ReopenLapsedForm(OnDay):
    """The day it came back."""

    on, open_names = "taken_on", ("taken_on",)


class ReopenSuspendedForm(ReopenLapsedForm):
    """The same of a suspension."""


class SendBackForm(StepForm):
    """What is still to be done."""

    note = words("退回意见", rows=3, min_length=4)


class NoteForm(StepForm):
    """Why the approver does not agree."""

    note = words("不同意的理由", rows=3, min_length=4)


class DropSuspensionForm(NoteForm):
    """A suspension."""


class NotLapseForm(NoteForm):
    """A lapse."""
