"""/desk/organizations/<code>/facts/: what stands beside an organization's registration, and how one thing more is entered.

Those who read people and money read the list; clerks and reviewers enter; a reviewer or chief confirms what was
entered of a list. Who belongs to the organization enters and confirms nothing of it.
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.views.standing import DeskView
from desk.fact_forms import DropForm, EntryForm
from network.posts import parties_of, posts_of
from orgs.beside import KINDS as ON_RECORD
from orgs.beside import worded
from orgs.facts import Fact
from orgs.importing import recording
from orgs.importing.single import KINDS, LISTS, SingleEntry
from orgs.models import ImportBatch
from orgs.organization import Organization

# Who reads numbers of people and sums of money; all others read what is public, on the organization's file.
READERS = {"clerk", "reviewer", "chief", "approver", "regulator", "auditor", "discipline"}
WRITERS, CONFIRMERS = {"clerk", "reviewer"}, {"reviewer", "chief"}
PAGE, ENTRIES = 50, 20


class FactsView(DeskView, View):
    """The list, the form of one kind, and what was entered singly."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated and not self.roles() & READERS:
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def roles(self):
        """The user's roles today."""
        return {held.role for held in posts_of(self.request.user, self.day)}

    def may(self, organization, roles):
        """Whether the user holds one of the roles and does not belong to the organization."""
        return bool(self.roles() & roles) and organization.party_id not in parties_of(self.request.user, self.day)

    def get(self, request, uscc):
        """The form is that of ?kind=, or of a grade."""
        organization = self.organization(uscc)
        kind = request.GET.get("kind", "")
        kind = kind if kind in KINDS else "grade"
        return self.page(organization, EntryForm(kind, self.day, initial=initial(organization, kind, self.day)))

    def post(self, request, uscc):
        """Enter one more; or, with the number of an entry, confirm it, drop it, take it back."""
        organization = self.organization(uscc)
        if "entry" in request.POST:
            return self.judge(organization)
        kind = request.POST.get("kind", "")
        if kind not in KINDS or not self.may(organization, WRITERS):
            raise Http404("没有这个页面")
        form = EntryForm(kind, self.day, request.POST)
        if not form.is_valid():
            return self.page(organization, form, status=422)
        try:
            entry = recording.enter(organization, kind, form.cells, ground=form.cleaned_data["ground"], by=request.user)
        except Refused as refused:
            form.say(refused.problems)
            return self.page(organization, form, status=422)
        if entry is None:
            messages.info(request, "名册里已经是这样了，没有重复录入。")
        elif entry.waits:
            messages.success(request, f"{KINDS[kind]}已经录入，由另一名审核人员或者负责人确认以后生效。")
        else:
            messages.success(request, f"{KINDS[kind]}已经录入。")
        return self.back(organization)

    def judge(self, organization):
        """What the button says about the entry."""
        text, what = self.request.POST["entry"], self.request.POST.get("what", "")
        rows = organization.single_entries.select_related("batch")
        entry = rows.filter(pk=int(text)).first() if text.isdecimal() and len(text) < 18 else None
        if entry is None or what not in self.buttons(entry, organization):
            if entry is None or not self.may(organization, WRITERS | CONFIRMERS):
                raise Http404("没有这个页面")
            messages.error(self.request, "这一条已经有人处理过，或者不由您处理，请看最新的情况。")
            return self.back(organization)
        if what == "drop" and entry.entered_by_id != self.request.user.pk:
            return self.decline(organization, entry)
        try:
            done = {"confirm": recording.confirm, "drop": recording.drop, "undo": recording.take_back}[what]
            entry = done(entry, by=self.request.user)
        except Refused as refused:
            for problem in refused.problems:
                messages.error(self.request, problem)
            return self.back(organization)
        asked = what == "undo" and entry.batch.reverted_at is None
        told = {"confirm": "已经确认，从现在起生效。", "drop": "这一条没有生效。", "undo": "已经撤销，恢复原样。"}
        messages.success(self.request, "已经提出撤销，由另一人同意以后恢复原样。" if asked else told[what])
        return self.back(organization)

    def decline(self, organization, entry):
        """Another does not confirm it: with a reason; what is wrong with that stands beside it."""
        form = DropForm(entry, self.request.POST)
        try:
            if form.is_valid():
                recording.drop(entry, by=self.request.user, why=form.cleaned_data["why"])
                messages.success(self.request, "没有确认，这一条没有生效。")
                return self.back(organization)
        except Refused as refused:
            form.say(refused.problems)
        return self.page(organization, EntryForm("grade", self.day), status=422, declined=(entry.pk, form))

    def buttons(self, entry, organization):
        """What this person may press at an entry: name -> label."""
        mine, second = entry.entered_by_id == self.request.user.pk, self.may(organization, CONFIRMERS)
        if entry.waits:
            return ({"drop": "收回"} if mine and self.may(organization, WRITERS) else {}) | (
                {"confirm": "确认生效", "drop": "不予确认"} if second and not mine else {}
            )
        if not entry.may_be_taken_back(self.day):
            return {}
        if entry.undo_by_id:
            return {"undo": "同意撤销"} if second and entry.undo_by_id != self.request.user.pk else {}
        return {"undo": "撤销"} if self.may(organization, WRITERS) or (second and entry.kind in LISTS) else {}

    def organization(self, uscc):
        """404 before the announcement, as on the organization's file."""
        rows = Organization.objects.filter(announced_on__isnull=False, uscc=uscc)
        found = rows.select_related("division", "party").first()
        if found is None:
            raise Http404("没有这个组织")
        return found

    def back(self, organization):
        """To the page as it is now."""
        return HttpResponseRedirect(f"/desk/organizations/{organization.uscc}/facts/", status=303)

    def entry(self, entry, organization, declined):
        """(entry, its buttons, the form of the reason where another may decline it)."""
        buttons = self.buttons(entry, organization)
        form = DropForm(entry) if "confirm" in buttons else None
        return entry, buttons, declined[1] if form and declined[0] == entry.pk else form

    def page(self, organization, form, status=200, declined=(None, None)):
        """Fifty facts a page, the newest days first; the twenty newest entries."""
        rows = Fact.objects.filter(organization=organization, kind__in=ON_RECORD, ended_recorded_at__isnull=True)
        page = Paginator(rows.order_by("-valid_from", "-id"), PAGE).get_page(self.request.GET.get("page"))
        entries = organization.single_entries.select_related("entered_by", "confirmed_by", "dropped_by", "undo_by", "batch__reverted_by")
        context = {
            "organization": organization, "form": form, "kinds": KINDS, "page": page, "rows": sourced(page),
            "entries": [self.entry(entry, organization, declined) for entry in entries[:ENTRIES]],
            "declined": declined[1], "writes": self.may(organization, WRITERS), "of_list": form.kind in LISTS, "day": self.day,
        }  # fmt: skip
        return render(self.request, "desk/facts.html", context, status=status)


def initial(organization, kind, day):
    """On a list already: the day and the reason on record, to which a removal is added."""
    if kind not in LISTS:
        return {}
    rows = Fact.objects.filter(organization=organization, kind=LISTS[kind], ended_recorded_at__isnull=True, valid_to__isnull=True)
    held = rows.filter(valid_from__lte=day).order_by("-valid_from").first()
    return {f"{kind}_since": held.valid_from.isoformat(), f"{kind}_reason": held.value} if held else {}


def sourced(facts):
    """[(fact in words, where it is from)]. One query."""
    marks = {fact.batch.partition(":")[2] for fact in facts}
    batches = ImportBatch.objects.filter(pk__in=[int(mark) for mark in marks if mark.isdecimal()])
    found = {made.mark: made for made in batches.select_related("made_by", "single_entry")}
    return [(worded(fact), source(found.get(fact.batch))) for fact in facts]


def source(made):
    """A batch in words; None is one of before the platform kept batches."""
    if made is None:
        return "名册导入"
    if made.single:
        return f"逐条录入，{made.made_by.name}，依据：{made.single_entry.ground}"
    return f"名册导入第{made.pk}批{'，' + made.made_by.name if made.made_by else ''}"


def waiting():
    """Entries of lists that a second person is still to confirm, the oldest first, of announced organizations."""
    rows = SingleEntry.objects.filter(batch__isnull=True, dropped_at__isnull=True, organization__announced_on__isnull=False)
    return rows.select_related("organization", "entered_by").order_by("id")


