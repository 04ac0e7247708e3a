"""An objection at the desk: what is said, by whom (masked), the answer one official writes and another confirms."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from casework.core.answers import NotYours, Refused
from casework.notices import objections
from casework.notices.gate.typed import sentences
from desk.notices import NoticesDesk
from network.vault import mask_phone

REASON = {"required": "请写明原因，不少于5个字。", "min_length": "请把原因写清楚，不少于5个字。"}


class AnswerForm(forms.Form):
    """What came of it."""

    upheld = forms.ChoiceField(
        label="核实结论", choices=[("no", "异议不成立"), ("yes", "异议成立")], widget=forms.RadioSelect,
        error_messages={"required": "请选择核实结论。"},
    )  # fmt: skip
    answer = forms.CharField(
        label="书面答复", min_length=10, max_length=5000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写明核实了什么、依据是什么、结论是什么；异议人凭回执码看到。",
        error_messages={"required": "请填写答复。", "min_length": "请写清楚核实的情况和结论，不少于10个字。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_answer(self):
        """Whoever objected reads it: no numbers of persons, as in every step."""
        said = sentences(self.cleaned_data["answer"])
        if said:
            raise forms.ValidationError(said)
        return self.cleaned_data["answer"]


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="原因", min_length=5, max_length=200, error_messages=REASON)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["reason"].label = {"reveal": "为什么要看", "return": "退回的原因"}[self.prefix]


@method_decorator(never_cache, "dispatch")
class ObjectionDeskView(NoticesDesk, View):
    """/desk/notices/<NUMBER>/objections/<place>/: only those who verify and confirm; auditors see numbers, no words."""

    def get(self, request, number, place):
        """The page."""
        return self.page(*self.found(number, place))

    def post(self, request, number, place):
        """What was pressed: propose, confirm, return, reveal."""
        notice, row = self.found(number, place)
        does = {"propose": self.propose, "confirm": self.confirm, "return": self.send_back, "reveal": self.reveal}
        pressed = does.get(request.POST.get("do", ""))
        if pressed is None:
            raise BadRequest("没有这个操作")
        try:
            return pressed(notice, row)
        except NotYours as closed:
            return render(request, "403.html", {"reason": closed.problems[0]}, status=403)
        except Refused as closed:
            return self.page(notice, row, problems=closed.problems, status=422)

    def found(self, number, place):
        """(notice, objection); 404 for who handles none."""
        notice = self.case(number)
        row = (
            notice.objections.filter(place=place)
            .select_related("proposed_by", "answered_by", "notice__division")
            .first()
        )
        if row is None or not self.held(row.notice.declared.verifiers):
            raise Http404("没有这件异议")
        return notice, row

    def propose(self, notice, row):
        """The answer is written."""
        form = AnswerForm(self.request.POST)
        if not form.is_valid():
            return self.page(notice, row, answer_form=form, status=422)
        given = form.cleaned_data
        objections.propose(row, answer=given["answer"], upheld=given["upheld"] == "yes", by=self.request.user)
        return self.done(notice, row, "答复已写好，请核实人员以外的人确认。")

    def confirm(self, notice, row):
        """The answer is given."""
        objections.confirm(row, by=self.request.user)
        return self.done(notice, row, "已确认并答复。")

    def send_back(self, notice, row):
        """The answer has to be written anew."""
        form = ReasonForm(self.request.POST, prefix="return")
        if not form.is_valid():
            return self.page(notice, row, return_form=form, status=422)
        objections.give_back(row, reason=form.cleaned_data["reason"], by=self.request.user)
        return self.done(notice, row, "已退回重写。")

    def reveal(self, notice, row):
        """Name and contact in clear, on this page only."""
        form = ReasonForm(self.request.POST, prefix="reveal")
        if not form.is_valid():
            return self.page(notice, row, reveal_form=form, status=422)
        name, contact = objections.reveal(row, reason=form.cleaned_data["reason"], by=self.request.user)
        return self.page(notice, row, clear={"name": name, "contact": contact})

    def done(self, notice, row, sentence):
        """Back to the page, with what was done."""
        messages.success(self.request, sentence)
        return HttpResponseRedirect(f"/desk/notices/{notice.number}/objections/{row.place}/", status=303)

    def page(self, notice, row, status=200, **more):
        """The page; names stay masked unless they were asked for with a reason."""
        name, contact = objections.opened(row, "name"), objections.opened(row, "contact")
        context = {
            "case": notice, "row": row, "words": objections.opened(row, "words"), "answer": objections.opened(row, "answer"),
            "name": f"{name[:1]}**" if name else "", "contact": masked(contact), "told": objections.is_told(row),
            "answer_form": AnswerForm(), "return_form": ReasonForm(prefix="return"),
            "reveal_form": ReasonForm(prefix="reveal"), "mine": row.proposed_by_id == self.request.user.pk, **more,
        }  # fmt: skip
        return render(self.request, "desk/objection.html", context, status=status)


def masked(contact):
    """A contact for display: a telephone's ends, an address's first letter and domain."""
    before, at, domain = contact.partition("@")
    return f"{before[:1]}***@{domain}" if at else mask_phone(contact)
