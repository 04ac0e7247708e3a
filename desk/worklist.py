"""The worklist: what waits for me, by the day it is due; one narrow table, one page at a time, bounded counts."""

from datetime import date

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.case import NEVER, Case
from casework.core.process import PROCESSES
from casework.core.sight import barred, visible
from casework.intake.rows import Submission
from casework.mirrors.keeping import open_for
from casework.views.labels import state_labels
from casework.views.standing import DeskView
from casework.views.waiting import waiting_for
from desk.columns import USUAL, ColumnsForm, labelled, shown_to
from desk.contacts import ContactForm
from desk.kept import KeepForm, forget, set_up
from desk.notices import DRAFTERS, READERS
from desk.sheets import workbook
from desk.together import together
from network.divisions import Division
from network.posts import posts_of
from papers.sealing.register import to_seal
from policy import calendar

PAGE, BOUND, MOST, SOON = 25, 1001, 500, 3
FILTERS = ("q", "process", "street")
LABELS = {"over": "已超期", "soon": "三个工作日内", "all": "全部待办", "applicant": "等申请人办理", "others": "等部门答复"}
APPLICANT = Q(awaits__contains="applicant") | Q(awaits__contains="founder")
# Who enters in the outer systems what was decided here.
KEEPERS = {"clerk", "reviewer"}
# Cases of these processes have pages of their own at the desk.
PLACES = {"public_notice": "/desk/notices/"}


def bounded(rows):
    """A count that never looks at more than a thousand rows: a number, or "1000+"."""
    return told(len(rows.values_list("pk", flat=True)[:BOUND]))


def told(number):
    """A bounded count in words."""
    return f"{BOUND - 1}+" if number >= BOUND else number


class WorklistView(DeskView, View):
    """/desk/: my to-dos, overdue first; buckets, filters, keyset pages; with ?format=xlsx the same view as a table."""

    def post(self, request):
        """Keep the filter of this page under a name or forget one, or choose the columns; the address holds the filter."""
        if "forget" in request.POST:
            forget(request.user, request.POST["forget"])
            return HttpResponseRedirect("/desk/", status=303)
        if "choose" in request.POST:
            choosing = ColumnsForm(request.POST)
            if not choosing.is_valid():
                return self.page(request, KeepForm(), 422, choosing)
            choosing.keep(request.user)
            return HttpResponseRedirect(request.get_full_path(), status=303)
        asked = {name: request.GET.get(name, "").replace("\x00", "").strip()[:60] for name in ("bucket", *FILTERS)}
        form = KeepForm(request.POST, user=request.user, asked={name: value for name, value in asked.items() if value})
        if not form.is_valid():
            return self.page(request, form, 422)
        form.keep()
        return HttpResponseRedirect(request.get_full_path(), status=303)

    def get(self, request):
        """The bucket chosen, narrowed by what was asked, from the key of the last row on."""
        return self.page(request, KeepForm())

    def page(self, request, keeping, status=200, choosing=None):
        """The list, with the forms under which its filter is kept and its columns are chosen."""
        base = Case.objects.open().filter(waiting_for(request.user, self.day))
        working = calendar.load(self.day.year, self.day.year + 1)
        soon = working.add(self.day, SOON)
        mine = Case.objects.open().filter(handler=request.user).exclude(barred(request.user))
        views = {
            "over": base.filter(due_on__lt=self.day), "soon": base.filter(due_on__gte=self.day, due_on__lte=soon), "all": base,
            "applicant": mine.main().filter(APPLICANT), "others": mine.main().filter(consulting()),
        }  # fmt: skip
        chosen = request.GET.get("bucket") if request.GET.get("bucket") in views else "all"
        asked = {name: request.GET.get(name, "").strip()[:60] for name in FILTERS}
        rows = narrowed(views[chosen], asked)
        if request.GET.get("format") == "xlsx":
            lines = [row(case, self.day, working) for case in noted(rows.order_by("due_on", "id"))[:MOST]]
            return workbook(lines, shown_to(request.user))
        page, following = keyset(rows, request.GET.get("after", ""))
        keepers = [held for held in posts_of(request.user, self.day) if held.role in KEEPERS]
        kept, shown, seals = *set_up(request.user), to_seal(request.user, self.day)
        counts = counted(base, self.day, soon) | {key: bounded(views[key]) for key in ("applicant", "others")}
        context = {
            "buckets": [{"key": key, "label": LABELS[key], "count": counts[key], "current": key == chosen} for key in views],
            "rows": [row(case, self.day, working) for case in page], "following": following, "asked": asked, "chosen": chosen,
            "processes": sorted(PROCESSES.values(), key=lambda p: (p.kind, p.code)), "streets": streets(),
            "mirrors": bounded(open_for(request.user, keepers)) if keepers else 0, "narrow": any(asked.values()), "note": ContactForm(),
            "keeping": keeping, "kept": kept, "columns": labelled(shown), "choosing": choosing or ColumnsForm(shown=shown),
            "together": together(request.user, self.day), "seals": None if seals is None else bounded(seals),
        }  # fmt: skip
        return render(request, "desk/worklist.html", context, status=status)


def counted(base, day, soon):
    """Bounded counts of all, overdue and soon due, from one list of last days."""
    days = list(base.order_by("due_on", "id").values_list("due_on", flat=True)[:BOUND])
    over, near = sum(due < day for due in days), sum(day <= due <= soon for due in days)
    return {"all": told(len(days)), "over": told(over), "soon": told(near) if over < BOUND else told(BOUND)}


def consulting():
    """A condition: another unit has been asked and has not answered."""
    asked = Case.objects.open().filter(parent=OuterRef("pk"), process__in=("consultation", "legal_review"))
    return Exists(asked)


def narrowed(rows, asked):
    """By words of title, number or handler, process, street."""
    for word in asked["q"].split()[:3]:
        rows = rows.filter(Q(title__contains=word) | Q(number__startswith=word.upper()) | Q(handler__name__contains=word))
    if asked["process"] in PROCESSES:
        rows = rows.filter(process=asked["process"])
    if asked["street"].isdecimal():
        rows = rows.filter(division__code__startswith=asked["street"])
    return rows


def streets():
    """Streets to choose from, kept for ten minutes."""
    found = Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code")
    return cache.get_or_set("desk:streets", lambda: list(found.values_list("code", "name")), 600)


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
        page = list(rows.select_related("unit", "handler", "party", "division").order_by("-id")[: PAGE + 1])
        working = calendar.load(self.day.year, self.day.year + 1)
        following = str(page[PAGE - 1].pk) if len(page) > PAGE else ""
        places = places_of(request.user, self.day)
        context = {
            "rows": [row(case, self.day, working, places) for case in page[:PAGE]],
            "columns": labelled(USUAL),
            "together": together(request.user, self.day),
            "following": following,
            "words": words,
        }
        return render(request, "desk/cases.html", context)


def noted(rows):
    """With what the page says besides: how many times it was handed in, how many matters run beside it, answers overdue."""
    handed = Submission.objects.filter(case=OuterRef("pk")).order_by().values("case").annotate(n=Count("pk")).values("n")
    beside = Case.objects.open().filter(parent=OuterRef("pk")).order_by().values("parent").annotate(n=Count("pk")).values("n")
    return rows.select_related("unit", "handler", "party", "division").annotate(handed_in=Subquery(handed), beside=Subquery(beside))


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
    found = list(noted(rows.order_by("due_on", "id"))[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.due_on.isoformat()}.{last.pk}" if last else ""


def places_of(user, day):
    """PLACES this person may enter; all others read a notice on the general page of a case."""
    return PLACES if {held.role for held in posts_of(user, day)} & (DRAFTERS | READERS) else {}


def row(case, day, working, places=PLACES):
    """One line as the page shows it."""
    left = None if case.due_on == NEVER else working.count(day, case.due_on)
    tone = "" if left is None else "over" if case.due_on < day else "soon" if left <= 3 else "ok"
    return {
        "case": case, "url": f"{places.get(case.process, '/desk/cases/')}{case.number}/",
        "label": state_labels()[case.process, case.state], "process": PROCESSES[case.process].title,
        "left": left, "late": -left if left is not None and left < 0 else None, "tone": tone,
        "due": None if case.due_on == NEVER else case.due_on, "notes": notes(case),
    }  # fmt: skip


def notes(case):
    """[(tone, words)] of what is out of the ordinary about a case; lists that did not ask have none."""
    found = []
    if (getattr(case, "handed_in", None) or 0) > 1:
        found.append(("amber", f"第{case.handed_in}稿"))
    if getattr(case, "beside", None):
        found.append(("plum", f"并行事项{case.beside}件"))
    if case.intake_id:
        found.append(("grey", "接续纸质办件"))
    return found
