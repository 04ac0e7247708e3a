"""The auditor's page: anchors, what is not yet signed, refused tries."""

from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.journal.anchor import Anchor
from casework.journal.entry import Entry
from casework.views.standing import DeskView
from network.posts import posts_of


class JournalView(DeskView, View):
    """/desk/journal/: auditors, supervisors and system administrators read."""

    def get(self, request):
        """The page."""
        return self.page(request)

    def roles(self):
        """The user's roles today."""
        return {held.role for held in posts_of(self.request.user, self.day)}

    def page(self, request):
        """Thirty anchors, fifty refusals."""
        roles = self.roles()
        if not roles & {"auditor", "discipline", "admin"}:
            raise Http404
        refused = Entry.objects.filter(outcome="refused").select_related("case", "tally").order_by("-id")[:50]
        context = {"anchors": Anchor.objects.order_by("-day")[:30],
                   "refused": refused if roles & {"auditor", "discipline"} else []}  # fmt: skip
        return render(request, "desk/journal.html", context)
