"""/desk/snippets/: an official's own phrases, and, for a chief, those of the whole unit: add, change, order, delete."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.db.models import Max
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.notices.gate.typed import sentences
from casework.officials.snippets import Kind, Snippet
from casework.views.standing import DeskView
from desk.phrases import phrases_of
from network.posts import posts_of

MOST, LONGEST, CHIEF = 60, 500, "chief"
OWN = "own"


class SnippetForm(forms.Form):
    """A phrase, for which fields it is meant, and, asked of a chief only, for whom."""

    kind = forms.ChoiceField(label="用在哪里", choices=Kind.choices, error_messages={"invalid_choice": "请从列表中选择用在哪里。"})
    words = forms.CharField(
        label="常用语", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="申请人或者公众会读到，不写身份证号码、手机号码等号码。",
        error_messages={"required": "请写常用语的内容。", "max_length": f"请写得短些，不超过{LONGEST}字。"},
    )  # fmt: skip

    def __init__(self, data=None, *, keeper, units=(), row=None):
        """`keeper` is who keeps it, `units` those they may set phrases for, `row` the phrase that is changed."""
        start = {"kind": row.kind, "words": row.words} if row else {"kind": Kind.ANY, "whose": OWN}
        super().__init__(data, label_suffix="", initial=start)
        self.keeper, self.row, self.units = keeper, row, {str(unit.pk): unit for unit in units}
        if units and row is None:
            whose = [(OWN, "我自己用"), *((key, f"{unit.short}全体用") for key, unit in self.units.items())]
            self.fields["whose"] = forms.ChoiceField(label="给谁用", choices=whose, error_messages={"invalid_choice": "请从列表中选择给谁用。", "required": "请选择给谁用。"})

    def clean_words(self):
        """No number of a person is kept."""
        words = self.cleaned_data["words"]
        if said := sentences(words):
            raise forms.ValidationError(said)
        return words

    def clean(self):
        """One phrase once, and not too many to be found again."""
        given = super().clean()
        same = belonging(self.holder(given)).exclude(pk=self.row and self.row.pk)
        if given.get("words") and same.filter(words=given["words"]).exists():
            self.add_error("words", "已经有一条一样的常用语。")
        elif self.row is None and same.count() >= MOST:
            self.add_error("words", f"最多保存{MOST}条，请先删除不用的。")
        return given

    def holder(self, given):
        """Whose phrase it is: {"owner": …} or {"unit": …}."""
        if self.row is not None:
            return {"owner": self.row.owner, "unit": self.row.unit}
        unit = self.units.get(given.get("whose", OWN))
        return {"owner": None, "unit": unit} if unit else {"owner": self.keeper, "unit": None}

    def keep(self):
        """Write it down; a new one stands last."""
        given = self.cleaned_data
        if self.row is not None:
            self.row.kind, self.row.words = given["kind"], given["words"]
            self.row.save(update_fields=["kind", "words"])
            return
        whose = self.holder(given)
        last = belonging(whose).aggregate(last=Max("place"))["last"] or 0
        Snippet.objects.create(**whose, kind=given["kind"], words=given["words"], place=last + 1)


def belonging(whose):
    """The phrases of one owner or one unit."""
    return Snippet.objects.filter(owner=whose["owner"], unit=whose["unit"])


class SnippetsView(DeskView, View):
    """One's own and one's units'; what a unit has is changed by its chief alone. Anybody else's are not there."""

    def get(self, request):
        """The lists and an empty form; with ?edit= the form of that phrase."""
        row = self.mine(request.GET["edit"]) if "edit" in request.GET else None
        return self.page(SnippetForm(keeper=request.user, units=self.led(), row=row), row)

    def post(self, request):
        """Keep, delete, or move one up."""
        if "delete" in request.POST:
            self.mine(request.POST["delete"]).delete()
            messages.success(request, "已删除一条常用语。")
        elif "up" in request.POST:
            move_up(self.mine(request.POST["up"]))
        else:
            row = self.mine(request.POST["edit"]) if request.POST.get("edit") else None
            form = SnippetForm(request.POST, keeper=request.user, units=self.led(), row=row)
            if not form.is_valid():
                return self.page(form, row, 422)
            form.keep()
            messages.success(request, "常用语已保存。")
        return HttpResponseRedirect(request.path, status=303)

    def page(self, form, row, status=200):
        """Both lists and the form."""
        rows, led = phrases_of(self.request.user, self.day), {unit.pk for unit in self.led()}
        units = {}
        for one in rows:
            if one.unit_id:
                units.setdefault(one.unit_id, {"unit": one.unit, "rows": [], "changes": one.unit_id in led})["rows"].append(one)
        context = {"form": form, "row": row, "own": [one for one in rows if one.owner_id], "units": list(units.values())}
        return render(self.request, "desk/snippets.html", context, status=status)

    def led(self):
        """The units whose phrases this person sets: those where they are chief, in person or as a deputy."""
        found = {held.unit.pk: held.unit for held in posts_of(self.request.user, self.day) if held.role == CHIEF}
        return list(found.values())

    def mine(self, pk):
        """A phrase this person may change; 404 for any other."""
        if not pk.isdecimal() or len(pk) > 18:
            raise BadRequest("没有这条常用语")
        row = Snippet.objects.select_related("unit", "owner").filter(pk=int(pk)).first()
        if row is None or not (row.owner_id == self.request.user.pk or row.unit_id in {unit.pk for unit in self.led()}):
            raise Http404("没有这条常用语")
        return row


def move_up(row):
    """Change places with the one above; the first stays where it is. The places are counted anew."""
    with transaction.atomic():
        rows = list(belonging({"owner": row.owner, "unit": row.unit}).select_for_update())
        at = next(n for n, one in enumerate(rows) if one.pk == row.pk)
        if at:
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        for place, one in enumerate(rows, start=1):
            one.place = place
        Snippet.objects.bulk_update(rows, ["place"])
