"""法制审核: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.questions import choice, words
from matters.fields import Colleague

KINDS = [("none", "同意"), ("amend", "修改后同意"), ("disagree", "不同意")]


class SubmitForReviewForm(StepForm):
    """Who reads, and what to look at."""

    open_names = ("reader",)
    reader = Colleague("法制审核人员")
    question = words("需要审核的问题", rows=3, min_length=4)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reader"].of(self.case.agency, self.day, besides=(self.case.parent.handler_id,))


class GiveOpinionForm(StepForm):
    """The opinion."""

    open_names = ("kind",)
    kind = choice("意见", KINDS)
    text = words("理由和修改意见", rows=5, required=False)


class CancelForm(StepForm):
    """Why it is taken back."""

    reason = words("撤回的原因", max_length=300)
