"""Statistics at the desk: tables of figures for a day or month, and behind every figure its list."""

from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views import View

from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.core.sight import visible
from casework.views.labels import state_labels
from casework.views.standing import DeskView
from network.posts import parties_of, posts_of
from orgs.organization import Kind, Status
from orgs.statistics import catalogue, sheets
from orgs.statistics.figure import CASE, FILED, ORGANIZATION, YUAN, grouped, yuan
from orgs.statistics.span import Unclear, asked, day

READERS = {"chief", "approver", "auditor", "discipline"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 50


class SpanForm(forms.Form):
    """For which day or month, and as known when."""

    on = forms.CharField(label="日期或者月份", required=False, help_text="例如 2026-10-31 或者 2026-10；不填是今天。")
    known = forms.CharField(label="按哪一天所知", required=False, help_text="例如 2026-11-05；不填是现在。")

    def __init__(self, data, today):
        super().__init__(data, label_suffix="")
        self.today, self.span = today, None

    def clean_known(self):
        """A day."""
        text = self.cleaned_data["known"].strip()
        try:
            if text:
                day(text)
        except Unclear as error:
            raise forms.ValidationError(str(error)) from error
        return text

    def clean(self):
        """The span."""
        given = super().clean()
        if not self.errors:
            try:
                self.span = asked(given["on"], "", self.today)
            except Unclear as error:
                self.add_error("on", str(error))
        if not self.errors:
            try:
                self.span = asked(given["on"], given["known"], self.today)
            except Unclear as error:
                self.add_error("known", str(error))
        return given

    @property
    def kept(self):
        """What was chosen, as a query string to go on with."""
        return {name: self[name].value() for name in self.fields if self[name].value()}


class Readers(DeskView, View):
    """Leaders of the registration and those who supervise it; 404 for all others. `scope` is how far they see."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated:
            held = [h for h in posts_of(request.user, self.day) if h.role in READERS]
            if not held:
                raise Http404("没有这个页面")
            everything = any(h.role in ("auditor", "discipline") for h in held)
            self.scope = "" if everything else min((h.division.code for h in held), key=len)
        return super().dispatch(request, *args, **kwargs)


class StatisticsView(Readers):
    """/desk/statistics/: every figure of a day or month, each with its definition and a way to its list."""

    def get(self, request):
        """The tables; nonsense gets a sentence beside its field."""
        form = SpanForm(request.GET, self.day)
        if not form.is_valid():
            return render(request, "desk/statistics.html", {"form": form}, status=422)
        groups = [
            (title, [self.line(figure, form.span) for figure in figures],
             [(part, part.table(form.span, self.scope)) for part in parts])
            for title, figures, parts in catalogue.GROUPS
        ]  # fmt: skip
        context = {"form": form, "span": form.span, "groups": groups, "missing": catalogue.MISSING,
                   "kept": urlencode(form.kept), "periods": len(self.scope) <= 6}  # fmt: skip
        return render(request, "desk/statistics.html", context)


    def line(self, figure, span):
        """(figure, its number, the number as people read it, the sentence beside it)."""
        value = figure.value(span, self.scope)
        return figure, value, figure.told(value), figure.beside(span, self.scope)


class FigureView(Readers):
    """/desk/statistics/<code>/: the rows a figure counts; ?part= for one part of a breakdown, ?xlsx=1 as a spreadsheet."""

    def get(self, request, code):
        """Fifty a page."""
        part = request.GET.get("part", "").replace("\x00", "")
        figure = catalogue.FIGURES.get(code)
        if code in catalogue.BREAKDOWNS and "part" in request.GET:
            figure = catalogue.BREAKDOWNS[code].of(part)
        form = SpanForm(request.GET, self.day)
        if figure is None:
            raise Http404("没有这项统计")
        if not form.is_valid():
            return render(request, "desk/figure.html", {"form": form, "figure": figure}, status=422)
        if request.GET.get("xlsx"):
            return self.sheet(figure, form.span, code)
        page = Paginator(figure.rows(form.span, self.scope), PAGE).get_page(request.GET.get("page"))
        more = {"part": part} if code in catalogue.BREAKDOWNS else {}
        context = {"form": form, "figure": figure, "span": form.span, "page": page, "kept": urlencode(form.kept),
                   "beside": figure.beside(form.span, self.scope), "keep": f"&{urlencode(form.kept | more)}", "rows": self.rows(figure, page)}  # fmt: skip
        if figure.measure:
            context["measured"] = figure.told(figure.value(form.span, self.scope))
        return render(request, "desk/figure.html", context)

    def rows(self, figure, page):
        """(heading, address or "", [particulars]) of every row of the page."""
        if figure.subject == ORGANIZATION:
            kinds, stands = dict(Kind.choices), dict(Status.choices)
            return [
                (o.name_then or o.name, f"/register/{o.uscc}/" if o.announced_on else "",
                 [kinds.get(o.kind, o.kind), stands.get(o.status_then, "还没有登记"), o.division.name, o.uscc,
                  f"{o.established_on.year}年{o.established_on.month}月{o.established_on.day}日成立", *carried(figure, o)])
                for o in page
            ]  # fmt: skip
        if figure.subject == FILED:
            return [(name, "", particulars) for name, *particulars in map(sheets.filed_line, page)]
        shown, labels = self.shown([case.pk for case in page]), state_labels()
        return [self.case_row(case, case.pk in shown, labels) for case in page]

    def case_row(self, case, shown, labels):
        """A case, or that it is one this person must not look at."""
        standing = labels.get((case.process, case.state_then), case.state_then)
        if not shown:
            return ("您已回避或者是申请人的办件", "", [PROCESSES[case.process].title, standing])
        return (case.title, f"/desk/cases/{case.number}/",
                [case.number, PROCESSES[case.process].title, standing, case.unit.short if case.unit else ""])  # fmt: skip

    def shown(self, keys):
        """Which of these cases the person may look at here."""
        rows = Case.objects.filter(visible(self.request.user, self.day), pk__in=keys)
        return set(rows.exclude(party_id__in=parties_of(self.request.user, self.day)).values_list("pk", flat=True))

    def sheet(self, figure, span, code):
        """The list as a spreadsheet."""
        hidden = frozenset()
        if figure.subject == CASE:
            keys = figure.rows(span, self.scope).values("pk")
            hidden = frozenset(row["pk"] for row in keys) - self.shown(keys)
        return attached(sheets.sheet(figure, span, self.scope, hidden), f"{code}-{span.last}.xlsx")


def carried(figure, row):
    """What a row of a figure carries beside the register's columns, in words."""
    if figure.detail:
        yield f"{figure.detail}：{row.detail or '没有写明'}"
    if figure.amount:
        yield f"{grouped(yuan(row.amount) if figure.amount == YUAN else row.amount)}{figure.amount}"


def attached(content, name):
    """A spreadsheet to be saved."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename={name}"
    return answer
