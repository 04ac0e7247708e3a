"""Decisions entered in my name from signed sheets: I see every one, and may disown it."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.edge import Disowned
from casework.core.process import PROCESSES
from casework.journal.entry import Entry
from casework.journal.instant import now
from casework.views.labels import step_label
from casework.views.standing import DeskView


class SignedView(DeskView, View):
    """/desk/signed/."""

    def get(self, request):
        """The newest hundred."""
        return self.page(request)

    def post(self, request):
        """Disown one, with a reason; the entry stays, the disowning stands beside it."""
        entry = Entry.objects.filter(decider=request.user, digest=request.POST.get("digest", "")).first()
        if entry is None:
            raise Http404
        reason = request.POST.get("reason", "").strip()
        if len(reason) < 5:
            return self.page(
                request, problem="请写明为什么不是您的决定，不少于5个字。", digest=entry.digest, status=422
            )
        Disowned.objects.get_or_create(
            entry=entry, defaults={"reason": reason[:500], "disowned_at": now(), "disowned_by": request.user}
        )
        return HttpResponseRedirect("/desk/signed/", status=303)

    def page(self, request, problem="", digest="", status=200):
        """The list."""
        rows = Entry.objects.filter(decider=request.user).select_related("case", "actor", "disowned").order_by("-id")
        entries = [(entry, step_label(entry.step, PROCESSES[entry.case.process])) for entry in rows[:100]]
        context = {"entries": entries, "problem": problem, "digest": digest}
        return render(request, "desk/signed.html", context, status=status)
