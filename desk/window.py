"""At the window: a clerk begins, fills in and hands in for a visitor; the visitor claims the case later by code."""

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES, by_code
from casework.intake import window
from casework.intake.opening import open_case
from casework.journal.instant import today
from casework.views.standing import DeskView
from network.posts import posts_of
from network.roles import ROLES


class VisitForm(forms.Form):
    """Who came, with which papers, for what, on which day."""

    code = forms.ChoiceField(label="办理事项")
    visitor = forms.CharField(label="来访人姓名", max_length=40, error_messages={"required": "请填写来访人姓名。"})
    identity_seen = forms.BooleanField(
        label="已核对来访人身份证件原件", error_messages={"required": "请先核对来访人的身份证件原件。"}
    )
    mandate = forms.CharField(
        label="授权文件", required=False, max_length=200, help_text="代他人办理的，写明授权委托书。"
    )
    received_on = forms.DateField(
        label="收到纸质材料的日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写收到日期。", "invalid": "请写成 2026-11-23 的样子。"},
    )  # fmt: skip

    def __init__(self, *args, served, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["code"].choices = [(p.code, p.title) for p in served]

    def clean_received_on(self):
        """Not ahead of today."""
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError("收到日期不能晚于今天。")
        return day


class WindowView(DeskView, View):
    """/desk/window/: record the visit; the case then opens in the same pages the applicant would use."""

    def get(self, request):
        """The form."""
        served, _ = self.counter()
        return render(request, "desk/window.html", {"form": VisitForm(initial={"received_on": self.day}, served=served)})

    def post(self, request):
        """Open the case and show the claim code once."""
        served, division = self.counter()
        form = VisitForm(request.POST, served=served)
        if not form.is_valid():
            return render(request, "desk/window.html", {"form": form}, status=422)
        given = form.cleaned_data
        with transaction.atomic():
            case = open_case(by_code(given["code"]), request.user, visitor=given["visitor"], division=division)
            _, code = window.receive(
                case, clerk=request.user, visitor=given["visitor"], identity_seen=given["identity_seen"],
                mandate=given["mandate"], received_on=given["received_on"],
            )  # fmt: skip
        request.session[f"claim-{case.number}"] = code
        return HttpResponseRedirect(f"/desk/window/{case.number}/", status=303)

    def counter(self):
        """(processes served at this person's counter, its division); a 404 for who sits at none."""
        for held in posts_of(self.request.user, self.day):
            if ROLES[held.role].counter:
                return [p for p in PROCESSES.values() if p.guide and not p.opens and serves(held, p)], held.division
        raise Http404


def serves(held, process):
    """Whether a counter serves a process: its unit decides it, or is the community that helps with it."""
    return process.authority in held.unit.capacities or held.role in process.anywhere and held.role != "clerk"


class VisitView(DeskView, View):
    """/desk/window/<NUMBER>/: the slip with the claim code, and the way into the application."""

    def admits(self, case):
        """Only the clerk's own visits."""
        return case.visits.filter(clerk=self.request.user).exists()

    def get(self, request, number):
        """The slip; the code is shown while this session lasts and is stored nowhere in clear."""
        case = self.case(number)
        context = {"case": case, "code": request.session.get(f"claim-{number}", "")}
        return render(request, "desk/visit.html", context)
