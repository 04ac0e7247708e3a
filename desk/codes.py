"""Unified social credit codes: how many are left, and the next segment entered, a code a line."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.views.standing import DeskView
from network.posts import posts_of
from orgs import codes
from orgs.organization import Kind

FEW = 20  # below this the page says that a new segment is needed


class SegmentForm(forms.Form):
    """One kind, and its codes."""

    kind = forms.ChoiceField(label="组织类型", choices=Kind.choices, widget=forms.RadioSelect,
                             error_messages={"required": "请选择组织类型。"})  # fmt: skip
    lines = forms.CharField(
        label="代码", widget=forms.Textarea(attrs={"rows": 10}), help_text="每行一个18位代码，可以从上级下发的表格里整列复制。",
        error_messages={"required": "请至少填写一个代码。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        """Every faulty line is named; nothing is entered while one is."""
        given = super().clean()
        if given.get("kind") and given.get("lines"):
            faults = codes.faults(given["lines"].split(), given["kind"])
            if faults:
                self.add_error("lines", faults[:20])
        return given


class CodesView(DeskView, View):
    """/desk/codes/: system administrators only."""

    def dispatch(self, request, *args, **kwargs):
        """404 for all others."""
        user = request.user
        if user.is_authenticated and not any(held.role == "admin" for held in posts_of(user, self.day)):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """What is left, and the form."""
        return self.page(request, SegmentForm())

    def post(self, request):
        """Enter the segment."""
        form = SegmentForm(request.POST)
        if not form.is_valid():
            return self.page(request, form, 422)
        given = form.cleaned_data
        added, _ = codes.add(given["lines"].split(), given["kind"])
        messages.success(request, f"已录入{Kind(given['kind']).label}的代码 {added} 个。")
        return HttpResponseRedirect("/desk/codes/", status=303)

    def page(self, request, form, status=200):
        """The page."""
        left = codes.left()
        rows = [{"label": kind.label, "count": left.get(kind, 0), "few": left.get(kind, 0) < FEW} for kind in Kind]
        return render(request, "desk/codes.html", {"form": form, "rows": rows}, status=status)
