"""The worklist: what waits for me, by the day it is due; one narrow table, one page at a time, bounded counts."""

from datetime import date

from django.db.models import Q
from django.shortcuts import render
from django.views import View

from casework.core.case import NEVER, Case
from casework.core.process import PROCESSES
from casework.core.sight import visible
from casework.mirrors.keeping import open_for
from casework.views.labels import state_labels
from casework.views.standing import DeskView
from casework.views.waiting import waiting_for
from network.posts import posts_of
from policy import calendar

PAGE, BOUND = 25, 1001
# Who enters in the outer systems what was decided here.
KEEPERS = {"clerk", "reviewer"}
# Cases of these processes have pages of their own at the desk.
PLACES = {"public_notice": "/desk/notices/"}


def bounded(rows):
    """A count that never looks at more than a thousand rows: a number, or "1000+"."""
    found = len(rows.values_list("pk", flat=True)[:BOUND])
    return f"{BOUND - 1}+" if found == BOUND else found


class WorklistView(DeskView, View):
    """/desk/: my to-dos, overdue first; keyset pages."""

    def get(self, request):
        """The bucket chosen, the process chosen, from the key of the last row on."""
        base = Case.objects.open().filter(waiting_for(request.user, self.day))
        working = calendar.load(self.day.year, self.day.year + 1)
        soon = working.add(self.day, 3)
        buckets = [
            ("all", "全部待办", base),
            ("over", "已超期", base.filter(due_on__lt=self.day)),
            ("soon", "三个工作日内", base.filter(due_on__gte=self.day, due_on__lte=soon)),
        ]
        chosen = request.GET.get("bucket", "all")
        rows = next((r for key, _, r in buckets if key == chosen), base)
        if request.GET.get("process") in PROCESSES:
            rows = rows.filter(process=request.GET["process"])
        page, following = keyset(rows, request.GET.get("after", ""))
        keepers = [held for held in posts_of(request.user, self.day) if held.role in KEEPERS]
        context = {
            "buckets": [{"key": k, "label": label, "count": bounded(r), "current": k == chosen} for k, label, r in buckets],
            "rows": [row(case, self.day, working) for case in page], "following": following,
            "processes": sorted(PROCESSES.values(), key=lambda p: p.code), "chosen": chosen,
            "process": request.GET.get("process", ""), "mirrors": bounded(open_for(request.user, keepers)) if keepers else 0,
        }  # fmt: skip
        return render(request, "desk/worklist.html", context)


class AllCasesView(DeskView, View):
    """/desk/cases/: everything one may see, newest first; by number or words of the title."""

    def get(self, request):
        """A page of it."""
        rows = Case.objects.main().filter(visible(request.user, self.day), parent__isnull=True)
        words = request.GET.get("q", "").strip()
        if words:
            rows = rows.filter(Q(number__startswith=words.upper()) | Q(title__contains=words))
        after = request.GET.get("after", "")
        if after.isdecimal():
            rows = rows.filter(pk__lt=int(after))
        page = list(rows.select_related("unit", "handler", "party").order_by("-id")[: PAGE + 1])
        working = calendar.load(self.day.year, self.day.year + 1)
        following = str(page[PAGE - 1].pk) if len(page) > PAGE else ""
        context = {
            "rows": [row(case, self.day, working) for case in page[:PAGE]],
            "following": following,
            "words": words,
        }
        return render(request, "desk/cases.html", context)


def keyset(rows, after):
    """One page in order of (due_on, id), and the key from which the next begins ("" at the end)."""
    day, _, pk = after.partition(".")
    try:
        since = date.fromisoformat(day)
        key = int(pk)
    except ValueError:
        since = key = None
    if since is not None:
        rows = rows.filter(Q(due_on__gt=since) | Q(due_on=since, id__gt=key), due_on__gte=since)
    found = list(rows.select_related("unit", "handler", "party").order_by("due_on", "id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.due_on.isoformat()}.{last.pk}" if last else ""


def row(case, day, working):
    """One line as the page shows it."""
    left = None if case.due_on == NEVER else working.count(day, case.due_on)
    tone = "" if left is None else "over" if case.due_on < day else "soon" if left <= 3 else "ok"
    return {
        "case": case, "url": f"{PLACES.get(case.process, '/desk/cases/')}{case.number}/",
        "label": state_labels()[case.process, case.state], "process": PROCESSES[case.process].title,
        "left": left, "late": -left if left is not None and left < 0 else None, "tone": tone,
        "due": None if case.due_on == NEVER else case.due_on,
    }  # fmt: skip
