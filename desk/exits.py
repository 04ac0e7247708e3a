"""/desk/exits/: a street opens a cancellation of its own: a cause it has found, or a body that is a legal person now."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import NotYours, Refused
from casework.core.form import StepForm
from casework.core.process import PROCESSES
from casework.core.sight import visible_to
from casework.intake.questions import choice, words
from casework.views.labels import state_labels
from casework.views.standing import DeskView
from network.posts import posts_of
from orgs.filing.cancellation.forms import CAUSES
from orgs.filing.cancellation.opening import SLUG, open_ex_officio
from orgs.filing.cancellation.reasons import Cause
from orgs.filing.choices import STANDING
from orgs.filing.community_org import CommunityOrg

SHOWN = 30


class OpeningForm(StepForm):
    """Which body, why, and where it came from."""

    filing_number = words("备案编号", max_length=17, help_text="名册里的17位编号。")
    cause = choice("事由", [(Cause.PROMOTION.value, Cause.PROMOTION.label), *CAUSES])
    source = words("线索来源", rows=2, max_length=500, required=False, help_text="依职权办理的填写，例如 居民举报、走访发现。")
    registered_as = words("登记的法人（统一社会信用代码）", max_length=18, required=False, help_text="转为法人登记的填写；平台上转登记的不用填。")

    def __init__(self, *args, streets=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.streets = streets

    def clean_filing_number(self):
        """A body of one's own street."""
        rows = CommunityOrg.objects.select_related("party", "division", "street", "promoted_to")
        found = rows.filter(filing_number=self.cleaned_data["filing_number"].replace(" ", ""), street__in=self.streets).first()
        if found is None:
            raise ValidationError("本街镇的名册里没有这个编号，请核对。")
        if found.status not in STANDING:
            raise ValidationError(f"“{found.name}”现在是“{found.status_label}”，不用再办注销。")
        return found

    def clean(self):
        """A cause has a source, a legal person its code."""
        data = super().clean()
        body = data.get("filing_number")
        if data.get("cause") == Cause.PROMOTION and body and body.promoted_to and not data.get("registered_as"):
            data["registered_as"] = body.promoted_to.uscc
        name, label = ("registered_as", "统一社会信用代码") if data.get("cause") == Cause.PROMOTION else ("source", "线索来源")
        if data.get("cause") and not data.get(name) and name not in self.errors:
            self.add_error(name, f"请填写{label}。")
        return data


class ExitsView(DeskView, View):
    """GET the form and what is under way; POST opens a case and goes to it."""

    def get(self, request):
        """The page."""
        return self.page(OpeningForm(streets=self.streets(), by=request.user))

    def post(self, request):
        """Open it, or say beside the field why not."""
        form = OpeningForm(request.POST, streets=self.streets(), by=request.user)
        if not form.is_valid():
            return self.page(form, 422)
        given = form.cleaned_data
        if given["cause"] == Cause.PROMOTION:
            step, facts = "open_promotion", {"registered_as": given["registered_as"]}
        else:
            step, facts = "open_ex_officio", {"cause": given["cause"], "source": given["source"]}
        try:
            case = open_ex_officio(given["filing_number"], request.user, step, **facts)
        except NotYours as closed:
            form.add_error(None, str(closed))
            return self.page(form, 403)
        except Refused as closed:
            form.place(closed.problems)
            return self.page(form, 422)
        return HttpResponseRedirect(f"/desk/cases/{case.number}/", status=303)

    def streets(self):
        """Streets whose filings this officer handles; to all others the page is not there."""
        found = [post.unit.division_id for post in posts_of(self.request.user, self.day)
                 if post.role == "street" and "filing" in post.unit.capacities]  # fmt: skip
        if not found:
            raise Http404("没有这一页")
        return found

    def page(self, form, status=200):
        """The form, and the cancellations of the street that are open."""
        rows = PROCESSES[SLUG].cases.objects.filter(closed_at__isnull=True).select_related("org")
        rows, labels = visible_to(self.request.user, self.day, rows).order_by("due_on", "pk")[:SHOWN], state_labels()
        context = {"form": form, "rows": [(case, labels[SLUG, case.state]) for case in rows]}
        return render(self.request, "desk/exits.html", context, status=status)
