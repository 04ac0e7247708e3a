"""查看: one masked value shown once, for a typed reason; the auditor's list of all such showings."""

from django import forms
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.core.process import process_of
from casework.intake.disclosing import disclose
from casework.intake.handing_in import opened
from casework.intake.shown import masked, shown
from casework.views.standing import DeskView
from network.disclosures import Disclosure
from network.posts import posts_of

READERS = {"auditor", "discipline"}  # they read who looked; they look at nothing themselves


class ReasonForm(forms.Form):
    """Why the whole value is needed."""

    reason = forms.CharField(
        label="查看的理由", min_length=4, max_length=200, help_text="例如：与身份证原件核对。理由、时间和您的姓名会记录下来，审计人员可以看到。",
        error_messages={"required": "请写明查看的理由。", "min_length": "理由太短，请写明为什么要看完整的号码。",
                        "max_length": "理由不能超过200字。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class DiscloseView(DeskView, View):
    """/desk/cases/<NUMBER>/show/<section>/<field>/."""

    def find(self, number, section, field):
        """(case, label, masked value, whole value) of a masked answer this official may see; else 404."""
        case = self.case(number)
        if {held.role for held in posts_of(self.request.user, self.day)} <= READERS:
            raise Http404
        last = case.submissions.order_by("-number").first()
        page = next((s for s in process_of(case).sections if s.key == section), None)
        typed = opened(last)["answers"].get(section) if last and page else None
        if typed is None or field not in page.form.base_fields:
            raise Http404
        form = page.form(typed)
        whole = shown(form, field)
        if masked(field, whole) == whole:
            raise Http404("这一项没有遮盖")
        return case, form.fields[field].label, masked(field, whole), whole

    def get(self, request, number, section, field):
        """The masked value, and the question why."""
        case, label, value, _ = self.find(number, section, field)
        return self.page(request, {"case": case, "label": label, "value": value, "form": ReasonForm()})

    def post(self, request, number, section, field):
        """The whole value, once: written down first, never cached."""
        case, label, value, whole = self.find(number, section, field)
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.page(request, {"case": case, "label": label, "value": value, "form": form}, 422)
        disclose(case, field=f"{section}.{field} {label}", reason=form.cleaned_data["reason"], by=request.user)
        return self.page(request, {"case": case, "label": label, "value": whole, "form": None})

    def page(self, request, context, status=200):
        """The page, kept by no cache."""
        answer = render(request, "desk/disclose.html", context, status=status)
        answer["Cache-Control"] = "no-store, private"
        return answer


class DisclosuresView(DeskView, View):
    """/desk/disclosures/: auditors and discipline inspection."""

    def get(self, request):
        """Fifty a page, the newest first."""
        if not {held.role for held in posts_of(request.user, self.day)} & READERS:
            raise Http404
        rows = Disclosure.objects.select_related("by")
        return render(request, "desk/disclosures.html", {"page": Paginator(rows, 50).get_page(request.GET.get("page"))})
