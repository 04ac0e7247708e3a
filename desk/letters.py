"""来函: the letters to the units in which one holds a post: questions of other units, answers, reminders."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.core.case import Case
from casework.core.sight import visible
from casework.journal.instant import now
from casework.post.rows import Letter
from casework.views.letters import chat
from casework.views.standing import DeskView
from network.posts import posts_of
from network.roles import ADMINISTRATORS

PAGE = 20


def letters_to(user, day):
    """Posted letters to the user's units, of cases they may see: who left a case for a conflict reads none of it."""
    units = {held.unit.pk for held in posts_of(user, day) if held.role not in ADMINISTRATORS}
    seen = Case.objects.filter(visible(user, day)).values("pk")
    return Letter.objects.filter(unit_id__in=units, posted_at__isnull=False, cancelled_at__isnull=True, case_id__in=seen)


class LettersView(DeskView, View):
    """/desk/letters/: unread first, then newest first; or the unread alone."""

    def get(self, request):
        """Twenty a page."""
        rows = letters_to(request.user, self.day)
        unread = rows.filter(read_at__isnull=True)
        chosen = "unread" if request.GET.get("bucket") == "unread" else "all"
        shown = (unread if chosen == "unread" else rows).select_related("case", "unit", "read_by")
        shown = shown.order_by(F("read_at").desc(nulls_first=True), "-posted_at", "-id")
        page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
        buckets = [("all", "全部来函", None), ("unread", "未读", unread.count())]
        return render(request, "desk/letters.html", {
            "page": page, "chosen": chosen, "keep": f"&bucket={chosen}", "day": self.day,
            "buckets": [{"key": key, "label": label, "count": count, "current": key == chosen} for key, label, count in buckets],
        })  # fmt: skip


class LetterView(DeskView, View):
    """/desk/letters/<key>/: one letter; opening it marks it read, by whoever of the unit opens it first."""

    def get(self, request, pk):
        """What it says, with its paper and the way to the matter."""
        letter = letters_to(request.user, self.day).select_related("case", "entry", "unit", "read_by", "issued").filter(pk=pk).first()
        if letter is None:
            raise Http404("没有这封来函")
        Letter.objects.filter(pk=pk, read_at__isnull=True).update(read_at=now(), read_by=request.user)
        letter.chat = chat(letter)
        return render(request, "desk/letter.html", {"letter": letter, "day": self.day})
