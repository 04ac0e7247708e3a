"""书面会签: what each step asks. What is secret, or studied for the first time, gets no further than the question."""

from django import forms

from casework.core.form import StepForm
from casework.core.process import PROCESSES
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import choice, words, yes_no
from meetings.circulation.reasons import REFUSALS
from meetings.concerning import column
from meetings.concerning_forms import BindCaseForm, NameStepForm
from meetings.fields import MemberUnits, task_rows
from meetings.grounds import GROUNDS

__all__ = ["BindCaseForm", "NameStepForm"]  # the process finds its forms here
NO_SECRETS = "涉密事项不采用书面会签，请线下报送联席会议办公室单独安排。这一页填写的内容没有保存。"
NOT_FIRST = "首次研究的重大政策和资金分配方案不采用书面会签，请列入会议议题。这一页填写的内容没有保存。"


class ResolutionForm(StepForm):
    """What shall be resolved, and who has to do what until when."""

    resolution = words("拟议定的内容", rows=5, min_length=10, max_length=4000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tasks"] = task_rows("任务（逐条写明牵头、配合、时限、成果）", None, column([self.case] if self.case else []))
        if self.case and not self.is_bound:
            self.initial = {"resolution": self.case.resolution, "tasks": self.case.tasks} | self.initial


class WriteDraftForm(ResolutionForm):
    """The whole draft on one page."""

    open_names = ("title", "ground", "direct", "asked")
    secret = yes_no("是否涉及国家秘密", help_text="先答这一项：涉密事项不采用书面会签，平台不接收内容。")
    first = yes_no("是否首次研究的重大政策或者资金分配方案")
    title = words("事由", min_length=8, max_length=40, help_text="一句话写明要议定的事，8至40字。")
    ground = choice("采用书面会签的情形", GROUNDS)
    grounds = words("采用书面会签的理由", rows=3, min_length=30, max_length=1000, help_text="为什么不开会，不少于30字。")
    direct = MemberUnits("直接涉及单位", help_text="这些单位须全部同意。")
    asked = MemberUnits("会签单位", help_text="不少于2个，包括全部直接涉及单位和任务的牵头、配合单位。")
    field_order = ("secret", "first", "title", "ground", "grounds", "resolution", "tasks", "direct", "asked")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("direct", "asked"):
            self.fields[name].besides(None)
        self.order_fields(self.field_order)
        if self.case and not self.is_bound:
            case, known = self.case, bool(self.case.grounds)
            said = {"title": case.title, "ground": case.ground, "grounds": case.grounds, "direct": case.direct, "asked": case.asked}
            self.initial = said | ({"secret": "no", "first": "no"} if known else {}) | self.initial

    def clean_secret(self):
        """Nothing secret is taken."""
        if self.cleaned_data["secret"] == "yes":
            raise forms.ValidationError(NO_SECRETS)
        return self.cleaned_data["secret"]

    def clean_first(self):
        """Nothing that has to be talked over."""
        if self.cleaned_data["first"] == "yes":
            raise forms.ValidationError(NOT_FIRST)
        return self.cleaned_data["first"]

    def clean(self):
        """Enough units; the direct ones are asked."""
        given = super().clean()
        asked = set(given.get("asked") or ())
        if "asked" in given and len(asked) < 2:
            self.add_error("asked", "会签单位不少于2个。")
        if left := [unit.short for unit in given.get("direct") or () if asked and unit not in asked]:
            self.add_error("asked", f"会签单位应当包括直接涉及的{'、'.join(left)}。")
        return given


class SubmitDraftForm(StepForm):
    """The text, its background, and opinions asked for before where agreement is the ground."""

    text = InspectedFileField(label="拟议定内容文本", accepts=("pdf", "docx"), error_messages={"required": "请上传拟议定内容文本。"})
    background = InspectedFileField(label="背景材料", accepts=("pdf", "docx"), error_messages={"required": "请上传背景材料。"})
    prior = InspectedFileField(label="已征求的意见", required=False, accepts=("pdf",), help_text="以意见基本一致为由的必须上传。")

    def clean(self):
        """Agreement is shown."""
        given = super().clean()
        if self.case and self.case.ground == "agreed" and not given.get("prior") and "prior" not in self.errors:
            self.add_error("prior", "以意见基本一致为由的，请上传已征求的意见。")
        return given


class ReasonForm(StepForm):
    """A reason."""

    reason = words("理由和要求", rows=3, min_length=5)


ReturnDraftForm = MoveToMeetingForm = DeclineToSignForm = RecallCirculationForm = ReasonForm


class CheckDraftForm(StepForm):
    """The director's opinion."""

    opinion = words("审核意见", rows=2, min_length=2)


FindPassedForm = CheckDraftForm


class StartCirculationForm(StepForm):
    """Whether it is most urgent, and why."""

    open_names = ("urgent",)
    urgent = yes_no("是否特别紧急", help_text="特别紧急的，答复期限缩短。")
    urgent_reason = words("特别紧急的原因", max_length=300, required=False)

    def clean(self):
        """Urgency has a reason."""
        given = super().clean()
        if given.get("urgent") == "yes" and not given.get("urgent_reason"):
            self.add_error("urgent_reason", "特别紧急的请写明原因。")
        return given


class RefuseCirculationForm(StepForm):
    """Why it is not circulated."""

    open_names = ("reason_code",)
    reason_code = choice("理由", [(reason.code, reason.text) for reason in REFUSALS])
    reason = words("说明", rows=3, min_length=5)


class ReviseDraftForm(StepForm):
    """What is changed, side by side."""

    changes = RowsField({"was": words("原文", max_length=600), "now": words("改为", max_length=600)}, label="修改对照", spare=1, most=20)


class RecirculateForm(ResolutionForm):
    """The revised text and tasks."""


class SignResolutionForm(StepForm):
    """Public or not."""

    open_names = ("public",)
    public = yes_no("是否公开", help_text="公开的，由信息发布审核人员审查以后发布；不公开的不在门户出现。")


class MeetingChoice(forms.ModelChoiceField):
    """A meeting that was held, by its number."""

    def label_from_instance(self, case):
        """Number and title."""
        return f"{case.number} {case.title}"


class ReportAtMeetingForm(StepForm):
    """At which meeting it was told."""

    open_names = ("meeting",)
    meeting = MeetingChoice(None, label="通报的会议", to_field_name="number", empty_label="请选择",
                            error_messages={"required": "请选择会议。", "invalid_choice": "请从列出的会议中选择。"})  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = PROCESSES["meeting"].cases.objects.filter(ended_at__isnull=False).order_by("-id")
