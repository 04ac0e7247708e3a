"""Signing up: applicants do it themselves, officials are appointed; a phone number is sealed at once."""

import re

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.db.models import Q

from network import silence
from network.carried import take_along
from network.sign_in import note
from network.users import User, set_phone
from network.vault import blinds


class AccountAdapter(DefaultAccountAdapter):
    """allauth's answers, where ours differ."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "账号或者密码不对，请再试一次。",
        "email_password_mismatch": "邮箱或者密码不对，请再试一次。",
    }

    def get_login_redirect_url(self, request):
        """To the page that knows who one is."""
        return "/enter/"

    def pre_login(self, request, user, **hooks):
        """The password was right: what was typed before the session ended goes along, a second factor or not."""
        response = super().pre_login(request, user, **hooks)
        if response is None:
            take_along(request)
        return response

    def login(self, request, user):
        """Signed in: written down, and the silence begins."""
        super().login(request, user)
        silence.begin(request)
        note(request, user, done=True)

    def authentication_failed(self, request, **credentials):
        """Not signed in: written down with the account it was about, if there is one; never with what was typed."""
        super().authentication_failed(request, **credentials)
        name = credentials.get("username") or credentials.get("email") or ""
        note(request, User.objects.filter(Q(username=name) | Q(email__iexact=name)).first() if name else None, done=False)


class SignupForm(forms.Form):
    """The questions beside allauth's own: who one is, and a phone number if one likes."""

    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    phone = forms.CharField(label="手机号码", required=False, max_length=20, help_text="填写后可以收短信提醒。")

    field_order = ["name", "username", "email", "phone", "password1", "password2"]

    def clean_phone(self):
        """Eleven digits that nobody else has."""
        number = re.sub(r"[\s-]", "", self.cleaned_data["phone"])
        if number and not re.fullmatch(r"1\d{10}", number):
            raise forms.ValidationError("请填写11位手机号码，例如 13800000000。")
        if number and User.objects.filter(phone_blind__in=blinds(number)).exists():
            raise forms.ValidationError("这个手机号码已经注册过，请直接登录或者找回密码。")
        return number

    def signup(self, request, user):
        """Called by allauth once the account has its key."""
        user.name = self.cleaned_data["name"].strip()
        user.save(update_fields=["name"])
        if self.cleaned_data["phone"]:
            set_phone(user, self.cleaned_data["phone"])
