"""异议: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.questions import choice, words
from matters.forms.delivery import DeliverForm

CONCLUSIONS = [("founded", "异议成立"), ("partly", "部分成立"), ("unfounded", "异议不成立")]


class RaiseObjectionForm(StepForm):
    """Who objects to what, with which lead."""

    for_numbers = ("contact",)
    name = words("异议人（匿名的不填）", max_length=100, required=False)
    contact = words("电子邮箱、手机号码或者地址（加密保存）", max_length=100, required=False)
    question = words("异议和线索", rows=5, min_length=8)
    evidence = InspectedFileField(label="线索材料", required=False, accepts=("pdf", "jpg", "png"))


class LookIntoForm(StepForm):
    """What was found."""

    open_names = ("kind",)
    record = words("核实的经过和事实", rows=5, min_length=8)
    kind = choice("结论", CONCLUSIONS)


class SendBackForm(StepForm):
    """What is still to be looked into."""

    reason = words("还需要核实的内容", max_length=300)


class ConfirmFindingForm(StepForm):
    """The written answer."""

    answer = words("书面答复", rows=5, min_length=8)


class CancelForm(StepForm):
    """Why it is taken back."""

    reason = words("异议人撤回的说明", max_length=300)


__all__ = ["DeliverForm", "CancelForm", "ConfirmFindingForm", "LookIntoForm", "RaiseObjectionForm", "SendBackForm"]
