"""What the hub, the leader and the street are asked about held funds."""

import uuid

from django import forms

from casework.intake.questions import Money, Page, day, words
from casework.journal.instant import today

PUBLIC = "每半年公开一次，不要写姓名、电话和账号。"


class Keyed(Page):
    """A form that is kept once however often it is sent."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"key": uuid.uuid4().hex, "held_on": today()} | kwargs.pop("initial", {}), **kwargs)


class ReceiveForm(Keyed):
    """Income."""

    amount = Money("金额（元）")
    source = words("从哪里来", max_length=100, help_text=f"例如 街道微心愿项目经费。{PUBLIC}")
    held_on = day("到账日期")


class ProposeForm(Keyed):
    """Spending, as the leader asks for it."""

    amount = Money("金额（元）")
    purpose = words("用来做什么", max_length=100, help_text=f"例如 重阳节活动食材。{PUBLIC}")


class PayForm(Page):
    """The hub's word on it."""

    held_on = day("支出日期", initial=today)
    note = words("核对说明", max_length=200, required=False, help_text="票据号、没有同意的理由等；没有同意的须填写。")


class ReverseForm(Page):
    """Why a line was wrong."""

    why = words("为什么冲正", max_length=100, min_length=4)


class AppointForm(Page):
    """Which organization, from when."""

    code = words("统一社会信用代码或者备案编号", max_length=20, help_text="已登记的填18位代码，已备案的填17位备案编号。")
    since = day("从哪天起", initial=today)
