"""What the spine's steps ask of the person who takes them; each process names those it uses."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.mending import GapsForm
from casework.intake.questions import agreed, coded  # noqa: F401  found here by the processes
from orgs.registration.licensing.questions import choice, words
from orgs.registration.licensing.reasons import NON_ACCEPTANCE


class ResubmitForm(StepForm):
    """What cannot be mended, and why."""

    unable = words("无法补正的内容和理由", rows=3, required=False)


class FixOnSpotForm(StepForm):
    """Slips of the pen and who confirmed them; a number may be what was mistyped."""

    for_numbers = ("corrections",)
    corrections = RowsField({"was": words("原来写的"), "now": words("更正为")}, label="更正内容")
    confirmed_by = words("申请人确认（姓名）", max_length=60)


class RequestCorrectionForm(GapsForm):
    """All gaps at once, and how they are to be handed in."""

    open_names = ("how",)
    how = choice("提交方式", [("online", "网上提交"), ("window", "到窗口提交")])


class ExtendCorrectionForm(StepForm):
    """Why more time was asked for."""

    reason = words("申请人延长的理由")


class PointUnmendedForm(StepForm):
    """Items of the first notice that are still open."""

    open_names = ("unmended",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = [(gap["about"], f"{gap['title']}：{gap['text']}") for gap in self.case.gaps]
        self.fields["unmended"] = coded("仍未补齐的项目", told)


class RefuseAcceptanceForm(StepForm):
    """Why the application is not taken up."""

    open_names = ("reason", "proper_agency")
    reason = choice("不予受理的理由", NON_ACCEPTANCE)
    facts = words("事实和依据", rows=4, min_length=10)
    proper_agency = words("应当办理的机关", required=False, help_text="不属于本机关职权的必须写明。")


class AcceptForm(StepForm):
    """The day of acceptance: today."""

    open_names = ("accepted_on",)
    accepted_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean_accepted_on(self):
        """Never typed: today, or the day on the signed sheet."""
        return self.day


class WithdrawForm(StepForm):
    """Why, and with whose consent."""

    reason = words("撤回的理由", required=False)
    consent = InspectedFileField(
        label="全体发起人签字的撤回说明或者会议纪要", required=False, accepts=("pdf", "jpg", "png")
    )


class StateCaseForm(StepForm):
    """The defence."""

    statement = words("陈述和申辩", rows=6, help_text="请对照告知书逐条说明；可以附证据。")
    evidence = InspectedFileField(label="证据", required=False, accepts=("pdf", "jpg", "png"))


class ApproverReturnForm(StepForm):
    """What must be looked at again."""

    reason = words("退回的理由", rows=3, min_length=5)
