"""What the pages of members ask."""

from datetime import timedelta

from django import forms

from casework.intake.fields import InspectedFileField
from casework.journal.instant import today
from casework.members.parts import PARTS


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class InviteForm(forms.Form):
    """Whom, as what, until when."""

    name = forms.CharField(label="姓名", max_length=40, help_text="与对方账号的姓名一致；别人打开链接也加入不了。",
                           error_messages={"required": "请填写姓名。", "max_length": "姓名太长，请核对。"})  # fmt: skip
    part = forms.ChoiceField(label="身份", error_messages={"required": "请选择身份。", "invalid_choice": "请从列表中选择身份。"})
    ends_on = forms.DateField(label="到哪天为止", required=False, widget=DayInput(),
                              help_text="经办人须填授权的最后一天；其他成员不填就一直有效。",
                              error_messages={"invalid": "请按2026-12-31的样子填写日期。"})  # fmt: skip

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["part"].choices = [(part, PARTS[part]) for part in parts]

    def clean(self):
        """A day to come, and one for whoever acts for the organization."""
        given = super().clean()
        last = given.get("ends_on")
        if given.get("part") == "applicant" and last is None and "ends_on" not in self.errors:
            self.add_error("ends_on", "经办人的授权要有最后一天。")
        if last and last <= today():
            self.add_error("ends_on", "要在今天以后。")
        return given


class HeadAnswerForm(forms.Form):
    """What a head says to a wish to take him out (casework/members/removing.py)."""

    agrees = forms.TypedChoiceField(
        label="您的意见", choices=[("yes", "同意移出"), ("no", "不同意")], coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        error_messages={"required": "请选择您的意见。", "invalid_choice": "请选择您的意见。"},
    )  # fmt: skip
    words = forms.CharField(label="说明", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
                            help_text="不同意的，请写明理由；只有登记机关看得到。", error_messages={"max_length": "太长了，请不超过500字。"})  # fmt: skip

    def clean(self):
        """Who does not agree says why."""
        given = super().clean()
        if given.get("agrees") is False and not given.get("words"):
            self.add_error("words", "不同意的，请写明理由。")
        return given


class MandateForm(forms.Form):
    """The scope, the last day, and the sealed sheet; without a sheet it is signed here."""

    scope = forms.CharField(label="授权办理的事项", max_length=200, initial="填写、提交申请，接收通知和文书，答复和补正",
                            error_messages={"required": "请写明授权办理的事项。", "max_length": "太长了，请不超过200字。"})  # fmt: skip
    ends_on = forms.DateField(label="授权的最后一天", widget=DayInput(), error_messages={
        "required": "请填写授权的最后一天。", "invalid": "请按2026-12-31的样子填写日期。"})  # fmt: skip
    sheet = InspectedFileField(label="盖章的授权书", required=False, help_text="打印、盖章后拍照或者扫描上传。")
    consent = forms.BooleanField(label="我是法定代表人（发起人），现在签署上面的授权", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["ends_on"].initial = today() + timedelta(days=365)

    def clean(self):
        """One of the two ways."""
        given = super().clean()
        if "sheet" not in self.errors and not given.get("sheet") and not given.get("consent"):
            self.add_error("sheet", "请上传盖章的授权书，或者由法定代表人勾选签署。")
        return given
