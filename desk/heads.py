"""移出负责人: at the window a head who cannot leave by himself is taken out, by two officials and on paper (docs/members.md)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.intake import store
from casework.intake.disclosing import noted
from casework.intake.fields import InspectedFileField
from casework.members.parts import PARTS
from casework.members.removal import GROUNDS
from casework.members.removing import ask, decide, heads_of, removal_of, removals_of
from casework.notices.gate.typed import sentences
from casework.views.files import handed_out
from casework.views.standing import DeskView
from network.posts import posts_of

TAKERS = {"clerk"}
DECIDERS = {"reviewer", "chief", "approver"}


class AskForm(forms.Form):
    """Who is to be taken out, why, who asks for it, on which paper."""

    head = forms.ChoiceField(label="移出谁", error_messages={"required": "请选择移出谁。", "invalid_choice": "请从列表中选择。"})
    ground = forms.ChoiceField(label="原因", choices=list(GROUNDS.items()), widget=forms.RadioSelect,
                               error_messages={"required": "请选择原因。", "invalid_choice": "请从列表中选择原因。"})  # fmt: skip
    visitor = forms.CharField(label="来访人姓名", max_length=40, error_messages={"required": "请填写来访人姓名。", "max_length": "姓名太长，请核对。"})
    identity_seen = forms.BooleanField(label="已核对来访人身份证件原件", error_messages={"required": "请先核对来访人的身份证件原件。"})
    sheet = InspectedFileField(label="证明材料", help_text="任免决议、变更登记证明、死亡证明、裁判文书或者本人声明，拍照或者扫描上传。",
                               error_messages={"required": "请上传证明材料。"})  # fmt: skip

    def __init__(self, *args, heads, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["head"].choices = [(str(row.pk), f"{row.user.name or row.user.username}（{PARTS[row.role]}）") for row in heads]


class DecideForm(forms.Form):
    """The second official's decision."""

    granted = forms.TypedChoiceField(
        label="决定", choices=[("yes", "同意移出"), ("no", "不移出")], coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        error_messages={"required": "请选择决定。", "invalid_choice": "请选择决定。"},
    )  # fmt: skip
    reason = forms.CharField(
        label="理由", min_length=5, max_length=200, widget=forms.Textarea(attrs={"rows": 3}), help_text="写明核对了什么；各成员都看得到。",
        error_messages={"required": "请写明理由。", "min_length": "理由太短，请写得具体些。", "max_length": "太长了，请不超过200字。"},
    )  # fmt: skip

    def clean_reason(self):
        """The party reads it, so no number of a person stands in it."""
        found = list(sentences(self.cleaned_data["reason"]))
        if found:
            raise forms.ValidationError(found)
        return self.cleaned_data["reason"]


class HeadsView(DeskView, View):
    """/desk/cases/<NUMBER>/heads/: what was asked and decided; a clerk asks, a reviewer, chief or approver decides."""

    def get(self, request, number):
        """The page."""
        return self.page(self.of(number))

    def post(self, request, number):
        """Take a wish in, or decide the one named."""
        case = self.of(number)
        if "decide" in request.POST:
            return self.decide(case, removal_of(case, request.POST["decide"]))
        if not self.held() & TAKERS:
            raise Http404("没有这一项")
        heads = heads_of(case, self.day)
        form = AskForm(request.POST, request.FILES, heads=heads)
        if not form.is_valid():
            return self.page(case, form=form, status=422)
        given = form.cleaned_data
        membership = next(row for row in heads if str(row.pk) == given["head"])
        return self.done(case, form, "form", lambda: ask(case, membership, by=request.user, ground=given["ground"],
                                                         visitor=given["visitor"], file=given["sheet"]))  # fmt: skip

    def decide(self, case, removal):
        """The second person's word; 404 for those who only take in."""
        if removal is None or not self.held() & DECIDERS:
            raise Http404("没有这一项")
        form = DecideForm(self.request.POST, label_suffix="")
        if not form.is_valid():
            return self.page(case, decision=form, status=422)
        return self.done(case, form, "decision", lambda: decide(removal, by=self.request.user, **form.cleaned_data))

    def done(self, case, form, name, act):
        """Do it and come back, or show what stands against it beside the field."""
        try:
            act()
        except Refused as closed:
            for problem in closed.problems:
                form.add_error(getattr(problem, "field", None), str(problem))
            return self.page(case, status=422, **{name: form})
        messages.success(self.request, "已记下，并通知了各成员。")
        return HttpResponseRedirect(self.request.path, status=303)

    def of(self, number):
        """A case of its own that this person sees, for those who have a part in this."""
        case = self.case(number)
        if case.parent_id or not self.held() & (TAKERS | DECIDERS):
            raise Http404("没有这一页")
        return case

    def held(self):
        """The roles the person holds today."""
        return {held.role for held in posts_of(self.request.user, self.day)}

    def page(self, case, form=None, decision=None, status=200):
        """Everything written down, and the forms of whoever may use them."""
        held, heads = self.held(), heads_of(case, self.day)
        rows = [
            {"row": row, "part": PARTS.get(row.part, row.part), "heard": row.heard(self.day),
             "own": self.request.user.pk in (row.asked_by_id, row.head_id)}
            for row in removals_of(case)
        ]  # fmt: skip
        context = {
            "case": case, "rows": rows, "may_decide": bool(held & DECIDERS), "decision": decision or DecideForm(label_suffix=""),
            "form": (form or AskForm(heads=heads)) if held & TAKERS and heads else None,
        }  # fmt: skip
        return render(self.request, "desk/heads.html", context, status=status)


class RemovalSheetView(DeskView, View):
    """/desk/cases/<NUMBER>/heads/<ref>/: the paper on which a removal was asked; the look is noted."""

    def get(self, request, number, ref):
        """The file; 404 for those without a part in this and for a paper of another case."""
        case = self.case(number)
        row = removal_of(case, ref)
        if row is None or not {held.role for held in posts_of(request.user, self.day)} & (TAKERS | DECIDERS):
            raise Http404("没有这份材料")
        noted(case, f"removal {row.path}", request.user)
        return handed_out(store.path_of(row), row.kind, f"证明材料.{row.kind}", inline=True)
