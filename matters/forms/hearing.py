"""听证会: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import moment, words
from matters.fields import Colleague


class AnnounceSessionForm(StepForm):
    """Host, time, place, subject."""

    open_names = ("host", "held_at")
    host = Colleague("主持人（没有参与本案审查的人员）")
    held_at = moment("举行时间")
    place = words("地点")
    question = words("听证的事项", rows=3, min_length=4)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].of(self.case.agency, self.day, besides=(self.case.parent.handler_id,))


class PostponeForm(StepForm):
    """The new time."""

    open_names = ("held_at",)
    held_at = moment("新的举行时间")
    place = words("地点")
    reason = words("改期的原因", max_length=300)


class HoldForm(StepForm):
    """Who was there, what was said, who signed."""

    attendees = RowsField({"name": words("姓名", max_length=60), "part": words("身份（申请人、利害关系人、审查人员、证人）", max_length=60)},
                          label="参加人", spare=3)  # fmt: skip
    record = words("笔录要点", rows=8, min_length=20)
    unsigned = words("拒绝签名的人和原因（没有的不填）", rows=2, required=False)
    minutes = InspectedFileField(label="经参加人签名的笔录", accepts=("pdf", "jpg", "png"),
                                 error_messages={"required": "请上传经参加人核对签名的笔录。"})  # fmt: skip


class CancelForm(StepForm):
    """Why it is off."""

    reason = words("取消的原因", max_length=300)
