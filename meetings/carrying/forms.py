"""督办任务: what each step asks."""

from django import forms

from casework.core.form import StepForm
from casework.intake.questions import words


class DeclineTaskForm(StepForm):
    """Why the unit does not take the step."""

    reason = words("不予办理的理由（依据和事实）", rows=4, min_length=10)


class AskAgainForm(StepForm):
    """What the office adds."""

    answer = words("补充的说明", rows=4, min_length=10)


class TakeBackTaskForm(StepForm):
    """Why nothing has to be done any more."""

    reason = words("收回的原因", rows=2, min_length=5)


class FindDoneForm(StepForm):
    """Which line of the case's journal it was."""

    open_names = ("line",)
    line = forms.IntegerField(label="办件日志的序号", min_value=1)
