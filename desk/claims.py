"""At the window: a code for whoever shows an organization's certificate and their own document."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.views.standing import DeskView
from network.posts import posts_of
from orgs.claims.code import ClaimCode, hand_out
from orgs.claims.forms import PARTS
from orgs.claims.members import members_of
from orgs.claims.opening import claimable

SHOWN = 20


class CodeForm(forms.Form):
    """Which organization, who came, what was seen."""

    uscc = forms.CharField(
        label="统一社会信用代码", max_length=18, error_messages={"required": "请填写登记证书上的18位代码。"}
    )
    visitor = forms.CharField(label="来访人姓名", max_length=40, error_messages={"required": "请填写来访人姓名。"})
    part = forms.ChoiceField(
        label="来访人的身份", choices=[("", "请选择"), *PARTS], error_messages={"required": "请选择来访人的身份。"}
    )
    seen = forms.CharField(
        label="核对的原件", max_length=200, help_text="例如：登记证书正本、居民身份证、授权委托书。",
        error_messages={"required": "请写明核对了哪些原件。", "max_length": "不能超过200字。"},
    )  # fmt: skip
    identity_seen = forms.BooleanField(
        label="已核对来访人身份证件和登记证书原件", error_messages={"required": "请先核对身份证件和登记证书原件。"}
    )

    def __init__(self, data=None, held=()):
        super().__init__(data, label_suffix="")
        self.held = held

    def clean_uscc(self):
        """An announced organization of the clerk's own division."""
        found = claimable(self.cleaned_data["uscc"].strip())
        if found is None or not any(found.division.code.startswith(h.division.code) for h in self.held):
            raise ValidationError("名册里没有这个代码，或者不归本单位管辖，请核对登记证书。")
        return found


class ClaimCodesView(DeskView, View):
    """/desk/claims/: hand out a code; the clerk's own codes below, without the code itself."""

    def get(self, request):
        """The form."""
        return self.page(request, CodeForm(held=self.held()))

    def post(self, request):
        """Hand it out and show it once."""
        form = CodeForm(request.POST, self.held())
        if not form.is_valid():
            return self.page(request, form, status=422)
        given = form.cleaned_data
        row, code = hand_out(
            given["uscc"], clerk=request.user, visitor=given["visitor"], seen=given["seen"], part=given["part"]
        )
        return render(
            request,
            "desk/claim_code.html",
            {"row": row, "code": code, "sitting": members_of(row.organization).exists()},
        )

    def held(self):
        """The clerk's posts; without one there is no such page."""
        found = [h for h in posts_of(self.request.user, self.day) if h.role == "clerk"]
        if not found:
            raise Http404("没有这个页面")
        return found

    def page(self, request, form, status=200):
        """The form and the last codes."""
        rows = (
            ClaimCode.objects.filter(clerk=request.user)
            .select_related("organization", "claim")
            .order_by("-opened_at")[:SHOWN]
        )
        return render(request, "desk/claims.html", {"form": form, "rows": rows, "day": self.day}, status=status)
