"""My cases: the list, the beginning of a case, its page, its letters."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.clock.receipt import receipt
from casework.core.case import NEVER
from casework.core.process import PROCESSES, process_of
from casework.intake import drafts
from casework.intake.handing_in import drawn, open_to_party, required
from casework.intake.opening import NoAuthority, open_case, open_for
from casework.journal.instant import now
from casework.members.parts import looking_only, parties_with
from casework.post.rows import Letter
from casework.post.unsent import LABEL, TOLD, barred
from casework.views.calendar import Event, calendar
from casework.views.doors import may_recall, open_doors
from casework.views.extras import extras
from casework.views.files import token_of as file_token
from casework.views.history import history, said, told_of
from casework.views.labels import state_labels
from casework.views.sent import to_applicant, with_unsent
from casework.views.stages import stages_of, stretches, with_applicant
from casework.views.standing import HallView, cases_of
from hall.asked import address
from hall.forecast import forecast
from hall.guides import guided
from hall.sharing import shared
from hall.switching import chosen, ref_of
from matters import shown
from matters.opening import openable
from matters.shown import beside
from network.posts import parties_of
from policy.spelling import Speller

GROUPS = {"mine": "待我处理", "drafts": "没有提交的", "waiting": "审查中", "over": "已办结"}
ACTING = {"applicant", "founder", "legal_rep"}
SHOWN = 5  # of each group on the first page
MINE = Q(awaits__contains="applicant") | Q(awaits__contains="founder")
CONDITIONS = {
    "mine": MINE & Q(closed_at__isnull=True, submitted_at__isnull=False, unsent=False),
    "drafts": Q(closed_at__isnull=True, submitted_at__isnull=True),
    "waiting": (~MINE & Q(closed_at__isnull=True) | Q(unsent=True)) & Q(submitted_at__isnull=False),
    "over": Q(closed_at__isnull=False, unsent=False),
}  # fmt: skip


class CasesView(HallView, View):
    """/hall/cases/: what waits for me, drafts, what is under way, what is over; `group` shows one of them whole."""

    def get(self, request):
        """The first few of each group; or one group, twenty a page."""
        party = chosen(request, self.day)
        rows, asked = with_unsent(cases_of(request.user, self.day)), request.GET.get("group", "")
        rows = rows.filter(party_id=party) if party else rows
        page = None
        if asked in GROUPS:
            page = Paginator(rows.filter(CONDITIONS[asked]), 20).get_page(request.GET.get("page"))
            found = {asked: list(page)}
        else:
            found = {key: list(rows.filter(CONDITIONS[key])[: SHOWN + 1]) for key in GROUPS}
        told = told_rows([case for cases in found.values() for case in cases])
        groups = [
            (key, GROUPS[key], [told[c.pk] for c in (cases if page else cases[:SHOWN])], not page and len(cases) > SHOWN)
            for key, cases in found.items() if cases or asked
        ]  # fmt: skip
        return render(request, "hall/cases.html", {"groups": groups, "page": page, "asked": asked, "day": self.day, "chosen": party})


def told_rows(cases):
    """Row number -> a case with what its state is called and told. One query where numbers are spelt."""
    labels, told = state_labels(), [PROCESSES[c.process].told(c.state) for c in cases]
    spell = Speller(*told)
    return {
        c.pk: {"case": c, "label": LABEL, "told": TOLD} if c.unsent else
        {"case": c, "label": labels[c.process, c.state], "told": spell(t, on=c.rules_on, known=c.rules_known)}
        for c, t in zip(cases, told, strict=True)
    }  # fmt: skip


class BeginView(HallView, View):
    """/hall/cases/new/<CODE>/: a POST opens a case for one's own founding team, or for the `party` it names."""

    def post(self, request, code):
        """Open the case and go to its task list."""
        process, key = guided(code), request.POST.get("key") or None
        if process.opens:
            return self.for_party(process, key)
        try:
            case = open_case(process, request.user, key=key)
        except NoAuthority:
            messages.error(request, f"本区还没有办理{process.title}的单位，暂时不能在线申请，请先到窗口咨询。")
            return HttpResponseRedirect(f"/hall/services/{code}/", status=303)
        return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)

    def for_party(self, process, key):
        """The only party it is open to, or the one that was named; else a sentence says what to do."""
        mine = [party for party, parts in parties_with(self.request.user, self.day)
                if set(parts) & ACTING and process.opens(party, self.day) is not None]  # fmt: skip
        asked = self.request.POST.get("party", "")
        found = [party for party in mine if ref_of(party) == asked] if asked else mine
        if len(found) == 1:
            case = open_for(process, self.request.user, found[0], key=key)
            return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)
        said = f"请选择要办理{process.title}的组织。" if found else f"您名下没有可以办理{process.title}的组织。"
        messages.error(self.request, said)
        return HttpResponseRedirect("/hall/org/", status=303)


class CaseView(HallView, View):
    """/hall/cases/<NUMBER>/: where it stands, what I have to do, every day of it, every letter."""

    def get(self, request, number):
        """The task list of a draft, the page of a case under way."""
        case = self.case(number)
        sent, process = to_applicant(case), process_of(case)
        free = [card for card in open_doors(case, request.user, self.day) if not (sent.letter and barred(sent.letter, case, card))]
        case = sent.case
        context = {
            "case": case, "process": process, "state_label": LABEL if sent.letter else process.label(case.state),
            "told": TOLD if sent.letter else told_of(case), "history": sent.lines(history(case, process, refusals=False)),
            "receipt": sent.receipt(receipt(case)), "letters": posted(case), "day": self.day,
            "doors": [c for c in free if c.name not in process.hand_ins], "hand_ins": [c for c in free if c.name in process.hand_ins],
            "recall": may_recall(case, request.user),
            "files": [(file_token(u), u) for u in case.uploads.filter(submission__isnull=False) if open_to_party(case, u.key)],
            "says": [] if sent.letter else said(case), "matters": beside(case, request.user, self.day),
            "kinds": openable(case, request.user, self.day), "mine": with_applicant(case) and case.closed_at is None and not sent.letter,
        }  # fmt: skip
        context["looking"] = looking_only(request.user, case, self.day)
        context |= waiting(request, case, process, context, self.day)
        if case.parent_id:
            return render(request, "hall/matter.html", context | {"rows": shown.said(case, official=False)})
        if context["hand_ins"]:
            forms = drafts.forms_of(case)
            context |= {"tasks": tasks(case, forms), **beyond(case, process, drafts.answers_of(forms))}
        return render(request, "hall/case.html", context)


def waiting(request, case, process, context, day):
    """What somebody who waits wants to know: the stretches, a forecast, the link that shows the way to others, gaps to mend."""
    way = {"stretches": stretches(case, process, context["history"])}
    if case.submitted_at is None or not stages_of(process):
        return way
    sections = {section.key for section in process.sections}
    grounds = {part.key: part.basis for part in (*process.materials, *process.sections)}
    gaps = case.to_mend() if context["hand_ins"] else []
    for gap in gaps:
        gap["basis"] = grounds.get(gap["about"], ())
        gap["href"] = f"/hall/cases/{case.number}/{'task' if gap['about'] in sections else 'files'}/{gap['about']}/"
    return way | shared(request, case) | {"gaps": gaps, "forecast": forecast(case, process, context["receipt"], day)}


class CaseCalendarView(HallView, View):
    """/hall/cases/<NUMBER>/calendar.ics: the last days of a case that still run."""

    def get(self, request, number):
        """One event a deadline."""
        case = self.case(number)
        page = request.build_absolute_uri(f"/hall/cases/{case.number}/")
        rows = case.deadlines.filter(met_at__isnull=True, due_on__lt=NEVER).order_by("due_on")
        events = [
            Event(f"{case.number}-{row.pk}", row.due_on, f"{row.label}最后一天：{case.title}", page) for row in rows
        ]
        return calendar(case.title, events, request.get_host(), case.number.replace("/", "-"))


def posted(case):
    """Letters of the case that have reached the applicant, with their papers."""
    rows = case.letters.filter(posted_at__isnull=False, party_id=case.party_id).select_related("issued", "entry")
    return rows.order_by("-posted_at")


def carried(case, key):
    """Whether an earlier case of theirs fills a section in, to be looked through."""
    return bool(hasattr(case, "prefilled_from") and case.prefilled(key))


def tasks(case, forms):
    """The sections with their standing: done, begun, brought along, not begun."""
    return [
        {"section": section, "href": f"/hall/cases/{case.number}/task/{section.key}/",
         "standing": ("已带入，待核对" if carried(case, section.key) else "未填写") if not form.is_bound else "已完成" if form.is_valid() else "需要修改"}
        for section, form in forms.items()
    ]  # fmt: skip


def beyond(case, process, answers):
    """What a draft needs besides its sections: the process's own pages, and the materials."""
    return {"extras": extras(case, "hall", answers), "materials": material_tasks(case, process, answers)}


def material_tasks(case, process, answers):
    """The materials with what has been uploaded so far, or drawn by the platform."""
    needed = {m.key for m in required(case, answers)}
    uploads = {}
    for upload in case.uploads.all():
        uploads.setdefault(upload.key, []).append(upload)
    return [
        {"material": m, "needed": m.key in needed, "files": uploads.get(m.key, []), "plan": plan,
         "href": plan.href if plan else f"/hall/cases/{case.number}/files/{m.key}/"}
        for m in process.materials if m.key in needed or m.key in uploads for plan in [drawn(case, m)]
    ]  # fmt: skip


class MessagesView(HallView, View):
    """/hall/messages/: every letter that reached my parties; opening the page marks them read."""

    def get(self, request):
        """Newest first."""
        rows = Letter.objects.filter(party_id__in=parties_of(request.user, self.day), posted_at__isnull=False)
        page = Paginator(rows.select_related("case", "entry", "issued").order_by("-posted_at", "-id"), 20).get_page(
            request.GET.get("page")
        )
        shown, mine = [letter.pk for letter in page], parties_of(request.user, self.day)
        for letter in page:
            letter.href = address(letter, mine)
        response = render(request, "hall/messages.html", {"page": page})
        Letter.objects.filter(pk__in=shown, read_at__isnull=True).update(read_at=now(), read_by=request.user)
        return response
