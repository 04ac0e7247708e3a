"""Accounts opened at the window for people without e-mail: a clerk prints a code, the owner sets the password."""

import secrets
from datetime import datetime

from django import forms
from django.contrib.auth import login
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from network import activation, silence
from network.posts import holds
from network.sign_in import note
from network.users import User


class OpenForm(forms.Form):
    """Whose account, and that their identity document was seen."""

    name = forms.CharField(label="来访人姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    identity_seen = forms.BooleanField(
        label="已核对身份证件原件", error_messages={"required": "请先核对来访人的身份证件原件。"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class ActivateForm(forms.Form):
    """The code and a password of one's own."""

    code = forms.CharField(label="激活码", max_length=20, error_messages={"required": "请填写激活码。"})
    password = forms.CharField(
        label="设置密码",
        widget=forms.PasswordInput,
        error_messages={"required": "请设置密码。"},
        help_text="不少于10位。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_password(self):
        """Strong enough."""
        validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]


def instant():
    """Now, in Asia/Shanghai."""
    return datetime.now(tz=timezone.get_default_timezone())


class OpenAccountView(LoginRequiredMixin, View):
    """/desk/staff/open/: clerks only."""

    def dispatch(self, request, *args, **kwargs):
        """404 for all others."""
        if request.user.is_authenticated and not holds(request.user, "clerk", instant().date()):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """The form."""
        return render(request, "network/open_account.html", {"form": OpenForm()})

    def post(self, request):
        """Open the account and show its name and code once."""
        form = OpenForm(request.POST)
        if not form.is_valid():
            return render(request, "network/open_account.html", {"form": form}, status=422)
        with transaction.atomic():
            username = f"u{secrets.randbelow(10**8):08d}"
            user = User.objects.create(username=username, name=form.cleaned_data["name"], is_active=False)
            code = activation.print_code(user, request.user, instant())
        return render(request, "network/open_account.html", {"username": username, "code": code})


class ActivateView(View):
    """/activate/: the owner of the code sets a password and is signed in."""

    def get(self, request):
        """The form."""
        return render(request, "network/activate.html", {"form": ActivateForm()})

    def post(self, request):
        """Take the code."""
        form = ActivateForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            user = activation.use(given["code"].strip().upper(), given["password"], instant())
            if user:
                login(request, user, backend="django.contrib.auth.backends.ModelBackend")
                silence.begin(request)
                note(request, user, done=True)
                return HttpResponseRedirect("/enter/", status=303)
            form.add_error("code", "没有这个激活码，或者已经用过、已经过期。请到窗口重新打印。")
        return render(request, "network/activate.html", {"form": form}, status=422)
