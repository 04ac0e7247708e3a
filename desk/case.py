"""An official's page of a case: what was handed in, what changed, what may be done, every line of its history."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.clock.receipt import receipt
from casework.core.edge import Opened
from casework.core.process import process_of
from casework.core.sight import visible_to
from casework.intake.drafts import answers_of
from casework.intake.handing_in import changed, opened
from casework.intake.reading import flagged_by
from casework.intake.shown import masked, shown
from casework.journal.instant import now
from casework.mirrors.declared import MIRRORS
from casework.views.doors import doors, hinted, may_recall, rehearsed
from casework.views.extras import extras
from casework.views.history import history
from casework.views.letters import with_chat
from casework.views.standing import DeskView
from casework.views.step import StepView
from desk.company import company, neighbours
from desk.reading import pane, things
from matters.opening import openable
from matters.shown import beside, said
from network.posts import posts_of


class DeskCaseView(DeskView, View):
    """/desk/cases/<NUMBER>/."""

    def get(self, request, number):
        """The page; opening it is noted, because a step may be recalled only while nobody has."""
        case = self.case(number)
        process = process_of(case)
        Opened.objects.get_or_create(case_id=case.pk, user=request.user, version=case.version, defaults={"at": now()})
        found = list(doors(case, request.user, self.day))
        context = {
            "case": case, "process": process, "state_label": process.label(case.state),
            "open": [card for card, sentence in found if sentence is None],
            "checks": rehearsed(case, [card for card, sentence in found if sentence is None], request.user, self.day),
            "entered_for": self.entered_for(case, found), "recall": may_recall(case, request.user),
            "history": history(case, process, refusals=True), "receipt": receipt(case),
            "matters": beside(case, request.user, self.day), "kinds": openable(case, request.user, self.day),
            "papers": case.papers.filter(made_at__isnull=False),
            "letters": with_chat(case.letters.filter(cancelled_at__isnull=True).order_by("-id")),
            "mirrored": case.process in MIRRORS and case.submitted_at is not None, "extras": extras(case, "desk", {}), **handed_in(case, process),
            "others": company(case, request.user),
        }  # fmt: skip
        uploads = list(case.uploads.select_related("submission"))
        found = things(case, process, uploads, context["submissions"], context["changed_files"], request.user)
        context |= {"files": [(t.title, t.files) for t in found if t.files]} if case.parent_id else {}
        context |= {"things": found, "unread": sum(thing.standing == "unread" for thing in found)}
        context |= pane(case, found, request.GET.get("doc", ""), "file" in request.GET)
        if context["submissions"]:
            context["hints"] = hinted(case, request.user, self.day, context.pop("answers"))
        if not case.parent_id:
            context |= neighbours(case, request.user, self.day)
        else:
            context |= {"parent": seen_parent(case, request.user, self.day), "rows": said(case, official=True)}
        return render(request, "desk/matter.html" if case.parent_id else "desk/case.html", context)

    def entered_for(self, case, found):
        """Cards this person may not take, but may enter for a colleague who signed paper."""
        view = DeskStepView()
        view.request = self.request
        return [card for card, sentence in found if sentence and view.signatories(card).exists()]


def seen_parent(matter, user, day):
    """The case a matter hangs on, if this person may see that too: a consulted unit sees its own letter only."""
    return visible_to(user, day).filter(pk=matter.parent_id).first()


def to_read(case, process, reader):
    """Everything there is to read of a case, as the reading view marks it."""
    found = handed_in(case, process)
    uploads = list(case.uploads.select_related("submission"))
    return things(case, process, uploads, found["submissions"], found["changed_files"], reader)


def handed_in(case, process):
    """The last submission section by section, and which answers and files differ from the one before."""
    made = list(case.submissions.order_by("number"))
    if not made:
        return {"sections": [], "changed_files": set(), "submissions": []}
    forms = {}
    last = opened(made[-1])
    fields, keys = changed(opened(made[-2]), last) if len(made) > 1 else (set(), set())
    titles = {m.key: m.title for m in process.materials}
    sections = []
    for section in process.sections:
        typed = last["answers"].get(section.key)
        if typed is None:
            continue
        form = forms[section] = section.form(typed)
        rows = [(form.fields[n].label, *covered(section, form, n), (section.key, n) in fields) for n in form.fields]
        sections.append((section, rows))
    return {"sections": sections, "changed_files": {titles.get(k, k) for k in keys}, "submissions": made,
            "answers": answers_of(forms)}  # fmt: skip


def covered(section, form, name):
    """An answer as the page shows it, and, where something of it is masked, the address that shows the whole."""
    whole = shown(form, name)
    value = masked(name, whole)
    return value, f"{section.key}/{name}" if value != whole else ""


class DeskStepView(DeskView, StepView):
    """The desk's step page."""

    def initial(self, case, card):
        """What this person flagged while reading, where the step's form takes it."""
        takes = getattr(card.form_class, "from_flagged", None)
        return takes(flagged_by(case, self.request.user)) if takes else {}


class OriginalView(DeskView, View):
    """/desk/cases/<NUMBER>/original/<token>/: a clerk notes that the original of a file was seen."""

    def post(self, request, number, token):
        """原件已核."""
        case = self.case(number)
        if not any(held.role == "clerk" for held in self.held()):
            raise Http404
        rows = case.uploads.filter(path=f"{token[:2]}/{token[2:]}", original_seen_at__isnull=True)
        rows.update(original_seen_at=now(), original_seen_by=request.user)
        return HttpResponseRedirect(f"/desk/cases/{number}/", status=303)

    def held(self):
        """The user's posts today."""
        return posts_of(self.request.user, self.day)
