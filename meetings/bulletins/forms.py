"""督查通报: what is asked."""

from casework.core.form import StepForm
from casework.intake.questions import words


class WriteBulletinForm(StepForm):
    """What was done well; the figures are taken from the cases."""

    examples = words("典型做法", rows=5, max_length=2000, required=False, help_text="没有的不用填；各单位的承担、办结、逾期数和平均办理天数由平台统计。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.case and not self.is_bound:
            self.initial.setdefault("examples", self.case.examples)


class ReturnBulletinForm(StepForm):
    """A reason."""

    reason = words("修改要求", rows=3, min_length=5)


class DropBulletinForm(StepForm):
    """A reason."""

    reason = words("原因", rows=2, min_length=4)
