"""Kinds of answers that forms of every process share, with errors that say how to mend them."""

import re

from django import forms
from django.core.exceptions import ValidationError
from stdnum.cn import ric

YES_NO = [("yes", "是"), ("no", "否")]


class Page(forms.Form):
    """A page of questions without trailing colons."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


def day(label, **kwargs):
    """A date."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请写成 2026-11-23 的样子。", "required": f"请填写{label}。"}, **kwargs,
    )  # fmt: skip


def moment(label, **kwargs):
    """A day and a time, in Asia/Shanghai."""
    return forms.DateTimeField(
        label=label, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": "请写成 2026-11-23 09:30 的样子。", "required": f"请填写{label}。"}, **kwargs,
    )  # fmt: skip


def words(label, *, rows=None, **kwargs):
    """A line or, with `rows`, a paragraph of text."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    kwargs.setdefault("max_length", 4000 if rows else 200)
    messages = {"required": f"请填写{label}。", "min_length": f"{label}写得太短，请不少于%(limit_value)d个字。",
                "max_length": f"{label}写得太长，请不超过%(limit_value)d个字。"}  # fmt: skip
    return forms.CharField(label=label, widget=widget, error_messages=messages, **kwargs)


def count(label, **kwargs):
    """A whole number, zero or more."""
    kwargs.setdefault("min_value", 0)
    messages = {"required": f"请填写{label}，没有的填0。", "invalid": "请填写数字，例如 50。",
                "min_value": f"请填写不小于{kwargs['min_value']}的数字。"}  # fmt: skip
    return forms.IntegerField(label=label, error_messages=messages, max_value=100000, **kwargs)


def choice(label, choices, **kwargs):
    """One of a few answers."""
    messages = {"required": f"请选择{label}。", "invalid_choice": "请从列出的选项中选择。"}
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=messages, **kwargs)


def yes_no(label, **kwargs):
    """Yes or no, nothing chosen beforehand."""
    return choice(label, YES_NO, **kwargs)


def agreed(label, sentence):
    """A box that must be ticked."""
    return forms.BooleanField(label=label, error_messages={"required": sentence})


def coded(label, choices, **kwargs):
    """Several coded answers."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一项。", "invalid_choice": "请从列出的选项中选择。"}, **kwargs,
    )  # fmt: skip


class Money(forms.DecimalField):
    """Money typed in yuan, cleaned to whole fen."""

    def __init__(self, label, **kwargs):
        messages = {"required": f"请填写{label}。", "invalid": "请填写金额，例如 30000 或 30000.50。",
                    "min_value": "金额不能小于0。", "max_decimal_places": "金额最多到分，两位小数。"}  # fmt: skip
        super().__init__(label=label, min_value=0, max_digits=14, decimal_places=2, error_messages=messages, **kwargs)

    def clean(self, value):
        """Fen, or None."""
        if isinstance(value, str):
            value = value.replace(",", "").replace("，", "").removesuffix("元").strip()
        yuan = super().clean(value)
        return None if yuan is None else int(yuan * 100)


class IdNumber(forms.CharField):
    """A resident identity number (GB 11643), checked by its last character."""

    def __init__(self, label="身份证号码", **kwargs):
        super().__init__(label=label, error_messages={"required": f"请填写{label}。"}, **kwargs)

    def clean(self, value):
        """The number in capitals."""
        number = super().clean(value).replace(" ", "").upper()
        if number and not ric.is_valid(number):
            raise ValidationError("身份证号码不对，请核对18位号码，最后一位可能是X。")
        return number


class Phone(forms.CharField):
    """A mobile number of eleven digits."""

    def __init__(self, label="手机号码", **kwargs):
        super().__init__(label=label, error_messages={"required": f"请填写{label}。"}, **kwargs)

    def clean(self, value):
        """The digits."""
        number = re.sub(r"[\s-]", "", super().clean(value))
        if number and not re.fullmatch(r"1\d{10}", number):
            raise ValidationError("请填写11位手机号码，例如 13800000000。")
        return number
