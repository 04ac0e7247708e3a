"""集体讨论: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import moment, words
from matters.fields import Colleague


class CallTogetherForm(StepForm):
    """When, where, about what, who keeps the record."""

    open_names = ("held_at", "recorder")
    held_at = moment("讨论时间")
    place = words("地点")
    question = words("讨论的问题", rows=3, min_length=4)
    recorder = Colleague("记录人")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recorder"].of(self.case.agency, self.day)


class ConcludeForm(StepForm):
    """Who thought what, and what it came to."""

    attendees = RowsField({"name": words("姓名", max_length=60), "view": words("意见", max_length=200)}, label="参加人和意见",
                          spare=3)  # fmt: skip
    record = words("讨论形成的意见", rows=5, min_length=8)
    minutes = InspectedFileField(label="签名的讨论记录", accepts=("pdf", "jpg", "png"),
                                 error_messages={"required": "请上传签名的讨论记录。"})  # fmt: skip


class CancelForm(StepForm):
    """Why it is off."""

    reason = words("取消的原因", max_length=300)
