"""Answers as people read them: choices by their labels, in rows too; nothing of the machine's own words."""

from django import forms

from casework.intake.fields import RowsField
from casework.intake.shown import shown

YES_NO = [("yes", "是"), ("no", "否")]


class Example(forms.Form):
    """One field of every kind."""

    charity = forms.ChoiceField(choices=YES_NO)
    reasons = forms.MultipleChoiceField(choices=[("a", "甲"), ("b", "乙")])
    officers = RowsField({"name": forms.CharField(), "declared": forms.ChoiceField(choices=YES_NO)})
    note = forms.CharField(required=False)


def test_values_are_read_by_their_labels():
    form = Example({
        "charity": "yes", "reasons": ["a", "b"], "officers-0-name": "冉志勤", "officers-0-declared": "yes",
        "officers-1-name": "yes", "officers-1-declared": "no", "note": "",
    })  # fmt: skip
    assert [shown(form, name) for name in form.fields] == ["是", "甲、乙", ["冉志勤，是", "yes，否"], "—"]
