"""征求意见: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import choice, words
from matters.fields import UnitField

KINDS = [("none", "无意见"), ("opinion", "有意见"), ("elsewhere", "不属于本单位职责")]


class AskForm(StepForm):
    """Whom, what, and which extract of the case they get to read."""

    open_names = ("to",)
    to = UnitField("收函单位")
    question = words("需要答复的具体问题", rows=4, min_length=8)
    extract = RowsField({"label": words("事项"), "value": words("内容", max_length=1000)}, label="摘要（收函单位只能看到这些）",
                        required=False, least=0, spare=3)  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].besides(self.case.agency)
        if not self.is_bound:
            parent = self.case.parent
            self.initial.setdefault("extract", [{"label": "事项", "value": parent.title},
                                                {"label": "编号", "value": parent.number}])  # fmt: skip

    def clean_extract(self):
        """Pairs of label and value."""
        return [(row["label"], row["value"]) for row in self.cleaned_data["extract"]]


class AnswerQuestionForm(StepForm):
    """The answer, and who in the unit agreed to it."""

    open_names = ("kind",)
    kind = choice("答复", KINDS)
    text = words("事实和依据，或者应当征求的单位", rows=5, required=False)
    leader = words("同意答复的本单位负责人", max_length=60)
    reply = InspectedFileField(label="复函", required=False, accepts=("pdf", "jpg", "png"))


class RequestExtensionForm(StepForm):
    """Why more time is needed."""

    reason = words("延长的理由", max_length=300)


class RefuseExtensionForm(StepForm):
    """Why there is no more time."""

    reason = words("不同意延长的理由", max_length=300)


class WeighForm(StepForm):
    """What was made of the answer."""

    weighed = words("采纳、部分采纳或者不采纳，以及理由", rows=4, min_length=4)


class CancelForm(StepForm):
    """Why the letter is taken back."""

    reason = words("收回的原因", max_length=300)
