"""督办: what each step asks."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import choice, count, day, words
from meetings.fields import MemberUnit
from meetings.parties import liaison_unit

WAYS = [("papers", "核对成果材料"), ("visit", "现场核验"), ("opinion", "征求服务对象意见")]


class AcceptTaskForm(StepForm):
    """Who is answerable, and how it will be done."""

    responsible = words("责任人", max_length=60)
    plan = words("落实安排", rows=3, min_length=5)


class ReasonForm(StepForm):
    """A reason."""

    reason = words("理由", rows=3, min_length=5)


ObjectForm = UpholdAssignmentForm = RefuseExtensionForm = RejectVerificationForm = RequestTerminationForm = RefuseTransferForm = ReasonForm


class AdjustAssignmentForm(ReasonForm):
    """Another lead, another day."""

    open_names = ("lead", "due")
    lead = MemberUnit("牵头单位")
    due = day("完成时限")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].besides(None)
        if not self.is_bound:
            self.initial |= {"lead": self.case.unit.slug, "due": self.case.last_day}


class RequestTransferForm(ReasonForm):
    """Which unit has the duties now, by which document."""

    open_names = ("lead",)
    lead = MemberUnit("新的牵头单位")
    reason = words("职能调整的依据", rows=2, min_length=5)
    document = InspectedFileField(label="职能调整文件", accepts=("pdf",), error_messages={"required": "请上传职能调整文件。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].besides(self.case.unit)


class ApproveTransferForm(StepForm):
    """Until when the new lead has to be done."""

    open_names = ("due",)
    due = day("完成时限")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("due", self.case.last_day)


class ReportProgressForm(StepForm):
    """How far it is."""

    open_names = ("percent",)
    text = words("进展、困难和下一步安排", rows=4, min_length=5)
    percent = count("完成百分比")

    def clean_percent(self):
        """Not done yet: that is another step."""
        if self.cleaned_data["percent"] > 99:
            raise forms.ValidationError("百分比为0至99；已经完成的请办理“报结”。")
        return self.cleaned_data["percent"]


class ReportCooperationForm(StepForm):
    """What an assisting unit has done; the unit is the officer's own."""

    text = words("配合情况", rows=3, min_length=5)

    def clean(self):
        """The unit for which this person reports."""
        given = super().clean()
        unit = liaison_unit(self.by, self.day) if hasattr(self.by, "pk") else None
        return given | {"unit": unit.short if unit else ""}


class ReportDoneForm(StepForm):
    """The result, and what came of it."""

    result = words("完成情况", rows=4, min_length=10)
    deliverable = InspectedFileField(label="成果材料", accepts=("pdf", "docx", "xlsx"), error_messages={"required": "请上传成果材料。"})


class VerifyResultForm(StepForm):
    """How it was looked at, and what was found."""

    open_names = ("way",)
    way = choice("核验方式", WAYS)
    finding = words("核验情况（成果逐项对应）", rows=3, min_length=5)


class ReturnReportForm(StepForm):
    """What is missing."""

    gaps = RowsField({"gap": words("差距和要求", max_length=300)}, label="差距", spare=2, most=10)


class OpinionForm(StepForm):
    """An opinion."""

    opinion = words("意见", rows=2, min_length=2)


StrikeOffForm = EndEarlyForm = RefuseTerminationForm = OpinionForm


class RequestExtensionForm(StepForm):
    """Until when, and why."""

    open_names = ("until",)
    until = day("新的时限")
    reason = words("理由和已经做的工作", rows=3, min_length=10)


class GrantExtensionForm(StepForm):
    """Until when."""

    open_names = ("until",)
    until = day("新的时限")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("until", self.case.wanted_until)


class UrgeForm(StepForm):
    """What is demanded."""

    urging = words("督办要求", rows=3, min_length=10)


class ExplainForm(StepForm):
    """Why, and until when."""

    open_names = ("promise",)
    reason = words("没有按期完成的原因", rows=3, min_length=10)
    promise = day("承诺完成的日期")


class RecordTalkForm(StepForm):
    """What was demanded."""

    open_names = ("promise",)
    result = words("约谈的结果和要求", rows=3, min_length=5)
    promise = day("限期")
