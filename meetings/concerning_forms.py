"""What a topic or a circulation concerns: a case by its number, and the step its unit is asked to take."""

from django import forms

from casework.core.form import StepForm
from casework.intake.questions import words
from meetings.charges import bindable, steps_of


class CaseField(forms.CharField):
    """A case by its number; cleans to the case, or None where nothing is written. `by` and `day` say who looks for it."""

    by = day = None

    def clean(self, value):
        """An open case this person sees."""
        number = super().clean(value).strip().upper()
        if not number:
            return None
        found = bindable(self.by, self.day).filter(number=number).first()
        if found is None:
            raise forms.ValidationError("没有这个编号的在办办件，请核对编号；联席会议自己的议题、会议和督办不用关联。")
        return found


class BindCaseForm(StepForm):
    """Which case it concerns."""

    open_names = ("about",)
    about = CaseField(label="办件编号", required=False, max_length=40, help_text="例如 2026-DJ-0001。不再关联的，清空后提交。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].by, self.fields["about"].day = self.by, self.day
        if not self.is_bound and self.case.about_id:
            self.initial.setdefault("about", self.case.about.number)


class NameStepForm(StepForm):
    """Which step, and what its official should know."""

    open_names = ("wanted",)
    wanted = forms.ChoiceField(label="请有权单位办理的环节", error_messages={"required": "请选择环节。", "invalid_choice": "请从列出的环节中选择。"})
    words = words("请有权单位知道的事实", rows=4, required=False, max_length=600,
                  help_text="会议议定以后，和纪要摘录一起预先填进经办人的表单，经办人可以修改。不要写姓名和号码。")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = [("", "请选择"), *(steps_of(self.case.about) if self.case.about_id else ())]
        if not self.is_bound:
            self.initial |= {"wanted": self.case.about_step, "words": self.case.about_words}
