"""社区社会组织: what the steps ask that streets, communities and the bureau take alike in every process."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.mending import GapsForm
from casework.intake.questions import YES_NO, agreed, choice, words

PHOTO = ("jpg", "png", "pdf")


class OnDay(StepForm):
    """A form with a day nobody types: today, or the one on the signed sheet."""

    on = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.on:
            self.fields[self.on] = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """The day of the step."""
        found = super().clean()
        return found | {self.on: self.day} if self.on else found


class RemindForm(OnDay):
    """The day of the reminder."""

    on = "today"


class WithdrawForm(StepForm):
    """Why, if they like."""

    reason = words("撤回原因（可以不填）", max_length=300, required=False)


class CommunityAskForm(GapsForm):
    """Everything that is missing, each with how to mend it."""

    notes_required = True
    gap_note = words("其他说明", rows=2, required=False)


class AskCorrectionForm(CommunityAskForm):
    """The same at the street."""


class CommunityAnswerForm(StepForm):
    """What cannot be mended, and why."""

    unable = words("无法补正的内容和理由", rows=3, required=False)


class ResubmitForm(CommunityAnswerForm):
    """The same to the street."""


class ObjectForm(StepForm):
    """Who objects, how to reach them, why."""

    open_names, for_numbers = ("identity_seen",), ("contact",)
    objector = words("异议人姓名", max_length=30)
    contact = words("联系电话或者邮箱", max_length=60)
    ground = words("理由", rows=4, min_length=6)
    identity_seen = agreed("已核对异议人的身份，是本社区（村）居民", "异议须实名提出，请先核对身份。")


class SettleObjectionForm(StepForm):
    """What was found and whether they came to terms."""

    open_names = ("agreed",)
    finding = words("核实情况和协商经过", rows=4, min_length=6)
    agreed = choice("是否协商一致", YES_NO)


class ExtendCorrectionForm(StepForm):
    """Why more time is needed."""

    reason = words("延长理由", max_length=300)


class SendBackForm(StepForm):
    """What is still to be done."""

    note = words("退回意见", rows=3, min_length=4)


class ReturnRedoForm(SendBackForm):
    """The same after a review."""


class ReturnReviewForm(SendBackForm):
    """The same within the bureau."""


class ApproveForm(OnDay):
    """The day of the decision."""

    on, open_names = "decided_on", ("decided_on",)


class RefuseForm(ApproveForm):
    """The day of the decision."""


class ApproveRedoForm(ApproveForm):
    """The day of the decision."""


class RefuseRedoForm(ApproveForm):
    """The day of the decision."""


class AskReviewForm(StepForm):
    """Why the refusal is wrong."""

    claim = words("不服的理由", rows=5, min_length=6)
    evidence = InspectedFileField(label="证据（可以拍照）", required=False, accepts=PHOTO)


class ProposeReviewForm(StepForm):
    """What was found."""

    open_names = ("finding",)
    finding = choice("复核意见", [("uphold", "维持原决定"), ("redo", "原决定不当，责令重新办理")])
    ground = words("查明的事实和理由", rows=5, min_length=6)
