"""编号簿: the numbers of a year, what is missing in them, and from when a series is numbered by hand (docs/papers.md)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.notices.gate.typed import sentences
from casework.views.standing import DeskView
from network.posts import posts_of
from papers.numbering.book import series_known, set_book
from papers.numbering.gaps import explain, lines_of
from papers.numbering.rows import NumberBook
from papers.sealing.rows import KEEPER

ENTERERS = {"clerk", "reviewer", "chief", "approver", KEEPER}  # who enters a number and says why one is missing
SETTERS, READERS = {"chief"}, ENTERERS | {"auditor"}
WAYS = [("hand", "按编号簿手工编号"), ("drawn", "平台编号")]


class NumberForm(forms.Form):
    """A number from the book, on a paper's page."""

    number = forms.CharField(label="编号簿上的文号", max_length=60, error_messages={"required": "请填写文号。", "max_length": "文号太长，请核对。"})

    def __init__(self, *args, series="", year="", **kwargs):
        super().__init__(*args, label_suffix="", auto_id="book_%s", **kwargs)
        self.fields["number"].help_text = f"例如：{series}〔{year}〕12号。"


class GapForm(forms.Form):
    """Why a number is missing."""

    series = forms.ChoiceField(label="发文机关代字", error_messages={"required": "请选择代字。", "invalid_choice": "请选择代字。"})
    place = forms.IntegerField(label="缺的号", min_value=1, max_value=999999, error_messages={
        "required": "请填写缺的号。", "invalid": "请填写数字。", "min_value": "从1号起。", "max_value": "号数太大，请核对。"})  # fmt: skip
    reason = forms.CharField(label="缺号的原因", max_length=200, help_text="例如：用于平台以外的文件；编号簿上作废。",
                             error_messages={"required": "请写明缺号的原因。", "max_length": "不超过200字。"})  # fmt: skip

    def __init__(self, *args, series=(), **kwargs):
        super().__init__(*args, label_suffix="", auto_id="gap_%s", **kwargs)
        self.fields["series"].choices = [("", "请选择"), *((name, name) for name in series)]

    def clean_reason(self):
        """It is not sealed, so no number of a person stands in it."""
        found = list(sentences(self.cleaned_data["reason"]))
        if found:
            raise forms.ValidationError(found)
        return self.cleaned_data["reason"]


class BookForm(forms.Form):
    """From which day on a series of one's own unit is numbered how."""

    series = forms.ChoiceField(label="发文机关代字", error_messages={"required": "请选择代字。", "invalid_choice": "请选择代字。"})
    way = forms.ChoiceField(label="编号方式", choices=WAYS, widget=forms.RadioSelect, error_messages={"required": "请选择编号方式。", "invalid_choice": "请选择编号方式。"})
    effective_from = forms.DateField(label="从哪一天起", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                                     error_messages={"required": "请填写日期。", "invalid": "请写成 2026-11-23 的样子。"})  # fmt: skip

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, label_suffix="", auto_id="way_%s", **kwargs)
        self.day = day
        self.fields["series"].choices = [("", "请选择"), *((name, f"{name}（{'、'.join(titles)}）") for name, titles in series_known().items())]

    def clean_effective_from(self):
        """What was numbered stays numbered."""
        if self.cleaned_data["effective_from"] < self.day:
            raise forms.ValidationError("不能早于今天：已经编的号不变。")
        return self.cleaned_data["effective_from"]


class NumbersView(DeskView, View):
    """/desk/papers/numbers/: a year's numbers and gaps; a gap explained; the chief's setting for the own unit."""

    def dispatch(self, request, *args, **kwargs):
        """404 for all who do not read the register."""
        self.roles = {held.role for held in posts_of(request.user, self.day)} if request.user.is_authenticated else set()
        if request.user.is_authenticated and not self.roles & READERS:
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    @property
    def year(self):
        """The year asked for, else this one."""
        asked = self.request.GET.get("year", "")
        return int(asked) if asked.isascii() and asked.isdecimal() and 2000 <= int(asked[:5]) <= self.day.year else self.day.year

    def get(self, request):
        """The page."""
        return self.page()

    def post(self, request):
        """A gap explained, or the setting's next row: 303, or 422 with what was typed."""
        act = request.POST.get("do", "")
        if not self.roles & {"gap": ENTERERS, "book": SETTERS}.get(act, set()):
            raise Http404("没有这个操作")
        form = GapForm(request.POST, series=series_known()) if act == "gap" else BookForm(request.POST, day=self.day)
        if form.is_valid():
            try:
                self.record(act, form.cleaned_data)
                messages.success(request, "已登记。")
                return HttpResponseRedirect(request.get_full_path(), status=303)
            except Refused as closed:
                for problem in closed.problems:
                    form.add_error(getattr(problem, "field", None), str(problem))
        return self.page(422, **{act: form})

    def record(self, act, given):
        """What the button does."""
        if act == "gap":
            return explain(given["series"], self.year, given["place"], by=self.request.user, reason=given["reason"])
        unit = next(held.unit for held in posts_of(self.request.user, self.day) if held.role in SETTERS)
        return set_book(given["series"], unit, hand=given["way"] == "hand", effective_from=given["effective_from"], by=self.request.user)

    def page(self, status=200, gap=None, book=None):
        """Everything; forms only for those who may use them."""
        lines = lines_of(self.year)
        lacking = [line.series for line in lines if line.missing]
        context = {
            "year": self.year, "before": self.year - 1, "this_year": self.day.year, "lines": lines, "failed": gap or book,
            "books": NumberBook.objects.select_related("unit", "by").order_by("-effective_from", "-recorded_at", "-id")[:50],
            "gap": gap or (GapForm(series=lacking) if lacking and self.roles & ENTERERS else None),
            "book": (book or BookForm(day=self.day)) if self.roles & SETTERS else None,
        }  # fmt: skip
        return render(self.request, "desk/numbers.html", context, status=status)
