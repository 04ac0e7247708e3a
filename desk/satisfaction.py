"""/desk/satisfaction/: 居民满意度评价: rounds of the year, opened and printed by the street, read by those who are near."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from desk.activities import NearView
from network.posts import posts_of
from orgs.filing.choices import LIVING
from orgs.filing.near import is_near, tends
from orgs.filing.rated import REFERENCE, least, results
from orgs.filing.satisfaction import keeping
from orgs.filing.satisfaction.forms import OpenForm, PrintForm
from orgs.filing.satisfaction.rows import SatisfactionRound
from orgs.filing.satisfaction.slips import slips
from policy.basis import cite

OPENERS = ("street",)


class RoundsView(NearView, View):
    """The rounds, newest first; for the street's officer the form that opens one."""

    def get(self, request):
        """The page."""
        return self.page()

    def post(self, request):
        """Open one; 404 for those who open none."""
        if not self.opens():
            raise Http404("没有这一步")
        form = OpenForm(request.POST, orgs=self.without())
        if form.is_valid():
            try:
                row = keeping.open_round(form.cleaned_data["org"], closes_on=form.cleaned_data["closes_on"], by=request.user)
            except Refused as closed:
                for problem in closed.problems:
                    form.add_error(getattr(problem, "field", None), str(problem))
            else:
                messages.success(request, "已开始。接着印评价码。")
                return HttpResponseRedirect(f"/desk/satisfaction/{row.ref}/", status=303)
        return self.page(form, 422)

    def opens(self):
        """Whether this official opens rounds: an officer of a street that files."""
        return any(held.role in OPENERS and is_near(held) for held in posts_of(self.request.user, self.day))

    def without(self):
        """Bodies of the street that have no round this year."""
        return self.bodies().filter(status__in=LIVING).exclude(rounds__year=self.day.year).order_by("name_key", "id")

    def page(self, form=None, status=200):
        """Twenty a page."""
        rows = SatisfactionRound.objects.filter(org__in=self.bodies()).select_related("org__street")
        form = form or (OpenForm(orgs=self.without()) if self.opens() else None)
        context = {"page": Paginator(rows, 20).get_page(self.request.GET.get("page")), "form": form, "day": self.day, "basis": cite("community/t43")}
        return render(self.request, "desk/satisfaction.html", context, status=status)


class RoundView(NearView, View):
    """/desk/satisfaction/<ref>/: one round: its results, and the paper of slips."""

    def get(self, request, ref):
        """The page."""
        return self.page(self.row(ref))

    def post(self, request, ref):
        """Print: the answer is the paper itself, because its codes are kept nowhere."""
        row, form = self.row(ref), PrintForm(request.POST)
        if not tends(request.user, row.org, self.day, OPENERS):
            return self.page(row, 403, problems=["评价码由街镇工作人员印发，您可以查看结果。"])
        if not form.is_valid():
            return self.page(row, 422, form)
        try:
            codes = keeping.print_codes(row, count=form.cleaned_data["count"], by=request.user)
        except Refused as closed:
            for problem in closed.problems:
                form.add_error(getattr(problem, "field", None), str(problem))
            return self.page(row, 422, form)
        answer = HttpResponse(slips(row, codes, request.build_absolute_uri("/").rstrip("/")), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="slips-{row.org.filing_number}-{row.year}.pdf"'
        answer["Cache-Control"] = "private, no-store"
        return answer

    def row(self, ref):
        """A round of a body this official sees; else 404."""
        row = SatisfactionRound.objects.filter(org__in=self.bodies(), ref=ref).select_related("org__street", "org__division", "org__party").first()
        if row is None:
            raise Http404("没有这一轮评价")
        return row

    def page(self, row, status=200, form=None, problems=()):
        """Figures for all who are near; what was remarked for the street and the bureau alone, in the order of the lot."""
        may = tends(self.request.user, row.org, self.day, OPENERS) and self.day <= row.closes_on
        reads = any(is_near(held) and held.role in ("street", "approver", "reviewer", "chief") for held in posts_of(self.request.user, self.day))
        context = {
            "row": row, "form": (form or PrintForm()) if may else None, "problems": problems, "found": results(row), "least": least(),
            "reference": REFERENCE, "basis": cite("community/t43"), "over": self.day > row.closes_on, "reads": reads,
            "remarks": [keeping.remark_of(answer) for answer in row.answers.exclude(remark="")[:200]] if reads else [],
        }  # fmt: skip
        return render(self.request, "desk/satisfaction_round.html", context, status=status)
