"""系统中断: an administrator writes down when the platform was down; everybody sees which last days moved."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views import View

from casework.clock import outages
from casework.clock.deadline import Outage
from casework.journal.instant import wall
from casework.views.standing import DeskView
from network.posts import posts_of

READERS, SHOWN = {"admin", "auditor", "discipline"}, 50
_WHEN = {"invalid": "请写成 2026-11-23 09:30 的样子。"}


def when(label, **more):
    """A local date and time."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], error_messages=_WHEN | {"required": f"请填写{label}。"}, **more)  # fmt: skip


def reason(label="原因", **more):
    """What applicants read."""
    return forms.CharField(label=label, min_length=4, max_length=200, error_messages={
        "required": "请写明原因，申请人会看到。", "min_length": "原因太短，请写得具体些。", "max_length": "不能超过200字。"}, **more)  # fmt: skip


class RecordForm(forms.Form):
    """From when to when, and why."""

    since = when("中断时间")
    until = when("恢复时间", required=False, help_text="还没有恢复的先不填，恢复以后再补。")
    reason = reason(help_text="例如：机房停电，办事大厅不能登录。")

    def clean(self):
        """In order, and not ahead of now."""
        given = super().clean()
        since, until = given.get("since"), given.get("until")
        for name in ("since", "until"):
            if given.get(name) and given[name] > wall():
                self.add_error(name, "不能晚于现在。")
        if since and until and until <= since:
            self.add_error("until", "恢复时间应当晚于中断时间。")
        return given


class CloseForm(forms.Form):
    """When it was over."""

    until = when("恢复时间")


class WithdrawForm(forms.Form):
    """Why it should not have been written down."""

    reason = reason("撤回的原因")


class OutagesView(DeskView, View):
    """/desk/outages/: the list, and the form for administrators."""

    def roles(self):
        """The user's roles today; 404 without one of the readers'."""
        found = {held.role for held in posts_of(self.request.user, self.day)}
        if not found & READERS:
            raise Http404("没有这个页面")
        return found

    def get(self, request):
        """The page."""
        return self.page(RecordForm())

    def post(self, request):
        """Write one down."""
        if "admin" not in self.roles():
            raise Http404("没有这个页面")
        form = RecordForm(request.POST)
        if not form.is_valid():
            return self.page(form, 422)
        given = form.cleaned_data
        outages.record(given["since"], given["until"], given["reason"], request.user)
        messages.success(request, "已记录，申请人的期限已经顺延。" if given["until"] else "已记录。恢复以后请补上恢复时间，期限随之顺延。")
        return HttpResponseRedirect("/desk/outages/", status=303)

    def page(self, form, status=200):
        """Newest first."""
        roles = self.roles()
        rows = Outage.objects.select_related("recorded_by").order_by("-since", "-pk")[:SHOWN]
        context = {"form": form, "rows": rows, "may_record": "admin" in roles}
        return render(self.request, "desk/outages.html", context, status=status)


class OutageView(OutagesView):
    """/desk/outages/<id>/: what it moved, what was too late, and how it ends or is withdrawn."""

    def get(self, request, pk):
        """The page."""
        return self.one(pk)

    def post(self, request, pk):
        """Close or withdraw it."""
        if "admin" not in self.roles():
            raise Http404("没有这个页面")
        row = get_object_or_404(Outage, pk=pk)
        closing = "close" in request.POST
        form = (CloseForm if closing else WithdrawForm)(request.POST)
        if form.is_valid() and closing and not row.since < form.cleaned_data["until"] <= wall():
            form.add_error("until", "恢复时间应当晚于中断时间，也不能晚于现在。")
        if not form.is_valid():
            return self.one(pk, **{"close" if closing else "withdraw": form}, status=422)
        try:
            if closing:
                outages.close(row, form.cleaned_data["until"], request.user)
            else:
                outages.withdraw(row, form.cleaned_data["reason"], request.user)
        except outages.Overtaken:
            messages.error(request, "这条记录刚刚有人办过，请看最新的情况。")
        else:
            messages.success(request, "已记录，期限已经重新计算。")
        return HttpResponseRedirect(f"/desk/outages/{pk}/", status=303)

    def one(self, pk, close=None, withdraw=None, status=200):
        """The outage with everything that hangs on it."""
        roles = self.roles()
        row = get_object_or_404(Outage.objects.select_related("recorded_by", "withdrawn_by"), pk=pk)
        context = {
            "row": row, "moves": row.moves.select_related("deadline__case").order_by("-pk")[:200], "late": outages.too_late(row),
            "may_record": "admin" in roles, "close": close or CloseForm(auto_id="id_close_%s"),
            "withdraw": withdraw or WithdrawForm(auto_id="id_withdraw_%s"), "open": row.until is None and not row.withdrawn_at,
        }  # fmt: skip
        return render(self.request, "desk/outage.html", context, status=status)
