"""核验身份: the clerk at the window looks at a visitor's document and records it for their account."""

import re

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View
from stdnum.cn import ric

from network.identity import Document, Level, Taken, level_of, verifier
from network.opening import instant
from network.posts import holds
from network.users import User


class IdentityForm(forms.Form):
    """Whose account, and what the document says."""

    username = forms.CharField(label="来访人的账号", max_length=150, error_messages={"required": "请填写账号。"})
    name = forms.CharField(label="证件上的姓名", max_length=40, error_messages={"required": "请填写证件上的姓名。"})
    kind = forms.ChoiceField(label="证件种类", choices=Document.choices, error_messages={"required": "请选择证件种类。", "invalid_choice": "请从列表中选择证件种类。"})
    number = forms.CharField(label="证件号码", max_length=30, error_messages={"required": "请填写证件号码。", "max_length": "证件号码太长，请核对。"}, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    seen = forms.BooleanField(label="已核对证件原件，人证一致", error_messages={"required": "请先核对证件原件。"})

    def __init__(self, *args, by=None, **kwargs):
        self.by, self.user = by, None
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_number(self):
        """No spaces; an identity card's number has a check digit."""
        number = re.sub(r"\s", "", self.cleaned_data["number"]).upper()
        if self.data.get("kind") == Document.ID_CARD and not is_id_card(number):
            raise forms.ValidationError("身份证号码不对：应当是18位，最后一位是校验码，请对照原件核对。")
        if not re.fullmatch(r"[0-9A-Z]{6,20}", number):
            raise forms.ValidationError("证件号码只有数字和字母，6到20位，请对照原件核对。")
        return number

    def clean(self):
        """The account must exist, be an applicant's, bear the document's name and not be the clerk's own."""
        given = super().clean()
        self.user = User.objects.filter(username=given.get("username", ""), is_staff=False).first()
        if "username" in given and self.user is None:
            self.add_error("username", "没有这个办事账号，请核对；还没有账号的请先在“窗口开户”开户。")
        elif "name" in given and self.user and self.user.name != given["name"].strip():
            self.add_error("name", "证件上的姓名与账号的姓名不同。请核对账号；姓名写错的，请本人先申请更正。")
        return given


def is_id_card(number):
    """18 characters with the check character of GB 11643; old divisions count too, so no list of them is asked."""
    return bool(re.fullmatch(r"\d{17}[0-9X]", number)) and ric.calc_check_digit(number) == number[17]


class IdentityView(LoginRequiredMixin, View):
    """/desk/staff/identity/: clerks only."""

    def dispatch(self, request, *args, **kwargs):
        """404 for all others."""
        if request.user.is_authenticated and not holds(request.user, "clerk", instant().date()):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """The form."""
        return self.page(request, IdentityForm())

    def post(self, request):
        """Ask the adapter and say what was recorded."""
        form = IdentityForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                verifier().verify(form.user, kind=given["kind"], number=given["number"], by=request.user, instant=instant())
            except Taken:
                form.add_error("number", "这个证件已经核验过另一个账号。请让来访人用原来的账号，或者先注销原来的账号。")
            else:
                messages.success(request, f"账号 {form.user.username}：{level_of(form.user).label}。")
                return HttpResponseRedirect(request.path, status=303)
        return self.page(request, form, 422)

    def page(self, request, form, status=200):
        """The page; the number typed is kept by no cache."""
        answer = render(request, "network/identity.html", {"form": form, "levels": Level}, status=status)
        answer["Cache-Control"] = "no-store, private"
        return answer
