"""复议、诉讼: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.questions import choice, day, words
from matters.fields import Colleague


class RegisterRemedyForm(StepForm):
    """From the notice of the authority or the court."""

    open_names, for_numbers = ("kind", "received_on", "officer"), ("document",)
    kind = choice("途径", [("review", "行政复议"), ("suit", "行政诉讼")])
    place = words("复议机关或者人民法院")
    document = words("案号", max_length=80)
    received_on = day("收到通知的日期")
    officer = Colleague("负责答复的人员")
    notice = InspectedFileField(label="受理通知", accepts=("pdf", "jpg", "png"),
                                error_messages={"required": "请上传受理机关的通知。"})  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].of(self.case.agency, self.day)


class ReplyForm(StepForm):
    """The answer and its paper."""

    text = words("答复或者答辩的要点", rows=5, min_length=8)
    paper = InspectedFileField(label="答复书或者答辩状", accepts=("pdf",), error_messages={"required": "请上传答复书或者答辩状。"})


class OutcomeForm(StepForm):
    """The document that has taken effect."""

    open_names = ("decided_on",)
    decided_on = day("文书生效日期")
    record = words("结果和理由摘要", rows=5, min_length=8)
    judgement = InspectedFileField(label="生效文书", accepts=("pdf", "jpg", "png"), error_messages={"required": "请上传生效文书。"})


class RecordUpheldForm(OutcomeForm):
    """The decision stands."""


class RecordEndedForm(OutcomeForm):
    """The appeal has ended."""


class RecordAnnulledForm(OutcomeForm):
    """The decision falls."""


class CancelForm(StepForm):
    """Why it is taken back."""

    reason = words("登记有误的说明", max_length=300)
