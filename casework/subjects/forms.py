"""个人信息请求: what its steps ask."""

import re

from django import forms
from django.core.validators import validate_email

from casework.core.form import StepForm
from casework.subjects.wishes import CORRECTABLE, DELETABLE, Kind, Part
from network.users import User
from network.vault import blinds


def words(label, **more):
    """A few sentences."""
    said = {"required": f"请填写{label}。", "max_length": "太长，请写得简短些。", "min_length": "太短，请写得具体些。"}
    return forms.CharField(label=label, min_length=4, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
                           error_messages=said, **more)  # fmt: skip


class AskForm(StepForm):
    """What is to be corrected or deleted, and why."""

    open_names = ("kind", "part")
    kind = forms.ChoiceField(label="请求", choices=Kind.choices, error_messages={"required": "请选择更正或者删除。", "invalid_choice": "请从列表中选择。"})
    part = forms.ChoiceField(label="对象", choices=Part.choices, error_messages={"required": "请选择对象。", "invalid_choice": "请从列表中选择。"})
    value = forms.CharField(label="更正为", required=False, max_length=120, help_text="只有更正才填。", error_messages={"max_length": "不能超过120字。"})
    reason = words("理由")

    def clean(self):
        """The part must suit the kind, and a value the part."""
        given = super().clean()
        kind, part, value = given.get("kind"), given.get("part"), (given.get("value") or "").strip()
        if kind and part and part not in (CORRECTABLE if kind == Kind.CORRECT else DELETABLE):
            self.add_error("part", f"“{Part(part).label}”不能{Kind(kind).label}，请选择别的对象。")
        elif kind == Kind.CORRECT and part and not value:
            self.add_error("value", "请写明更正为什么。")
        elif kind == Kind.CORRECT and part:
            given["value"] = self.proper(part, value)
        elif kind:
            given["value"] = ""
        return given

    def proper(self, part, value):
        """The value in its form, or the reason why not beside the field."""
        if part == Part.NAME and len(value) > 40:
            self.add_error("value", "姓名不能超过40字。")
        if part == Part.PHONE:
            value = re.sub(r"[\s-]", "", value)
            if not re.fullmatch(r"1\d{10}", value):
                self.add_error("value", "请填写11位手机号码。")
            elif User.objects.filter(phone_blind__in=blinds(value)).exclude(pk=getattr(self.by, "pk", None)).exists():
                self.add_error("value", "这个手机号码已经用于另一个账号。")
        if part == Part.EMAIL:
            try:
                validate_email(value)
            except forms.ValidationError:
                self.add_error("value", "请填写邮箱地址，例如 name@example.org。")
        return value


class AnswerForm(StepForm):
    """The written answer."""

    answer = words("答复", help_text="写明办理结果；不予办理的写明理由、依据和投诉、起诉的途径。不要写号码。")


class FulfilForm(AnswerForm):
    """Done."""


class AgreeClosingForm(AnswerForm):
    """Agreed."""


class RefuseForm(AnswerForm):
    """Refused."""
