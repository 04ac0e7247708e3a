"""接续办理: a clerk brings in cases that began on paper, until the day an administrator has set for the office."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views import View

from casework.core.process import PROCESSES, by_code
from casework.intake import window
from casework.journal.instant import now, today
from casework.views.standing import DeskView
from network.models import Unit
from network.posts import posts_of
from network.units import with_capacity
from orgs.models import CutOver, PaperFile
from orgs.takeover.asking import PaperForm
from orgs.takeover.replay import NotTaken, take_over
from orgs.takeover.road import ROADS
from orgs.takeover.rows import closed, set_until

ONLY_FOR = {"clerk", "admin"}


class Takers(DeskView, View):
    """Clerks (and, for the overview, system administrators); 404 for all others."""

    roles = frozenset({"clerk"})

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        user = request.user
        if user.is_authenticated and not any(held.role in self.roles for held in posts_of(user, self.day)):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def units(self):
        """The units in which the user sits at the window, or all deciding ones for an administrator."""
        held = posts_of(self.request.user, self.day)
        if any(post.role == "admin" for post in held):
            wanted = {PROCESSES[slug].authority for slug in ROADS}
            return list({u.pk: u for authority in sorted(wanted) for u in with_capacity(authority)}.values())
        return [post.unit for post in held if post.role == "clerk"]


class TakeoverView(Takers):
    """/desk/takeover/: until when, for which processes, what was taken over so far."""

    roles = frozenset(ONLY_FOR)

    def get(self, request):
        """Thirty a page."""
        units = self.units()
        rows = PaperFile.objects.filter(unit__in=units).select_related("case", "entered_by")
        context = {
            "offices": [(unit, CutOver.objects.filter(unit=unit).first(), closed(unit, self.day)) for unit in units],
            "roads": [PROCESSES[slug] for slug in ROADS], "page": Paginator(rows, 30).get_page(request.GET.get("page")),
            "clerk": any(held.role == "clerk" for held in posts_of(request.user, self.day)),
            "admin": any(held.role == "admin" for held in posts_of(request.user, self.day)),
        }  # fmt: skip
        return render(request, "desk/takeover.html", context)


class PaperCaseView(Takers):
    """/desk/takeover/new/<CODE>/: one paper file, entered whole."""

    def dispatch(self, request, *args, **kwargs):
        """Only processes that say how."""
        process = by_code(kwargs["code"].upper())
        if process is None or process.slug not in ROADS:
            raise Http404("没有这个事项")
        self.road = ROADS[process.slug]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, code):
        """The blank form."""
        return self.page(PaperForm(self.road, by=request.user))

    def post(self, request, code):
        """Replay it; what the engine refuses stands beside the field of that step."""
        form = PaperForm(self.road, request.POST, request.FILES, by=request.user)
        if form.is_valid():
            try:
                case, new = take_over(form)
            except NotTaken as refused:
                for name, sentence in refused.problems:
                    form.add_error(name if name in form.fields else None, sentence)
            else:
                told = f"已接续为{case.number}。" if new else f"这个卷宗此前已经接续为{case.number}，没有变化。"
                messages.success(request, told)
                return HttpResponseRedirect(f"/desk/takeover/{case.number}/", status=303)
        form.discard()
        return self.page(form, 422)

    def page(self, form, status=200):
        """The form in groups."""
        return render(self.request, "desk/paper_case.html", {"form": form, "process": form.process}, status=status)


class VisitorForm(forms.Form):
    """Who came for the code, seen with their document."""

    visitor = forms.CharField(label="申请人姓名", max_length=40, error_messages={"required": "请填写申请人姓名。"})
    identity_seen = forms.BooleanField(
        label="已核对申请人身份证件原件", error_messages={"required": "请先核对申请人的身份证件原件。"}
    )
    mandate = forms.CharField(label="授权文件", required=False, max_length=200, help_text="代他人办理的，写明授权委托书。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class PaperFileView(Takers):
    """/desk/takeover/<NUMBER>/: what was taken over, and the code by which its applicant comes to the case."""

    def get(self, request, number):
        """The slip; the code is shown while this session lasts and is stored nowhere in clear."""
        return self.page(number, VisitorForm())

    def post(self, request, number):
        """Give a code to an applicant who came in person."""
        form = VisitorForm(request.POST)
        paper = self.paper(number)
        if paper.case.party.memberships.exists():
            form.add_error(None, "已经有人认领这件，不能再发认领码。")
        if not form.is_valid():
            return self.page(number, form, 422)
        with transaction.atomic():
            _, code = window.receive(paper.case, clerk=request.user, received_on=self.day, **form.cleaned_data)
        request.session[f"claim-{number}"] = code
        return HttpResponseRedirect(f"/desk/takeover/{number}/", status=303)

    def paper(self, number):
        """The paper file behind a case of the clerk's own unit."""
        rows = PaperFile.objects.select_related("case__party", "entered_by")
        return get_object_or_404(rows, case__number=number, unit__in=self.units())

    def page(self, number, form, status=200):
        """The page."""
        paper = self.paper(number)
        context = {
            "paper": paper, "case": paper.case, "form": form, "code": self.request.session.get(f"claim-{number}", ""),
            "label": PROCESSES[paper.process].label(paper.case.state), "claimed": paper.case.party.memberships.exists(),
        }  # fmt: skip
        return render(self.request, "desk/paper_file.html", context, status=status)


class CutOverForm(forms.Form):
    """The last day for an office."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="单位", empty_label="请选择",
        error_messages={"required": "请选择单位。", "invalid_choice": "请从列表中选择。"},
    )  # fmt: skip
    until = forms.DateField(
        label="接续办理截止日", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="这一天以后，新的申请只在平台办理，不能再录入纸质办件。",
        error_messages={"required": "请填写截止日。", "invalid": "请写成 2026-11-23 的样子。"},
    )  # fmt: skip

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        self.fields["unit"].label_from_instance = lambda unit: unit.name

    def clean_until(self):
        """Today at the earliest: the past stays as it was."""
        day = self.cleaned_data["until"]
        if day < today():
            raise forms.ValidationError("截止日不能早于今天。")
        return day


class CutOverView(Takers):
    """/desk/takeover/cutover/: a system administrator sets the last day."""

    roles = frozenset({"admin"})

    def get(self, request):
        """The form and the days set so far."""
        return self.page(CutOverForm(units=self.units()))

    def post(self, request):
        """A further row; the earlier ones stay."""
        form = CutOverForm(request.POST, units=self.units())
        if not form.is_valid():
            return self.page(form, 422)
        set_until(form.cleaned_data["unit"], form.cleaned_data["until"], by=request.user, at=now())
        messages.success(request, "截止日已经设定。")
        return HttpResponseRedirect("/desk/takeover/", status=303)

    def page(self, form, status=200):
        """The page."""
        rows = CutOver.objects.select_related("unit", "set_by")[:50]
        return render(self.request, "desk/cutover.html", {"form": form, "rows": rows}, status=status)
