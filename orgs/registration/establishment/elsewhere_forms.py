"""成立登记: what the publicity and the errands ask."""

import re

from django import forms
from django.core.exceptions import ValidationError

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from orgs.registration.licensing.questions import choice, day, words

GROUNDS = [
    ("influence", "社会影响较大"),
    ("similar", "业务范围与已有组织相近"),
    ("reported", "收到反映"),
]


class OpenNoticeForm(StepForm):
    """Why it is put on publicity."""

    open_names = ("ground", "day")
    ground = choice("公示的理由", GROUNDS)
    day = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, day=None, **kwargs):
        super().__init__(*args, day=day, **kwargs)
        self.begins_on = self.day

    def clean_day(self):
        """Never typed: today, or the day on the signed sheet."""
        return self.begins_on


class AskFundLetterForm(StepForm):
    """Whom the letter addresses."""

    to = words("会计师事务所或者银行的名称", max_length=60, help_text="介绍信写给它；换一家的可以再领一次。")


class ErrandForm(StepForm):
    """The day on which it was done, and why it was late."""

    open_names = ("done_on",)
    done_on = day("办好的日期")
    late_reason = words("超过期限的原因", required=False, max_length=300, help_text="没有超过期限的不用填。")


class ReportSealForm(ErrandForm):
    """Who made the seal, and what it looks like."""

    engraver = words("刻制单位", max_length=100, help_text="公安机关备案的印章刻制单位。")
    pattern = InspectedFileField(
        label="印章式样", accepts=("pdf", "jpg", "png"), help_text="把印章盖在白纸上，拍照或者扫描。",
        error_messages={"required": "请上传印章式样。"},
    )  # fmt: skip
    field_order = ("done_on", "engraver", "pattern", "late_reason")


class ReportAccountForm(ErrandForm):
    """The bank and the number."""

    bank = words("开户银行", max_length=100)
    account = forms.CharField(
        label="银行账号", max_length=40, help_text="加密保存，页面上只显示后四位。", error_messages={"required": "请填写银行账号。"}
    )
    field_order = ("done_on", "bank", "account", "late_reason")

    def clean_account(self):
        """Digits only."""
        number = re.sub(r"[\s-]", "", self.cleaned_data["account"])
        if not re.fullmatch(r"[0-9]{8,30}", number):
            raise ValidationError("银行账号由8至30位数字组成，请核对。")
        return number
