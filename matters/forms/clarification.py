"""请申请人说明: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.questions import words


class AskApplicantForm(StepForm):
    """The doubt."""

    question = words("请申请人说明的问题", rows=4, min_length=8)


class ExplainForm(StepForm):
    """The explanation."""

    answer = words("您的说明", rows=6, min_length=4)
    evidence = InspectedFileField(label="证明材料", required=False, accepts=("pdf", "jpg", "png"))


class CancelForm(StepForm):
    """Why the question is taken back."""

    reason = words("收回的原因", max_length=300)
