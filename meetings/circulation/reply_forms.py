"""书面会签答复: whom, and the answer of a unit."""

from casework.core.form import StepForm
from casework.intake.fields import RowsField
from casework.intake.questions import choice, words
from matters.fields import UnitField
from meetings.circulation.reasons import ANSWERS


class AskReplyForm(StepForm):
    """Whom, and the draft on a page."""

    open_names = ("to",)
    to = UnitField("会签单位")
    extract = RowsField({"label": words("事项"), "value": words("内容", max_length=8000)}, label="会签稿", required=False, least=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].besides(None)


class GiveReplyForm(StepForm):
    """One of four answers; a reason where it is not a plain yes; who in the unit decided."""

    open_names = ("answer",)
    answer = choice("答复", ANSWERS)
    reason = words("修改意见或者理由", rows=4, required=False, help_text="修改后同意的写明怎么改；不同意、建议上会的写明理由。")
    leader = words("审定答复的本单位负责人", max_length=60)


CorrectReplyForm = GiveReplyForm
