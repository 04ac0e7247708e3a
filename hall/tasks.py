"""Filling in: one section a page, and everything once more before handing in."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views import View

from casework.core.process import process_of
from casework.intake import drafts
from casework.intake.handing_in import absent, drawn, required
from casework.intake.shown import shown, summary
from casework.members.parts import looking_only
from casework.views.doors import doors
from casework.views.history import told_of
from casework.views.late import too_late, typed_in
from casework.views.letters import page_of
from casework.views.standing import HallView
from casework.views.step import StepView
from hall import looking
from hall.sharing import shared

CLOSED = "申请已经提交或者办结，现在不能修改；需要您补正的时候会通知您。"


class HandedIn(Exception):
    """The case can no longer be filled in."""

    def __init__(self, case):
        self.case = case
        super().__init__(case.number)


class LookingOnly(Exception):
    """The case may be handed in, but not by this person; says why."""


def known_of(case, key):
    """What the platform knows of a section before anybody has filled it in: shown to be looked through, an answer once it is saved."""
    return case.prefilled(key) if hasattr(case, "prefilled") else {}


def source_of(case, key):
    """Where that comes from, in a sentence, or why nothing of an earlier case fits; "" where there is none."""
    return case.prefilled_from(key) if hasattr(case, "prefilled_from") else ""


def differences(mine, theirs):
    """[(label, what stands in theirs)] where two forms of one section differ."""
    return [(mine.fields[name].label, value if isinstance(value, list) else [value])
            for name in mine.fields for value in [shown(theirs, name)] if value != shown(mine, name)]  # fmt: skip


class Filling(HallView):
    """Pages that exist only while the case may be handed in by this person."""

    def draft(self, number):
        """(case, process, hand-in cards). Raises HandedIn where nobody has one, LookingOnly where others have."""
        case = self.case(number)
        process = process_of(case)
        found = [(card, why) for card, why in doors(case, self.request.user, self.day) if card.name in process.hand_ins]
        mine = [card for card, why in found if why is None]
        if found and not mine:
            raise LookingOnly(looking_only(self.request.user, case, self.day) or found[0][1])
        if not found:
            raise HandedIn(case)
        return case, process, mine

    def dispatch(self, request, *args, **kwargs):
        """Whoever goes back to a page of an application handed in meanwhile is told so, on the case's page."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except LookingOnly as closed:
            return render(request, "403.html", {"reason": str(closed)}, status=403)
        except HandedIn as closed:
            return self.closed(closed.case)

    def closed(self, case):
        """To the case's page, with the sentence."""
        messages.warning(self.request, CLOSED)
        return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)


class SectionView(Filling, View):
    """/hall/cases/<NUMBER>/task/<key>/: the questions of one section."""

    def get(self, request, number, key):
        """The section as typed so far; what is not right is said beside the field."""
        case, process, section = self.section(number, key)
        row = case.drafts.filter(section=key).first()
        if row is None:
            return self.page(case, process, section, section.form(initial=known_of(case, key)), 0)
        form = section.form(drafts.opened(case, row))
        return self.page(case, process, section, form, row.version)

    def post(self, request, number, key):
        """Save what was typed, right or not; go on when it is right, or leave when asked to."""
        case, process, section = self.section(number, key)
        form = section.form(request.POST)
        if any(name.startswith("more-") for name in request.POST):
            return self.page(case, process, section, section.form(request.POST, use_required_attribute=False),
                             request.POST.get("version", 0), more=True)  # fmt: skip
        if "look" in request.POST:
            return self.look(case, process, section, form)
        try:
            row = drafts.save(case, section, request.POST, by=request.user, version=request.POST.get("version", 0))
        except drafts.Conflict as conflict:
            if "keep" in request.POST:
                who = "您在另一个窗口" if conflict.draft.saved_by_id == request.user.pk else "别人"
                return JsonResponse(
                    {"said": f"{who}刚刚保存过这一页。点“保存并继续”，可以看到再决定以哪一份为准。"}, status=409
                )
            return self.page(case, process, section, form, conflict.draft.version, theirs=conflict.draft, status=409,
                             differ=differences(form, section.form(drafts.opened(case, conflict.draft))))  # fmt: skip
        if "keep" in request.POST:
            return JsonResponse({"version": row.version, "said": f"已保存 {localtime(row.saved_at):%H:%M}"})
        if "leave" in request.POST:
            messages.success(request, "已保存，可以随时回来接着填。")
            return HttpResponseRedirect(f"/hall/cases/{number}/", status=303)
        if not form.is_valid():
            return self.page(case, process, section, form, row.version, status=422)
        return HttpResponseRedirect(self.following(case, process, section), status=303)

    def closed(self, case):
        """What was typed into a section of an application handed in meanwhile is shown, to copy."""
        request, section = self.request, self.section_of(case)
        if request.method != "POST" or section is None:
            return super().closed(case)
        if "keep" in request.POST:
            return JsonResponse({"said": f"{CLOSED}您刚才填写的内容没有保存。"}, status=409)
        form = section.form(request.POST)
        saved = drafts.all_typed(case).get(section.key)
        if not differences(section.form(saved), form) if saved else not typed_in(form):
            return super().closed(case)
        return too_late(request, f"/hall/cases/{case.number}/", form=form, heading="这件申请已经提交，您的修改没有保存", reason=CLOSED)

    def section_of(self, case):
        """The section of this address, or None."""
        return next((s for s in drafts.asked_of(case) if s.key == self.kwargs["key"]), None)

    def look(self, case, process, section, form):
        """The page as typed with remarks; nothing is saved. Too many looks in a minute are answered without any."""
        late = looking.too_fast(self.request, self.day)
        given = {"problems": [looking.TOO_FAST], "status": 429} if late else {"looked": True}
        return self.page(case, process, section, form, self.request.POST.get("version", 0), **given)

    def section(self, number, key):
        """(case, process, section)."""
        case, process, _ = self.draft(number)
        section = self.section_of(case)
        if section is None:
            raise Http404("没有这一页")
        return case, process, section

    def following(self, case, process, section):
        """The next section, or the task list after the last."""
        asked = drafts.asked_of(case)
        place = asked.index(section) + 1
        if place < len(asked):
            return f"/hall/cases/{case.number}/task/{asked[place].key}/"
        return f"/hall/cases/{case.number}/"

    def page(self, case, process, section, form, version, status=200, **extra):
        """The page, with what a machine says of the answers beside them where the process has a look."""
        asked = drafts.asked_of(case)
        look = process.guide.look if process.guide else None
        if look and look.section == section.key:
            extra |= {"look": looking.address(process, case), "watched": look.fields}
            given = form.data if form.is_bound else {}
            answers = {name: given.get(name, "") for name in form.fields}
            said = {} if status == 429 else looking.remarks(process, answers, self.day, case)
            looking.attach(form, {field: said.get(field, []) for field in look.fields})
        context = {"case": case, "process": process, "section": section, "form": form, "version": version,
                    "place": asked.index(section) + 1, "total": len(asked), "source": source_of(case, section.key), **extra}  # fmt: skip
        return render(self.request, "hall/section.html", context, status=status)


class CheckView(Filling, View):
    """/hall/cases/<NUMBER>/check/: every answer once more, what is missing, and the button to hand in."""

    def get(self, request, number):
        """The summary."""
        case, process, doors = self.draft(number)
        forms = drafts.forms_of(case)
        answers = drafts.answers_of(forms)
        context = {
            "case": case, "process": process, "summary": summary(forms), "key": uuid.uuid4().hex,
            "missing": [*drafts.missing(case, forms), *absent(case, answers)],
            "materials": [(m, case.uploads.filter(key=m.key), drawn(case, m)) for m in required(case, answers)],
            "doors": [(card, self.form(card, case)) for card in doors
                      if card.offered is None or card.offered(case, answers)],
        }  # fmt: skip
        return render(request, "hall/check.html", context)

    def form(self, card, case):
        """A way's own questions, their ids apart from those of another way on the same page."""
        if card.form_class is None:
            return None
        return card.form_class(case=case, by=self.request.user, auto_id=f"{card.name}_%s")


class HallStepView(HallView, StepView):
    """The hall's step page; handing in ends on the confirmation page."""

    def after(self, case, card):
        """Hand-ins are confirmed with number, next step and receipt."""
        process = process_of(case)
        done = card.name in process.hand_ins
        return f"/hall/cases/{case.number}/done/" if done else self.case_url(case)


class DoneView(HallView, View):
    """/hall/cases/<NUMBER>/done/: it has arrived; what happens next and by when; opens again when it was kept as a bookmark."""

    def get(self, request, number):
        """The confirmation."""
        case = self.case(number)
        process = process_of(case)
        receipt = case.letters.filter(party_id=case.party_id, issued__made_at__isnull=False, waits_for="", cancelled_at__isnull=True).select_related("issued", "entry").order_by("-entry__seq", "pk").first()
        context = {"case": case, "process": process, "told": told_of(case), "receipt": receipt and receipt.issued,
                   "receipt_page": receipt and page_of(receipt),
                   **shared(request, case)}  # fmt: skip
        return render(request, "hall/done.html", context)
