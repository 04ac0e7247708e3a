"""An official's page of a case: what was handed in, what changed, what may be done, every line of its history."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views import View

from casework.clock.receipt import receipt
from casework.core.edge import Opened
from casework.core.process import process_of
from casework.core.sight import visible_to
from casework.intake import reading
from casework.journal.instant import now
from casework.members.acting import acting_for
from casework.mirrors.declared import MIRRORS
from casework.post.unsent import takeable
from casework.views.doors import doors, hinted, may_recall, rehearsed
from casework.views.extras import extras
from casework.views.history import history
from casework.views.letters import with_chat
from casework.views.standing import DeskView
from casework.views.step import StepView
from desk import prefilled
from desk.company import company, neighbours
from desk.contacts import ContactForm, noting, with_contacts
from desk.disclosures import READERS as LOOKS_AT_NOTHING
from desk.dossiers import KEEPERS
from desk.handed import handed_in
from desk.heads import DECIDERS, TAKERS
from desk.organizations import file_of
from desk.papers import READERS as PAPER_READERS
from desk.phrases import Phrasing
from desk.reading import MarkForm, pane, things
from matters.opening import openable
from matters.shown import beside, said
from network.posts import posts_of
from papers.sealing.holding import finality, staged
from papers.sealing.register import for_reader


class DeskCaseView(DeskView, View):
    """/desk/cases/<NUMBER>/."""

    def get(self, request, number):
        """The page, with the thing asked for in the middle."""
        return self.page(self.case(number), request.GET.get("doc", ""), "file" in request.GET)

    def page(self, case, asked, original=False, form=None, status=200):
        """Opening it is noted, because a step may be recalled only while nobody has."""
        request, process = self.request, process_of(case)
        cards = list(doors(case, request.user, self.day))
        free, handed = self.opened(case, cards), handed_in(case, process)
        found = things(case, process, handed, request.user)
        checks = rehearsed(case, free, request.user, self.day)
        context = {
            "case": case, "process": process, "state_label": process.label(case.state), "open": free,
            "checks": checks, "acts": acts(free, checks),
            "entered_for": self.entered_for(case, cards), "recall": may_recall(case, request.user),
            "history": with_contacts(history(case, process, refusals=True), case, self.day),
            "note": ContactForm(case=case) if noting(request.user, self.day) else None, "receipt": receipt(case),
            "matters": beside(case, request.user, self.day), "kinds": openable(case, request.user, self.day),
            "acting": [] if case.parent_id else acting_for(case.party, self.day),
            "file_of": None if case.parent_id else file_of(case),
            "mirrored": case.process in MIRRORS and case.submitted_at is not None, "extras": led_to(case, free), **handed,
            "things": found, "unread": sum(thing.standing == "unread" for thing in found), "mark": form,
            **self.written(case), **self.rights(case), **pane(case, found, asked, original),
        }  # fmt: skip
        context |= self.around(case, handed, found)
        return render(request, "desk/matter.html" if case.parent_id else "desk/case.html", context, status=status)

    def around(self, case, handed, found):
        """What only a case of its own shows, or only a matter; and hints on what was handed in."""
        user = self.request.user
        hints = {"hints": hinted(case, user, self.day, handed["answers"])} if handed["submissions"] else {}
        if case.parent_id:
            return hints | {"parent": seen_parent(case, user, self.day), "rows": said(case, official=True),
                            "files": [(thing.title, thing.files) for thing in found if thing.files]}  # fmt: skip
        return hints | neighbours(case, user, self.day) | {"others": company(case, user)}

    def opened(self, case, cards):
        """The cards this person may take. That they opened it is noted, unless a letter to them has not gone out: then nobody has gone on."""
        offered = [card for card, sentence in cards if sentence is None]
        free = takeable(case, offered)
        if len(free) == len(offered):
            Opened.objects.get_or_create(case_id=case.pk, user=self.request.user, version=case.version, defaults={"at": now()})
        return free

    def written(self, case):
        """Its papers and letters, as far as they are for this person."""
        papers = staged(case.papers.filter(made_at__isnull=False))
        letters = with_chat(case.letters.filter(cancelled_at__isnull=True).order_by("-id"))
        return dict(zip(("papers", "letters"), for_reader(papers, letters, self.request.user, case, self.day), strict=True))

    def rights(self, case):
        """What of the page is this person's besides the steps: full numbers, taking out a head, as much of the panels as is theirs."""
        roles = {held.role for held in posts_of(self.request.user, self.day)}
        return {"may_show": not roles <= LOOKS_AT_NOTHING, "may_heads": bool(roles & (TAKERS | DECIDERS)), "may_keep": bool(roles & KEEPERS),
                "may_papers": bool(roles & PAPER_READERS), "may_consent": "clerk" in roles,
                "panels": case.panels_for(self.request.user, self.day) if hasattr(case, "panels_for") else getattr(case, "panels", ())}  # fmt: skip

    def entered_for(self, case, found):
        """Cards this person may not take, but may enter for a colleague who signed paper."""
        view = DeskStepView()
        view.request = self.request
        return [card for card, sentence in found if sentence and view.signatories(card).exists()]


def led_to(case, free):
    """The extra pages of a case, without those that stand beside a step this person may not take."""
    names = {card.name for card in free}
    return [extra for extra in extras(case, "desk", {}) if not extra.card or extra.card in names]


def acts(cards, checks):
    """[(card, its checks as they stand, how many of them find fault)] of the steps that are open."""
    rows = {card.name: rows for card, rows in checks}
    return [(card, own := rows.get(card.name, []), sum(bool(row.problems) for row in own)) for card in cards]


def seen_parent(matter, user, day):
    """The case a matter hangs on, if this person may see that too: a consulted unit sees its own letter only."""
    return visible_to(user, day).filter(pk=matter.parent_id).first()


class ReadingView(DeskCaseView):
    """/desk/cases/<NUMBER>/read/<key>/: POST marks a thing as read or as to be mended, then shows the next unread one."""

    def get(self, request, number, key):
        """Back to the thing on the case page."""
        return HttpResponseRedirect(place_of(self.case(number), key))

    def post(self, request, number, key):
        """303 to the next unread thing, or 422 with the case page and what was missing."""
        case = self.case(number)
        found = things(case, process_of(case), handed_in(case, process_of(case)), request.user)
        place = next((n for n, thing in enumerate(found) if thing.key == key), None)
        if place is None:
            raise Http404("没有这项材料")
        form = MarkForm(request.POST)
        if not form.is_valid():
            return self.page(case, key, form=form, status=422)
        given = form.cleaned_data
        reading.mark(case, key, request.user, found[place].digest, flagged=given["what"] == "flag", note=given["note"])
        later = [t.key for t in found[place + 1 :] + found[:place] if t.standing == "unread"]
        return HttpResponseRedirect(place_of(case, later[0] if later else key), status=303)


def place_of(case, key):
    """Where a thing is read."""
    return f"/desk/cases/{case.number}/?{urlencode({'doc': key})}#doc"


class DeskStepView(Phrasing, DeskView, StepView):
    """The desk's step page, with the official's phrases beside its text fields."""

    def initial(self, case, card):
        """What this person flagged while reading, where the step's form takes it."""
        takes = getattr(card.form_class, "from_flagged", None)
        if takes is None:
            return {}
        found = things(case, process_of(case), handed_in(case, process_of(case)), self.request.user)
        return takes([(thing.key, thing.mark.note) for thing in found if thing.standing == "flagged"])

    def fill_in(self, case, card, form):
        """What the joint meeting's minutes say of this very step, where a task asks for it."""
        return prefilled.fill(case, card, form)

    def lasting(self, case, card):
        """Why it is not simply recalled, and what puts it right."""
        return finality(process_of(case), card.name)


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
