"""Closed months at the desk: closing one, reading what was frozen beside a recount, filling the city's workbook."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from casework.journal.instant import today
from desk.importing import kept
from desk.statistics import Readers, attached
from orgs.models import ReportPeriod
from orgs.statistics import period, workbook
from orgs.statistics.catalogue import FIGURES
from orgs.statistics.span import Unclear, month


class CloseForm(forms.Form):
    """Which month is closed."""

    month = forms.CharField(
        label="关账的月份", help_text="例如 2026-10。关账以后这个月的数字不再变动，也不能撤销；迟到的事实计入下一期。",
        error_messages={"required": "请填写月份，例如 2026-10。"},
    )  # fmt: skip
    sure = forms.BooleanField(label="我已经核对这个月的数字", error_messages={"required": "请先核对数字，再勾选。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_month(self):
        """The first day of the month."""
        try:
            return month(self.cleaned_data["month"])[0]
        except Unclear as error:
            raise forms.ValidationError(str(error)) from error


class BookForm(forms.Form):
    """The city's form."""

    book = forms.FileField(
        label="市里的表格", help_text=".xlsx，要填的单元格须有定义名称；有公式的单元格不填写。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选择表格文件。", "empty": "这个文件是空的，请重新选择。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class OfDistrict(Readers):
    """Closed months speak of the whole district: 404 for who sees only a part of it."""

    def whole(self):
        """404 for a part."""
        if len(self.scope) > period.DISTRICT:
            raise Http404("没有这个页面")


class PeriodsView(OfDistrict):
    """/desk/statistics/periods/: closed months, newest first; an approver closes the next."""

    def get(self, request):
        """The page."""
        self.whole()
        return self.page(request, CloseForm(initial={"month": self.next()}))

    def post(self, request):
        """Close a month, or say what stands against it."""
        self.whole()
        if period.post_for(request.user, self.day) is None:
            raise Http404("没有这个页面")
        form = CloseForm(request.POST)
        if form.is_valid():
            try:
                made = period.close(form.cleaned_data["month"], by=request.user)
            except period.NotClosable as error:
                for sentence in error.problems:
                    form.add_error("month", sentence)
            else:
                messages.success(request, f"{made}已经关账。")
                return HttpResponseRedirect(f"/desk/statistics/periods/{made}/", status=303)
        return self.page(request, form, 422)

    def next(self):
        """The month to be closed next: the one after the last, else the month before this."""
        last = ReportPeriod.objects.order_by("-month").first()
        wanted = last.last + timedelta(days=1) if last else (today().replace(day=1) - timedelta(days=1)).replace(day=1)
        return f"{wanted:%Y-%m}"

    def page(self, request, form, status=200):
        """Twelve a page; all are verified each time."""
        page = Paginator(ReportPeriod.objects.select_related("closed_by"), 12).get_page(request.GET.get("page"))
        context = {"form": form, "page": page, "faults": list(period.faults()),
                   "may_close": period.post_for(request.user, self.day) is not None}  # fmt: skip
        return render(request, "desk/periods.html", context, status=status)


class PeriodView(OfDistrict):
    """/desk/statistics/periods/2026-10/: frozen figures beside a recount; ?xlsx=1 our workbook; POST fills the city's."""

    def found(self, text):
        """The closed month."""
        self.whole()
        try:
            first = month(text)[0]
        except Unclear as error:
            raise Http404(str(error)) from error
        return get_object_or_404(ReportPeriod.objects.select_related("closed_by"), month=first)

    def get(self, request, month):
        """The page, or the workbook."""
        row = self.found(month)
        if request.GET.get("xlsx"):
            with self.made() as path:
                told = workbook.fill(path, row.told["figures"], str(row))
            return attached(told.content, f"report-{row}.xlsx")
        return self.page(request, row, BookForm())

    def made(self):
        """Our own template in a file."""
        return kept(ContentFile(workbook.template()))

    def post(self, request, month):
        """With “check” only what would become of it is told; else the filled workbook is sent."""
        row, form, told = self.found(month), BookForm(request.POST, request.FILES), None
        if form.is_valid():
            file = form.cleaned_data["book"]
            try:
                with kept(file) as path:
                    told = workbook.fill(path, row.told["figures"], str(row), name=file.name)
            except workbook.Unusable as error:
                form.add_error("book", str(error))
        if told and "check" not in request.POST:
            return attached(told.content, f"report-{row}.xlsx")
        return self.page(request, row, form if form.errors else BookForm(), told, 200 if told else 422)

    def page(self, request, row, form, told=None, status=200):
        """Frozen and recounted side by side."""
        lines = period.recounted(row)
        context = {
            "period": row, "told": row.told, "lines": [line for line in lines if line[0] in FIGURES or any(line[2:5])], "differing": sum(line[-1] for line in lines),
            "altered": [line for line in lines if line[2] != line[3]], "faults": [f for f in period.faults() if f.startswith(str(row))],
            "form": form, "filled": told,
        }  # fmt: skip
        return render(request, "desk/period.html", context, status=status)
