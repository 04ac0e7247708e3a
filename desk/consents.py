"""电子送达确认书 at the window: the sheet to print, the entry of a signed one, its scan."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.intake import store
from casework.intake.disclosing import noted
from casework.intake.fields import InspectedFileField
from casework.journal.instant import now
from casework.views.files import handed_out
from casework.views.standing import DeskView
from network.posts import posts_of
from papers.consent.giving import consented
from papers.consent.rows import ElectronicConsent
from papers.consent.sheets import CAPACITIES, ConsentSheet
from papers.consent.window import enter, printed, title

PHONE = re.compile(r"1[3-9][0-9]{9}")


class SheetForm(forms.Form):
    """What stands on the signed sheet."""

    signer = forms.CharField(label="签署人", max_length=60, error_messages={"required": "请填写签署人。", "max_length": "姓名太长，请核对。"})
    capacity = forms.ChoiceField(label="签署人的身份", choices=[("", "请选择"), *CAPACITIES.items()],
                                 error_messages={"required": "请选择身份。", "invalid_choice": "请从列表中选择。"})  # fmt: skip
    address = forms.CharField(label="接收文书的手机号码或者电子邮箱", max_length=100, error_messages={"required": "请填写手机号码或者电子邮箱。", "max_length": "太长，请核对。"})
    signed_on = forms.DateField(label="签署日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                                error_messages={"required": "请填写签署日期。", "invalid": "请写成 2026-11-23 的样子。"})  # fmt: skip
    sheet = InspectedFileField(label="签名的确认书", accepts=("pdf", "jpg", "png"), help_text="签名以后扫描或者拍照上传，作为证据归入案卷。",
                               error_messages={"required": "请上传签名的确认书。"})  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_address(self):
        """A mobile number or an e-mail address."""
        text = self.cleaned_data["address"].strip()
        try:
            validate_email(text)
        except ValidationError:
            if not PHONE.fullmatch(text):
                raise ValidationError("请填写11位手机号码，或者 name@example.org 这样的电子邮箱。") from None
        return text


class ConsentView(DeskView, View):
    """/desk/cases/<NUMBER>/delivery/: what the party said so far, the sheet to print (?print), and the form; for clerks."""

    def get(self, request, number):
        """The page, or the sheet."""
        case = self.asked(number)
        if "print" in request.GET:
            given = not consented(case.party_id, now())
            answer = HttpResponse(printed(case, given), content_type="application/pdf")
            answer["Content-Disposition"] = f'inline; filename="delivery-{case.number.replace("/", "-")}.pdf"'
            return answer
        return self.page(case, SheetForm())

    def post(self, request, number):
        """Enter a signed sheet: 303, or 422 with everything that was typed."""
        case, form = self.asked(number), SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(case, form, 422)
        said = dict(form.cleaned_data)
        try:
            row = enter(case, by=request.user, file=said.pop("sheet"), **said)
        except Refused as closed:
            for problem in closed.problems:
                form.add_error("signed_on", str(problem))
            return self.page(case, form, 422)
        messages.success(request, f"已登记{title(row.consent.given)}。")
        return HttpResponseRedirect(request.path, status=303)

    def asked(self, number):
        """A case of an applicant; 404 for all but clerks, for matters and for units."""
        case = self.case(number)
        if not any(held.role == "clerk" for held in posts_of(self.request.user, self.day)) or case.parent_id or case.party.kind == "unit":
            raise Http404("没有这个页面")
        return case

    def page(self, case, form, status=200):
        """Newest first."""
        rows = ElectronicConsent.objects.filter(party_id=case.party_id).select_related("by", "sheet").order_by("-at", "-id")
        agrees = consented(case.party_id, now())
        return render(self.request, "desk/consent.html", {"case": case, "form": form, "rows": rows, "agrees": agrees, "what": title(not agrees)}, status=status)


class ConsentSheetView(DeskView, View):
    """/desk/cases/<NUMBER>/delivery/<ref>/: the scan, for whoever sees the case at the desk; the look is noted."""

    def get(self, request, number, ref):
        """The file; 404 for a sheet of another party."""
        case = self.case(number)
        sheet = ConsentSheet.objects.filter(ref=ref, consent__party_id=case.party_id).first()
        if sheet is None:
            raise Http404("没有这份确认书")
        noted(case, f"consent {sheet.path}", request.user)
        return handed_out(store.path_of(sheet), sheet.kind, f"电子送达确认书.{sheet.kind}", inline=True)
