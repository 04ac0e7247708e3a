"""会签: the question, and the answer of a unit."""

from casework.core.form import StepForm
from casework.intake.fields import RowsField
from casework.intake.questions import choice, words
from matters.fields import UnitField
from meetings.topics.reasons import ANSWERS


class AskForm(StepForm):
    """Whom, what, and the topic on a page."""

    open_names = ("to",)
    to = UnitField("会签单位")
    question = words("请答复的问题", rows=3, min_length=8)
    extract = RowsField({"label": words("事项"), "value": words("内容", max_length=4500)}, label="议题", required=False, least=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].besides(None)


class SignForm(StepForm):
    """One of three answers; a reason where it is not a plain yes; who in the unit agreed."""

    open_names = ("answer",)
    answer = choice("答复", ANSWERS)
    reason = words("理由和依据", rows=4, required=False, help_text="修改后同意、不同意的须写明怎么改、依据是什么。")
    leader = words("同意这样答复的本单位负责人", max_length=60)


class ComeRoundForm(StepForm):
    """What the unit now agrees to."""

    reason = words("同意的修改内容", rows=3, min_length=5)
    leader = words("同意这样答复的本单位负责人", max_length=60)


class CancelForm(StepForm):
    """Why the unit need not answer."""

    reason = words("收回的原因", max_length=300, min_length=4)
