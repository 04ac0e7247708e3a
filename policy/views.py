"""The administrator's pages for rules and the calendar."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from policy import calendar, rules
from policy.access import may_edit
from policy.forms import EditionForm, YearForm
from policy.models import CalendarYear, RuleRow


class Administrators(LoginRequiredMixin):
    """Pages for those who may edit rules; for all others they are not there."""

    def dispatch(self, request, *args, **kwargs):
        """404 without the right."""
        self.now = datetime.now(tz=timezone.get_default_timezone())
        self.day = self.now.date()
        if request.user.is_authenticated and not may_edit(request.user, self.day):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class RulesView(Administrators, View):
    """/desk/rules/: every key with the edition in force, the unverified marked."""

    def get(self, request):
        """All of them, or those whose key, basis or description contains the words, or only the unverified."""
        words, only = request.GET.get("q", "").strip(), request.GET.get("only", "")
        rows = RuleRow.objects.filter(effective_from__lte=self.day).order_by("key", "effective_from", "recorded_at")
        # Only the edition in force is searched: words of an earlier one must not bring its value back.
        current = {row.key: row for row in rows}.values()
        found = [row for row in current if words.lower() in f"{row.key}\n{row.basis}\n{about(row.key)}".lower()]
        shown = [row for row in found if only != "unverified" or not row.verified]
        for row in shown:
            row.about = about(row.key)
            row.text = (
                f"{row.value}{rules.UNITS.get(row.unit, '')}" if row.unit != "fen" else f"{int(row.value) / 100:,.2f}元"
            )
        context = {"rows": shown, "words": words, "only": only, "years": CalendarYear.objects.order_by("-year")[:4],
                   "unverified": sum(not row.verified for row in found)}  # fmt: skip
        return render(request, "policy/rules.html", context)


def about(key):
    """What a rule is about, where its key alone does not say it to people (policy/rules.yaml: note)."""
    return rules.file_rows().get(key, {}).get("note", "")


class RuleView(Administrators, View):
    """/desk/rules/<key>/: all editions of a key, and the form for the next."""

    def get(self, request, key):
        """The page."""
        rows = self.editions(key)
        form = EditionForm(unit=rows[0].unit, day=self.day, initial={"value": rows[0].value, "basis": rows[0].basis})
        return render(request, "policy/rule.html", {"key": key, "rows": rows, "form": form})

    def post(self, request, key):
        """Add the edition."""
        rows = self.editions(key)
        form = EditionForm(request.POST, unit=rows[0].unit, day=self.day)
        if not form.is_valid():
            return render(request, "policy/rule.html", {"key": key, "rows": rows, "form": form}, status=422)
        given = form.cleaned_data
        rules.enter(
            key, text=given["value"], effective_from=given["effective_from"], basis=given["basis"],
            verified=given["verified"], note=given["note"], by=str(request.user), instant=self.now,
        )  # fmt: skip
        messages.success(request, f"已录入 {key} 的新版本，自{given['effective_from']:%Y年%m月%d日}起施行。")
        return HttpResponseRedirect(f"/desk/rules/{key}/", status=303)

    def editions(self, key):
        """Newest first; 404 for an unknown key."""
        rows = list(RuleRow.objects.filter(key=key).order_by("-effective_from", "-recorded_at"))
        if not rows:
            raise Http404
        return rows


class YearView(Administrators, View):
    """/desk/rules/calendar/: enter a year's arrangement once it is published."""

    def get(self, request):
        """The form."""
        return render(
            request, "policy/year.html", {"form": YearForm(), "years": CalendarYear.objects.order_by("-year")}
        )

    def post(self, request):
        """Load it; deadlines that rested on guesses are computed anew at the next tick."""
        form = YearForm(request.POST)
        if not form.is_valid():
            context = {"form": form, "years": CalendarYear.objects.order_by("-year")}
            return render(request, "policy/year.html", context, status=422)
        given = form.cleaned_data
        calendar.load_year(given["year"], given["rows"], given["source"])
        messages.success(request, f"已录入{given['year']}年的安排，相关期限将在一分钟内重新计算。")
        return HttpResponseRedirect("/desk/rules/calendar/", status=303)
