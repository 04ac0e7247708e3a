"""来电来访: one line in ten seconds, on a case or on none; who is to be called back first; corrected and answered by more rows."""

import unicodedata
import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Case, F, Q, Value, When
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from casework.contacts.keeping import answer, cases_at_desk, contacts_seen, note, noting, opened, reveal
from casework.contacts.rows import Contact, Way
from casework.core.answers import Refused
from casework.intake.shown import masked
from casework.views.history import Line
from casework.views.standing import DeskView

PAGE, CHAIN = 20, 20
OWED = Q(answer_by__isnull=False, answer__isnull=True)


class ContactForm(forms.Form):
    """What somebody told or asked; the number is the page's case, typed, or left empty."""

    way = forms.ChoiceField(label="方式", choices=Way.choices, error_messages={"invalid_choice": "请选择来电、来访、微信或者其他。"})
    who = forms.CharField(label="来人", required=False, max_length=60, widget=forms.TextInput(attrs={"placeholder": "姓名，可以写上电话"}),
                          error_messages={"max_length": "来人不能超过60字。"})  # fmt: skip
    number = forms.CharField(label="办件编号", required=False, widget=forms.TextInput(attrs={"placeholder": "不涉及办件的不填"}))
    words = forms.CharField(label="说了什么", max_length=200, widget=forms.TextInput(attrs={"placeholder": "一句话"}),
                            error_messages={"required": "请写一句说了什么。", "max_length": "请写得短些，不超过200字。"})  # fmt: skip
    answer_by = forms.DateField(
        label="答复期限", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请写成 2026-11-23 的样子。"},
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, data=None, *, user=None, day=None, case=None, initial=None):
        """`case` is the page's; only a bound form needs to know who asks, and when."""
        start = {"key": uuid.uuid4().hex, "number": case.number if case else ""} | (initial or {})
        super().__init__(data, label_suffix="", auto_id="note_%s", initial=start)
        self.user, self.day, self.case = user, day, None
        if case:
            self.fields["number"].widget = forms.HiddenInput()

    def clean_number(self):
        """Full-width digits and small letters are put right; the case must be one this official sees."""
        number = unicodedata.normalize("NFKC", self.cleaned_data["number"]).strip().upper()
        if number:
            self.case = cases_at_desk(self.user, self.day).filter(number=number).first()
            if self.case is None:
                raise forms.ValidationError("没有这个编号的办件，或者您不能查看它；不涉及办件的，请留空。")
        return number


class AnswerForm(forms.Form):
    """That somebody called back."""

    words = forms.CharField(label="怎样答复的", max_length=200, error_messages={
        "required": "请写一句怎样答复的。", "max_length": "请写得短些，不超过200字。"})  # fmt: skip


class WhyForm(forms.Form):
    """Why the numbers are needed."""

    reason = forms.CharField(label="查看的理由", min_length=2, max_length=200, help_text="例如：回电话。理由、时间和您的姓名会记录下来。", error_messages={
        "required": "请写明查看的理由。", "min_length": "理由太短。", "max_length": "理由不能超过200字。"})  # fmt: skip


class Noting(DeskView, View):
    """Those who note contacts; 404 for all others."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated and not noting(request.user, self.day):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def noted(self, form, corrects=None):
        """The row the form asks for, or None with the sentences put beside its fields."""
        if not form.is_valid():
            return None
        given = form.cleaned_data
        try:
            return note(by=self.request.user, case=form.case, way=given["way"], who=given["who"].strip(), words=given["words"].strip(),
                        answer_by=given["answer_by"], key=given["key"], corrects=corrects)  # fmt: skip
        except Refused as closed:
            for problem in closed.problems:
                form.add_error(getattr(problem, "field", None), str(problem))
            return None


class ContactsView(Noting):
    """/desk/contacts/: to be called back first, then the newest; all of one's units or one's own; POST notes one."""

    def get(self, request):
        """A page of twenty."""
        return self.page(ContactForm())

    def post(self, request):
        """303 back to where the form stood, or 422 with everything that was typed."""
        form = ContactForm(request.POST, user=request.user, day=self.day)
        row = self.noted(form)
        if row is None:
            return self.page(form, 422)
        messages.success(request, "已记下。")
        back = f"/desk/cases/{row.case.number}/" if row.case_id and "here" in request.POST else "/desk/contacts/"
        return HttpResponseRedirect(back, status=303)

    def page(self, form, status=200):
        """The list, narrowed as asked."""
        request = self.request
        units = {held.unit.pk for held in noting(request.user, self.day)}
        scope, way = request.GET.get("scope"), request.GET.get("way")
        rows = contacts_seen(request.user, self.day).filter(unit_id__in=units).current()
        rows = rows.filter(by=request.user) if scope == "mine" else rows
        rows = rows.filter(way=way) if way in Way.values else rows
        shown = rows.select_related("case", "by", "answer__by", "correction").order_by(
            Case(When(OWED, then=Value(0)), default=Value(1)), Case(When(OWED, then=F("answer_by"))), "-id")  # fmt: skip
        page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
        context = {"form": form, "page": page, "rows": [told(row, self.day) for row in page], "scope": scope, "way": way,
                   "ways": Way.choices, "owed": rows.filter(OWED).count(), "narrow": scope == "mine" or way in Way.values}  # fmt: skip
        return render(request, "desk/contacts.html", context, status=status)


@method_decorator(never_cache, "dispatch")
class ContactView(Noting):
    """/desk/contacts/<key>/: one contact with what it corrects; answered, corrected by its writer, its numbers shown for a reason."""

    def get(self, request, pk):
        """The page."""
        return self.page(self.found(pk))

    def post(self, request, pk):
        """What was pressed: answer, correct, reveal."""
        row = self.found(pk)
        pressed = {"answer": self.answer, "correct": self.correct, "reveal": self.reveal}.get(request.POST.get("do", ""))
        if pressed is None:
            raise BadRequest("没有这个操作")
        return pressed(row)

    def found(self, pk):
        """The row with all its page shows; 404 for who may not see it."""
        row = contacts_seen(self.request.user, self.day).filter(pk=pk).select_related(
            "case", "by", "unit", "answer__by", "correction").first()  # fmt: skip
        if row is None:
            raise Http404("没有这一条")
        return row

    def answer(self, row):
        """Somebody called back."""
        form = AnswerForm(self.request.POST, label_suffix="", auto_id="answer_%s")
        if not form.is_valid():
            return self.page(row, 422, answer_form=form)
        try:
            answer(row, words=form.cleaned_data["words"].strip(), by=self.request.user)
        except Refused as closed:
            return self.page(row, 422, problems=closed.problems)
        return self.done(row, "已记下答复。")

    def correct(self, row):
        """Only the writer's own words are corrected; the new row stands in place of the old."""
        if row.by_id != self.request.user.pk:
            raise Http404("没有这个操作")
        form = ContactForm(self.request.POST, user=self.request.user, day=self.day)
        new = self.noted(form, corrects=row)
        return self.page(row, 422, correct_form=form) if new is None else self.done(new, "已更正。")

    def reveal(self, row):
        """Its words in full, on this page only."""
        form = WhyForm(self.request.POST, label_suffix="", auto_id="why_%s")
        if not form.is_valid():
            return self.page(row, 422, why_form=form)
        reveal(row, reason=form.cleaned_data["reason"], by=self.request.user)
        return self.page(row, clear=True)

    def done(self, row, sentence):
        """Back to the page, with what was done."""
        messages.success(self.request, sentence)
        return HttpResponseRedirect(f"/desk/contacts/{row.pk}/", status=303)

    def page(self, row, status=200, *, clear=False, **more):
        """The page; a writer reads their own words as they typed them, all others with the numbers masked."""
        own = row.by_id == self.request.user.pk
        shown, whole = told(row, self.day), told(row, self.day, clear=True)
        start = {"way": row.way, "who": whole["who"], "words": whole["words"], "answer_by": row.answer_by,
                 "number": row.case.number if row.case_id else ""}  # fmt: skip
        context = {
            "row": whole if own or clear else shown, "covered": not own and not clear and shown != whole,
            "earlier": [told(old, self.day) for old in self.earlier(row)], "may_correct": own and not shown["closed"],
            "answer_form": AnswerForm(label_suffix="", auto_id="answer_%s"), "why_form": WhyForm(label_suffix="", auto_id="why_%s"),
            "correct_form": ContactForm(initial=start), **more,
        }  # fmt: skip
        return render(self.request, "desk/contact.html", context, status=status)

    def earlier(self, row):
        """The rows this one corrects, the newest first, as far as this person may see them."""
        found, seen = [], contacts_seen(self.request.user, self.day).select_related("case", "by", "answer__by", "correction")
        while row and row.corrects_id and len(found) < CHAIN:
            row = seen.filter(pk=row.corrects_id).first()
            found += [row] if row else []
        return found


def told(row, day, *, clear=False):
    """A contact in words; numbers in it are masked unless `clear`."""
    says = {field: opened(row, field) for field in ("who", "words")}
    answered = getattr(row, "answer", None)
    says["answer"] = opened(row, "answer") if answered else ""
    corrected = getattr(row, "correction", None)
    return {
        "contact": row, "way": Way(row.way).label, "answered": answered, "correction": corrected,
        "owed": bool(row.answer_by and not answered and not corrected), "closed": bool(answered or corrected),
        "late": bool(row.answer_by and not answered and row.answer_by < day),
        **(says if clear else {field: masked("words", text) for field, text in says.items()}),
    }  # fmt: skip


def with_contacts(lines, case, day):
    """A case's history with its contacts and their answers between the steps, by time. One query."""
    found = Contact.objects.filter(case_id=case.pk).select_related("by", "unit", "answer__by", "correction")
    return sorted([*lines, *(line for row in found for line in lines_of(told(row, day)))], key=lambda line: line.at)


def lines_of(row):
    """One line for the contact, one for its answer."""
    contact, name = row["contact"], f"{row['way']} {row['who']}".strip()
    more = [f"答复期限{contact.answer_by.month}月{contact.answer_by.day}日"] if row["owed"] else []
    yield line(f"{name}（已更正）" if row["correction"] else name, contact, contact.unit, (row["words"], *more))
    if row["answered"]:
        yield line(f"答复{name}", row["answered"], None, (row["answer"],))


def line(label, noted, unit, says):
    """As the journal's lines are told."""
    by = " ".join(part for part in (unit and (unit.short or unit.name), noted.by.name) if part)
    return Line(label=label, at=noted.at, recorded_at=noted.at, by=by, state="", basis=(), refused=False, problems=says, count=1,
                on_paper="", disowned=False, entry=None)  # fmt: skip
