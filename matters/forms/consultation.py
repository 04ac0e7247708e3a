"""征求意见: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import choice, words
from matters.fields import UnitField, UnitsField

KINDS = [("none", "无意见"), ("opinion", "有意见"), ("elsewhere", "不属于本单位职责")]


class AskForm(StepForm):
    """Whom, what, and which extract of the case they get to read."""

    open_names = ("to",)
    to = UnitField("收函单位")
    also = UnitsField("同时征求的其他单位", help_text="可以选几个，每个单位各发一函、各自计算期限；按住Ctrl键可以多选。")
    question = words("需要答复的具体问题", rows=4, min_length=8)
    extract = RowsField({"label": words("事项"), "value": words("内容", max_length=1000)}, label="摘要（收函单位只能看到这些）",
                        required=False, least=0, spare=3)  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("to", "also"):
            self.fields[name].besides(self.case.agency)
        if not self.is_bound:
            parent = self.case.parent
            self.initial.setdefault("extract", [{"label": "事项", "value": parent.title},
                                                {"label": "编号", "value": parent.number}])  # fmt: skip

    def clean_extract(self):
        """Pairs of label and value."""
        return [(row["label"], row["value"]) for row in self.cleaned_data["extract"]]

    def clean(self):
        """A unit is asked once."""
        given = super().clean()
        if given.get("to") and given["to"] in (given.get("also") or ()):
            self.add_error("also", "收函单位已经选过这个单位，请从这里去掉。")
        return given


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
