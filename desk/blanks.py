"""空白证书: batches received, balances against the ledger, spoiled and handed back, destroyed by two people (docs/papers.md)."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.notices.gate.typed import sentences
from casework.views.standing import DeskView
from network.posts import posts_of
from papers.sealing.rows import KEEPER
from papers.stock.ledger import balances, moves_of
from papers.stock.moving import destroy, list_for_destruction, move, receive
from papers.stock.rows import BlankBatch, Destruction

WITNESSES = {"clerk", "reviewer", "chief", "approver", KEEPER}
READERS = WITNESSES | {"auditor"}
ACTS = {"receive": {KEEPER}, "move": {KEEPER}, "list": {KEEPER}, "destroy": WITNESSES}
NUMBERS_HELP = "例如：JZ000003，或者 JZ000003—JZ000006；几段用顿号隔开。"
# what is written down -> (from, to)
MOVES = {"spoiled": ("stock", "spoiled"), "returned": ("stock", "returned"), "restored": ("spoiled", "stock")}


def said(most, required):
    """What is wrong with a text, in words."""
    return {"required": required, "max_length": f"不超过{most}字。"}


def a_day(label):
    """A day."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                           error_messages={"required": "请填写日期。", "invalid": "请写成 2026-11-23 的样子。"})  # fmt: skip


class Form(forms.Form):
    """Free text here is not sealed, so no number of a person stands in it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)

    def clean(self):
        """Each text is looked through."""
        given = super().clean()
        for name in ("reason", "source", "sort"):
            for found in sentences(given.get(name) or ""):
                self.add_error(name, found)
        return given


class ReceiveForm(Form):
    """A batch."""

    sort = forms.CharField(label="种类", max_length=60, help_text="例如：民办非企业单位登记证书（正本）。", error_messages=said(60, "请填写种类。"))
    first = forms.CharField(label="起号", max_length=20, help_text="例如：JZ000001。", error_messages=said(20, "请填写起号。"))
    last = forms.CharField(label="止号", max_length=20, error_messages=said(20, "请填写止号。"))
    source = forms.CharField(label="从哪里领来", max_length=100, error_messages=said(100, "请填写从哪里领来。"))
    day = a_day("收到日期")


class MoveForm(Form):
    """Spoiled, handed back, or a mistake put right."""

    what = forms.ChoiceField(label="登记什么", widget=forms.RadioSelect, choices=[
        ("spoiled", "作废（库存的）"), ("returned", "退回（库存的，交回发放单位）"), ("restored", "更正误登的作废，退回库存")],
        error_messages={"required": "请选择登记什么。", "invalid_choice": "请选择登记什么。"})  # fmt: skip
    numbers = forms.CharField(label="编号", max_length=2000, help_text=NUMBERS_HELP, error_messages=said(2000, "请填写编号。"))
    reason = forms.CharField(label="理由", max_length=200, error_messages=said(200, "请写明理由。"))
    day = a_day("日期")


class DestructionForm(Form):
    """Which spoiled blanks."""

    numbers = forms.CharField(label="要销毁的编号", max_length=2000, help_text=NUMBERS_HELP + "只能是作废待销毁的。", error_messages=said(2000, "请填写编号。"))


FORMS = {"receive": ReceiveForm, "move": MoveForm, "list": DestructionForm}


class BlanksView(DeskView, View):
    """/desk/papers/blanks/: the stock of one's own unit; 404 for all who neither keep, witness nor audit it."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else; an auditor looks at the units that keep a stock, each as /?unit=."""
        held = posts_of(request.user, self.day) if request.user.is_authenticated else []
        self.roles = {post.role for post in held}
        if request.user.is_authenticated and not self.roles & READERS:
            raise Http404("没有这个页面")
        self.unit = next((post.unit for post in sorted(held, key=lambda post: post.role != KEEPER) if post.role in WITNESSES), None)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """The page."""
        return self.page()

    def post(self, request):
        """One of the buttons: 303, or 422 with what was typed."""
        act = request.POST.get("do", "")
        if not self.roles & ACTS.get(act, set()) or self.unit is None:
            raise Http404("没有这个操作")
        form = FORMS[act](request.POST) if act in FORMS else None
        if form is None or form.is_valid():
            try:
                self.record(act, form.cleaned_data if form else {})
                messages.success(request, "已登记。")
                return HttpResponseRedirect(request.path, status=303)
            except Refused as closed:
                if form is None:
                    return self.page(422, problems=[str(problem) for problem in closed.problems])
                for problem in closed.problems:
                    field = getattr(problem, "field", None)
                    form.add_error(field if field in form.fields else None, str(problem))
        return self.page(422, failed=form, **{act: form})

    def record(self, act, given):
        """What the button does."""
        by = self.request.user
        if act == "receive":
            return receive(self.unit, by=by, **given)
        if act == "move":
            before, after = MOVES[given["what"]]
            return move(self.unit, given["numbers"], before=before, after=after, by=by, day=given["day"], field="numbers", reason=given["reason"])
        if act == "list":
            return list_for_destruction(self.unit, given["numbers"], by=by)
        asked = self.request.POST.get("row", "")
        row = Destruction.objects.filter(unit=self.unit, pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
        if row is None:
            raise Http404("没有这份销毁单")
        return destroy(row, witness=by)

    def page(self, status=200, failed=None, problems=(), **forms_given):
        """Balances, what waits for a second person, the ledger; forms for the keeper alone."""
        units = [self.unit] if self.unit else list(dict.fromkeys(row.unit for row in self.batches()))
        keeps = KEEPER in self.roles
        context = {
            "stocks": [(unit, balances(unit), moves_of(unit)) for unit in units], "failed": failed, "problems": problems,
            "destructions": Destruction.objects.filter(unit__in=units).select_related("by", "witness").prefetch_related("blanks").order_by("-id")[:20],
            "may_witness": bool(self.roles & WITNESSES), **({name: forms_given.get(name) or form() for name, form in FORMS.items()} if keeps else {}),
            "open_form": next(iter(forms_given), ""),
        }  # fmt: skip
        return render(self.request, "desk/blanks.html", {"list_form": context.pop("list", None)} | context, status=status)

    def batches(self):
        """Every batch, for who audits."""
        return BlankBatch.objects.select_related("unit").order_by("unit__name")
