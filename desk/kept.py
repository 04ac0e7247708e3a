"""Filters of the worklist that an official keeps under a name: kept, found again, forgotten."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404

from casework.journal.instant import now
from casework.officials.kept import KeptFilter
from desk.columns import chosen
from network.users import User

MOST = 12


class KeepForm(forms.Form):
    """How the filter is to be called; `asked` are the bucket and the fields it is made of, as the page read them."""

    name = forms.CharField(label="给这个筛选起个名称", max_length=20, error_messages={
        "required": "请给这个筛选起个名称。", "max_length": "名称不能超过20字。"})  # fmt: skip

    def __init__(self, data=None, *, user=None, asked=None):
        super().__init__(data, label_suffix="", auto_id="keep_%s")
        self.user, self.asked = user, asked

    def clean_name(self):
        """One's own names are different, and not too many to be found again."""
        name = self.cleaned_data["name"]
        if not self.asked:
            raise forms.ValidationError("请先筛选，再保存。")
        mine = KeptFilter.objects.filter(user=self.user)
        if mine.filter(name=name).exists():
            raise forms.ValidationError("您已经有一个叫这个名称的筛选，请换一个，或者先删除原来的。")
        if mine.count() >= MOST:
            raise forms.ValidationError(f"最多保存{MOST}个筛选，请先删除不用的。")
        return name

    def keep(self):
        """Write it down."""
        return KeptFilter.objects.create(user=self.user, name=self.cleaned_data["name"], asked=self.asked, kept_at=now())


def set_up(user):
    """([{pk, name, query}] of one's own filters by name, the columns one wants). One query for both."""
    asked = User.objects.filter(pk=user.pk).order_by("kept_filters__name", "kept_filters__id")
    rows = list(asked.values_list("kept_filters__pk", "kept_filters__name", "kept_filters__asked", "shown_columns__names"))
    kept = [{"pk": pk, "name": name, "query": urlencode(asked)} for pk, name, asked, _ in rows if pk]
    return kept, chosen(rows[0][3] if rows else None)


def forget(user, pk):
    """Delete one of one's own; 404 for any other."""
    if not pk.isdecimal() or len(pk) > 18:
        raise BadRequest("没有这个筛选")
    if not KeptFilter.objects.filter(user=user, pk=int(pk)).delete()[0]:
        raise Http404("没有这个筛选")
