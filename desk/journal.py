"""The auditor's page: anchors, what is not yet signed, refused tries, outages."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_default_timezone, is_naive
from django.views import View

from casework.clock.deadline import Outage
from casework.clock.tick import record_outage
from casework.journal.anchor import Anchor
from casework.journal.entry import Entry
from casework.views.standing import DeskView
from network.posts import posts_of


class JournalView(DeskView, View):
    """/desk/journal/: auditors and supervisors read; system administrators record an outage."""

    def get(self, request):
        """The page."""
        return self.page(request)

    def post(self, request):
        """Record that the platform was down: applicants' deadlines move."""
        if "admin" not in self.roles():
            raise Http404
        since, until = (self.instant(request.POST.get(name, "")) for name in ("since", "until"))
        reason = request.POST.get("reason", "").strip()
        problems = []
        if since is None or until is None or since >= until:
            problems.append("请填写中断和恢复的时间，恢复时间应当晚于中断时间。")
        if len(reason) < 4:
            problems.append("请写明原因，申请人会看到。")
        if problems:
            return self.page(request, problems, 422)
        record_outage(since, until, reason[:200], request.user)
        return HttpResponseRedirect("/desk/journal/", status=303)

    def instant(self, text):
        """A typed local time, or None."""
        try:
            found = parse_datetime(text)
        except ValueError:
            return None
        return found.replace(tzinfo=get_default_timezone()) if found and is_naive(found) else found

    def roles(self):
        """The user's roles today."""
        return {held.role for held in posts_of(self.request.user, self.day)}

    def page(self, request, problems=(), status=200):
        """Thirty anchors, fifty refusals, the outages."""
        roles = self.roles()
        if not roles & {"auditor", "discipline", "admin"}:
            raise Http404
        refused = Entry.objects.filter(outcome="refused").select_related("case", "tally").order_by("-id")[:50]
        context = {
            "anchors": Anchor.objects.order_by("-day")[:30], "refused": refused if roles & {"auditor", "discipline"} else [],
            "outages": Outage.objects.order_by("-since")[:20], "problems": problems, "typed": request.POST, "may_record": "admin" in roles,
        }  # fmt: skip
        return render(request, "desk/journal.html", context, status=status)
