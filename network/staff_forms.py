"""The staff pages' questions: whom to appoint, when a post ends, who stands in."""

from django import forms

from network.divisions import Division
from network.people import Post
from network.posts import other_administrator
from network.roles import POSTS
from network.units import Unit
from network.users import User


def date_field(label, **kwargs):
    """A date typed or picked."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    messages_ = {"required": f"请填写{label}。", "invalid": "请写成 2026-11-23 的样子。"}
    return forms.DateField(label=label, widget=widget, error_messages=messages_, **kwargs)


class Plain(forms.Form):
    """A form without trailing colons."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class AppointForm(Plain):
    """A person, a role, a unit, a division, from a day on."""

    username = forms.CharField(label="账号", max_length=150, error_messages={"required": "请填写账号。"})
    role = forms.ChoiceField(label="岗位角色")
    unit = forms.ModelChoiceField(Unit.objects.order_by("id"), label="单位", empty_label="请选择",
                                  error_messages={"required": "请选择单位。"})  # fmt: skip
    division_code = forms.CharField(label="管辖区划代码", max_length=12, help_text="全区为 120116，街镇为9位，社区为12位。",
                                    error_messages={"required": "请填写区划代码。"})  # fmt: skip
    title = forms.CharField(label="职务名称", max_length=80, error_messages={"required": "请填写职务名称。"})
    valid_from = date_field("任职起始日")
    valid_to = date_field("任职截止日", required=False)

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "请选择"), *((name, POSTS[name].label) for name in roles)]

    def clean_username(self):
        """An account that exists."""
        user = User.objects.filter(username=self.cleaned_data["username"].strip()).first()
        if user is None:
            raise forms.ValidationError("没有这个账号，请先让本人注册，或者在窗口开户。")
        return user

    def clean_division_code(self):
        """A division of today."""
        code = self.cleaned_data["division_code"].strip()
        division = Division.objects.filter(code=code, valid_to__isnull=True).first()
        if division is None:
            raise forms.ValidationError(f"没有代码为 {code} 的区划。")
        return division

    def clean(self):
        """Days in order; nobody is two of the three administrators; no doubled post."""
        given = super().clean()
        if given.get("valid_to") and given.get("valid_from") and given["valid_to"] < given["valid_from"]:
            self.add_error("valid_to", "截止日期不能早于起始日期。")
        user, role = given.get("username"), given.get("role")
        if user and role and given.get("valid_from"):
            other = other_administrator(user, role, given["valid_from"], given.get("valid_to"))
            if other:
                self.add_error("role", f"{user.name}已经是{other}；系统、安全、审计三员须由三个人担任。")
        same = {"user": user, "role": role, "unit": given.get("unit"), "division": given.get("division_code")}
        if all(same.values()) and Post.objects.filter(**same, valid_to__isnull=True).exists():
            self.add_error("role", "这个人已经有同样的岗位。")
        return given


class EndForm(Plain):
    """The last day, why, and who takes over what is open."""

    valid_to = date_field("任职最后一天")
    reason = forms.CharField(label="原因", max_length=300, error_messages={"required": "请填写原因。"})
    successor = forms.CharField(label="接手人账号", max_length=150, required=False)

    def clean_successor(self):
        """An account, or nobody."""
        name = self.cleaned_data["successor"].strip()
        user = User.objects.filter(username=name).first() if name else None
        if name and user is None:
            raise forms.ValidationError("没有这个账号。")
        return user


class DelegateForm(Plain):
    """Who stands in, for what, how long, on which document."""

    deputy = forms.CharField(label="代理人账号", max_length=150, error_messages={"required": "请填写代理人账号。"})
    scope = forms.CharField(label="代理范围", max_length=200, error_messages={"required": "请填写代理范围。"})
    document_number = forms.CharField(label="委托文件文号", max_length=60, error_messages={"required": "请填写文号。"})
    valid_from = date_field("起始日")
    valid_to = date_field("截止日")

    def clean_deputy(self):
        """An account that exists."""
        user = User.objects.filter(username=self.cleaned_data["deputy"].strip()).first()
        if user is None:
            raise forms.ValidationError("没有这个账号。")
        return user

    def clean(self):
        """Days in order."""
        given = super().clean()
        if given.get("valid_to") and given.get("valid_from") and given["valid_to"] < given["valid_from"]:
            self.add_error("valid_to", "截止日期不能早于起始日期。")
        return given
