"""参会: what a unit is asked."""

from casework.core.form import StepForm
from casework.intake.fields import RowsField
from casework.intake.questions import choice, words
from matters.fields import UnitField

EXTRACT = {"label": words("事项"), "value": words("内容", max_length=6000)}


class InviteUnitForm(StepForm):
    """Whom, and the notice on a page."""

    open_names = ("to",)
    to = UnitField("参加单位")
    extract = RowsField(EXTRACT, label="通知", required=False, least=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].besides(None)


class ConfirmComingForm(StepForm):
    """Who comes."""

    name = words("参会的成员", max_length=60)
    title = words("职务", max_length=60)


class AskLeaveForm(StepForm):
    """Why the member cannot come, and who comes instead."""

    open_names = ("how",)
    how = choice("怎样安排", [("substitute", "委派熟悉情况的负责人代为参加"), ("absent", "不能派人参加")])
    reason = words("请假原因", rows=2, min_length=4, max_length=300)
    name = words("代为参加的负责人", max_length=60, required=False)
    title = words("职务", max_length=60, required=False)

    def clean(self):
        """A substitute has a name."""
        given = super().clean()
        if given.get("how") == "substitute" and not given.get("name"):
            self.add_error("name", "委派的请填写代为参加的负责人姓名。")
        return given


class RefuseLeaveForm(StepForm):
    """Why the member has to come."""

    reason = words("理由", max_length=300, min_length=4)


class AskOpinionForm(StepForm):
    """The draft, item by item."""

    extract = RowsField(EXTRACT, label="纪要", required=False, least=0)


class CommentForm(StepForm):
    """Which item, and what was not recorded as it was."""

    text = words("哪一项的记录不准确，应当怎样写", rows=4, min_length=8, help_text="只就记录是否准确提出意见，不改变会议已经议定的内容。")
