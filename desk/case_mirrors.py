"""外部系统: one case in every outer system, the number it got there, and the second person where it gets none."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused, Stale
from casework.mirrors.declared import MIRRORS, titles
from casework.mirrors.keeping import confirm, decline, enter, waive
from casework.views.late import too_late
from casework.views.standing import DeskView
from desk.mirrors import WRITERS
from network.posts import posts_of

SECONDERS = WRITERS | {"chief"}


class EnteredForm(forms.Form):
    """What the outer system shows, or why nothing is entered there."""

    number = forms.CharField(label="外部编号", required=False, max_length=60)
    entered_on = forms.DateField(
        label="录入日期", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请写成 2026-11-23 的样子。"},
    )  # fmt: skip
    status = forms.CharField(label="外部状态", required=False, max_length=60, help_text="例如：已录入、已公示。")
    waived = forms.CharField(
        label="不用录入的原因", required=False, max_length=200, help_text="只有确实不用录入的才写，还须由另一人确认。"
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        """A number with its day, or a reason; not both."""
        given = super().clean()
        number, reason = given.get("number"), given.get("waived")
        if number and reason:
            self.add_error("waived", "填了外部编号的，不用写原因。")
        if number and not given.get("entered_on") and "entered_on" not in self.errors:
            self.add_error("entered_on", "请填写在外部系统录入的日期。")
        if not number and not reason:
            self.add_error("number", "请填写外部编号；确实不用录入的，写明原因。")
        if reason and len(reason) < 5:
            self.add_error("waived", "原因太短，请写得具体些。")
        return given


class SecondForm(forms.Form):
    """The second person's word about a reason not to enter it."""

    answer = forms.ChoiceField(
        label="意见", choices=[("yes", "同意不用录入"), ("no", "退回，仍要录入")], widget=forms.RadioSelect,
        error_messages={"required": "请选择意见。", "invalid_choice": "请选择意见。"},
    )  # fmt: skip
    reason = forms.CharField(
        label="理由", min_length=5, max_length=200, help_text="写明核对了什么。",
        error_messages={"required": "请写明理由。", "min_length": "理由太短，请写得具体些。"},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class CaseMirrorsView(DeskView, View):
    """/desk/cases/<NUMBER>/mirrors/: the case in every outer system, its history, and the forms to write it down."""

    def get(self, request, number):
        """The page."""
        return self.page(self.of(number))

    def post(self, request, number):
        """Write one of them down."""
        case, wanted = self.of(number), request.POST.get("system", "")
        mirror = case.mirrors.filter(system=wanted).first()
        if mirror is None or not (self.may_second() if "second" in request.POST else self.may_write()):
            raise Http404("没有这一项")
        form = (SecondForm if "second" in request.POST else EnteredForm)(request.POST)
        if not form.is_valid():
            return self.page(case, mirror, form, 422)
        try:
            written(mirror, form.cleaned_data, request.user)
        except Stale as stale:
            return too_late(request, request.path, form=form, entry=stale.entry)
        except Refused as closed:
            for problem in closed.problems:
                form.add_error(getattr(problem, "field", None), str(problem))
            return self.page(case, mirror, form, 422)
        messages.success(request, "已记下。")
        return HttpResponseRedirect(request.path, status=303)

    def of(self, number):
        """The visible case, of a process that has such duties."""
        case = self.case(number)
        if case.process not in MIRRORS:
            raise Http404("这个事项不用录入外部系统")
        return case

    def may_write(self):
        """Clerks and reviewers."""
        return any(h.role in WRITERS for h in posts_of(self.request.user, self.day))

    def may_second(self):
        """They and the chief; that it is not the one who gave the reason is asked of each row."""
        return any(h.role in SECONDERS for h in posts_of(self.request.user, self.day))

    def page(self, case, wrong=None, form=None, status=200):
        """Every duty with its forms."""
        found = (
            case.mirrors.order_by("system").select_related("waived_by", "confirmed_by").prefetch_related("changes__by")
        )
        rows = [self.row(mirror, form if wrong and mirror.pk == wrong.pk else None) for mirror in found]
        waiting = [m.title for m in MIRRORS[case.process] if m.key not in {row["mirror"].system for row in rows}]
        context = {"case": case, "rows": rows, "waiting": waiting, "may_write": self.may_write()}
        return render(self.request, "desk/case_mirrors.html", context, status=status)

    def row(self, mirror, form):
        """One duty: its two forms, of which one may be the refused one, and whether this person may be the second."""
        start = {name: getattr(mirror, name) for name in ("number", "entered_on", "status", "waived", "version")}
        pending = bool(mirror.waived) and not mirror.confirmed
        ids, second = {"auto_id": f"id_{mirror.system}_%s"}, isinstance(form, SecondForm)
        return {
            "mirror": mirror, "title": titles().get(mirror.system, mirror.system), "late": mirror.due_on < self.day,
            "form": form if form and not second else EnteredForm(initial=start, **ids), "pending": pending,
            "second": form if second else SecondForm(initial={"version": mirror.version}, **ids),
            "own": mirror.waived_by_id == self.request.user.pk, "may_second": pending and self.may_second(),
        }  # fmt: skip


def written(mirror, given, by):
    """Enter, waive, confirm or decline."""
    version = given["version"]
    if given.get("answer"):
        return (confirm if given["answer"] == "yes" else decline)(
            mirror, reason=given["reason"], by=by, version=version
        )
    if given.get("number"):
        return enter(mirror, number=given["number"].strip(), entered_on=given["entered_on"], status=given.get("status", ""), by=by,
                     version=version)  # fmt: skip
    return waive(mirror, reason=given["waived"], by=by, version=version)
