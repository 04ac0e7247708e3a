"""The step page, one for all steps of all processes: ask, perform, and say plainly what did not work."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core import recall
from casework.core.act import OnPaper
from casework.core.perform import NotYours, Refused, Reused, Stale, perform
from casework.core.process import process_of
from casework.intake.fields import InspectedFileField
from casework.views.foretelling import foretell
from casework.views.late import too_late
from casework.views.retyping import retyped
from network.models import User
from network.posts import posts_of

INSERT, MORE = "insert", "more-"


class OnPaperForm(forms.Form):
    """For an entry made from a signed sheet: who signed, when, and the scan."""

    decider = forms.ModelChoiceField(User.objects.none(), label="签批人", required=False, to_field_name="username")
    decided_on = forms.DateField(label="签批日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    scan = InspectedFileField(label="签批件扫描件", required=False, accepts=("pdf", "jpg", "png"))

    def __init__(self, *args, user, card, day, **kwargs):
        super().__init__(*args, label_suffix="", prefix="paper", **kwargs)
        units = [held.unit.pk for held in posts_of(user, day)]
        colleagues = User.objects.filter(posts__unit__in=units, posts__role__in=card.by.names).exclude(pk=user.pk)
        self.fields["decider"].queryset = colleagues.distinct()
        self.fields["decider"].label_from_instance = lambda person: person.name

    def sheet(self):
        """The OnPaper these answers make, or None when no signatory was named."""
        given = self.cleaned_data
        if not given.get("decider"):
            return None
        return OnPaper(given["decider"], given.get("decided_on"), given.get("scan"))


class StepView(View):
    """GET asks, POST performs: 303 on success or replay, 422 with the page, 409 stale, 403 not yours, 404 foreign."""

    told_before = None

    def get(self, request, number, step):
        """The step's form, or 403 with the reason: it is somebody else's, or not to be taken now."""
        case, card = self.find(number, step)
        sentence = self.barred(case, card)
        if sentence:
            return render(request, "403.html", {"reason": sentence}, status=403)
        if card.name != "recall" and case.state not in card.sources:
            return self.over(case, card)
        form = card.form_class(case=case, by=request.user, initial=self.initial(case, card)) if card.form_class else None
        self.told_before = self.fill_in(case, card, form)
        return self.page(case, card, form)

    def post(self, request, number, step):
        """Perform; whatever was typed comes back with the page."""
        case, card = self.find(number, step)
        paper = OnPaperForm(request.POST, request.FILES, user=request.user, card=card, day=self.day)
        if not paper.is_valid():
            form = card.form_class(request.POST, request.FILES, case=case, by=request.user) if card.form_class else None
            return self.page(case, card, form, problems=[], status=422, paper=paper)
        if self.only_typing(card):
            return self.once_more(case, card, paper)
        given = {"by": request.user, "version": request.POST.get("version") or -1, "on_paper": paper.sheet(),
                 "key": request.POST.get("key") or uuid.uuid4().hex, "data": request.POST, "files": request.FILES}  # fmt: skip
        try:
            if "foretell" in request.POST and self.face == "desk":
                context = {"case": case, "card": card, "case_url": self.case_url(case), "letters": foretell(case, step, **given)}
                return render(request, "desk/foretold.html", context)
            done = perform(case, step, **given)
        except NotYours as closed:
            return render(request, "403.html", {"reason": closed.problems[0]}, status=403)
        except Refused as closed:
            loose = closed.problems if closed.form is None else []
            return self.page(case, card, closed.form, problems=loose, status=422, paper=paper)
        except (Stale, Reused) as closed:
            return self.late(self.case(number), card, getattr(closed, "entry", None))
        messages.success(request, f"已办理：{card.label}。")
        return HttpResponseRedirect(self.after(done, card), status=303)

    def only_typing(self, card):
        """Whether the button pressed belongs to the typing and takes no step: one more row, a phrase put in."""
        return card.form_class is not None and any(name == INSERT or name.startswith(MORE) for name in self.request.POST)

    def once_more(self, case, card, paper):
        """The page with what was typed, as long as nobody was quicker."""
        sentence = self.barred(case, card)
        if sentence:
            return render(self.request, "403.html", {"reason": sentence}, status=403)
        if self.request.POST.get("version") != str(case.version):
            return self.late(case, card, case.entries.filter(outcome="done").order_by("-seq").first())
        form = retyped(card.form_class, self.request.POST, self.request.FILES, case=case, by=self.request.user)
        self.put_in(form)
        return self.page(case, card, form, paper=paper)

    def put_in(self, form):
        """Put the phrase asked for into the form; this side keeps none."""

    def over(self, case, card):
        """The step's page once its time is over: where the case stands now."""
        context = {"heading": f"现在不能办理“{card.label}”", "reason": f"办件现在是“{process_of(case).label(case.state)}”。"}
        return render(self.request, "403.html", context | {"back": self.case_url(case)}, status=403)

    def late(self, case, card, entry):
        """Somebody was quicker: the step once more with what was typed while it may still be taken, else what was typed."""
        given = (self.request.POST, self.request.FILES)
        form = card.form_class(*given, case=case, by=self.request.user) if card.form_class else None
        if entry and case.state in card.sources and card.in_force(self.day) and self.barred(case, card) is None:
            return self.page(case, card, form, status=409, late=entry)
        return too_late(self.request, self.case_url(case), form=form, entry=entry)

    def find(self, number, step):
        """The visible case and the card of one of its process's steps; else 404."""
        case = self.case(number)
        if step == "recall":
            undo = getattr(case, "undo", None)
            if undo is None:
                raise Http404
            return case, recall.prepare_card(case, undo)
        card = process_of(case).cards.get(step)
        if card is None:
            raise Http404
        return case, card

    def barred(self, case, card):
        """Why this person may not take the step, or None."""
        if card.name == "recall":
            return recall.refusal(case, self.request.user)
        return card.by.refusal(self.request.user, case, self.day) if not self.for_signatory(card) else None

    def for_signatory(self, card):
        """Whether this person may enter the step for a colleague who signs paper."""
        return self.face == "desk" and self.signatories(card).exists()

    def signatories(self, card):
        """Colleagues in one's own units who hold a role that takes the step."""
        return OnPaperForm(user=self.request.user, card=card, day=self.day).fields["decider"].queryset

    def initial(self, case, card):
        """Nothing is filled in beforehand."""
        return {}

    def fill_in(self, case, card, form):
        """What else is put into the empty form beforehand, and what is told of it; this side tells nothing."""

    def lasting(self, case, card):
        """What to know of a step that is not simply recalled; this side says nothing."""
        return ""

    def page(self, case, card, form, problems=(), status=200, paper=None, late=None):
        """The page with the form, what is wrong, and what the step will do."""
        process = process_of(case)
        context = {
            "case": case, "card": card, "form": form, "problems": problems, "key": uuid.uuid4().hex, "entry": late,
            "process": process, "state_label": process.label(case.state), "case_url": self.case_url(case),
            "foretells": self.face == "desk" and card.letter in process.letters,
            "target_label": process.label(card.target) if card.target else "",
            "told_before": self.told_before, "lasting": self.lasting(case, card),
            "paper": (paper or OnPaperForm(user=self.request.user, card=card, day=self.day))
            if self.for_signatory(card) else None,
        }  # fmt: skip
        return render(self.request, f"{self.face}/step.html", context, status=status)

    def after(self, case, card):
        """Where to go when it is done."""
        return self.case_url(case)

    def case_url(self, case):
        """The case's page on this side."""
        return f"/{self.face}/cases/{case.number}/"
