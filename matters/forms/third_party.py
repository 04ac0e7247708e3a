"""告知利害关系人: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.questions import words
from matters.forms.delivery import DeliverForm


class TellForm(StepForm):
    """Who, how they are reached, and what is at stake."""

    for_numbers = ("contact",)
    name = words("利害关系人姓名或者名称", max_length=100)
    contact = words("电子邮箱、手机号码或者地址（加密保存）", max_length=100)
    interest = words("涉及的重大利益", rows=3, min_length=8)


class RecordStatementForm(StepForm):
    """What they said."""

    answer = words("利害关系人的意见", rows=5, min_length=4)
    statement = InspectedFileField(label="书面意见", required=False, accepts=("pdf", "jpg", "png"))


class CancelForm(StepForm):
    """Why the notice is taken back."""

    reason = words("撤销的原因", max_length=300)


__all__ = ["DeliverForm", "CancelForm", "RecordStatementForm", "TellForm"]
