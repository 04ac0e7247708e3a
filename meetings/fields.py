"""Form fields of the joint meeting: member units to tick, a unit to choose, a table of tasks."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from casework.intake.fields import RowsField
from casework.intake.questions import words
from casework.journal.instant import today
from meetings.parties import named
from network.models import Unit

BLANK = [("", "请选择")]


def member_units():
    """Units with a seat in the joint meeting, by the register of units."""
    return Unit.objects.filter(pk__in=[unit.pk for unit in Unit.objects.all() if "member" in unit.capacities]).order_by("id")


class MemberUnits(forms.ModelMultipleChoiceField):
    """Several member units, as boxes to tick; scripts may give slugs."""

    def __init__(self, label, **kwargs):
        super().__init__(
            Unit.objects.none(), label=label, to_field_name="slug", widget=forms.CheckboxSelectMultiple,
            error_messages={"required": f"请选择{label}。", "invalid_choice": "请从列出的单位中选择。"}, **kwargs,
        )  # fmt: skip

    def besides(self, unit):
        """Offer every member unit but this one."""
        self.queryset = member_units().exclude(pk=unit.pk) if unit else member_units()

    def label_from_instance(self, unit):
        """Units are chosen by their short name."""
        return unit.short


class MemberUnit(forms.ModelChoiceField):
    """One member unit; scripts may give the slug."""

    def __init__(self, label, **kwargs):
        super().__init__(
            Unit.objects.none(), label=label, to_field_name="slug", empty_label="请选择",
            error_messages={"required": f"请选择{label}。", "invalid_choice": "请从列出的单位中选择。"}, **kwargs,
        )  # fmt: skip

    def besides(self, unit):
        """Offer every member unit but this one."""
        self.queryset = member_units().exclude(pk=unit.pk) if unit else member_units()

    def label_from_instance(self, unit):
        """Units are chosen by their short name."""
        return unit.short


def known_units():
    """[(slug, short name)] of member units, for tables."""
    return [(unit.slug, unit.short) for unit in Unit.objects.order_by("id") if "member" in unit.capacities]


class NamesInput(forms.TextInput):
    """Slugs kept earlier are drawn as the short names a person would type."""

    def format_value(self, value):
        """Names parted by 、."""
        return super().format_value("、".join(named(value)) if isinstance(value, list) else value)


class AssistingField(forms.CharField):
    """Units by their short names, parted by 、; cleans to slugs. Scripts may give slugs."""

    widget = NamesInput

    def clean(self, value):
        """Slugs of known units."""
        value = "、".join(value) if isinstance(value, list) else value
        names = [part.strip() for part in (value or "").replace("，", "、").replace(",", "、").split("、") if part.strip()]
        known = {unit.short: unit.slug for unit in Unit.objects.all()}
        slugs = set(known.values())
        wrong = [name for name in names if name not in known and name not in slugs]
        if wrong:
            raise ValidationError(f"没有“{'、'.join(wrong)}”这个单位，请写规范简称，用顿号分开。")
        return [known.get(name, name) for name in names]


class IsoDay(forms.DateField):
    """A date that stays plain JSON: YYYY-MM-DD, or "" where none is set."""

    def clean(self, value):
        """The day as text; not in the past."""
        found = super().clean(value)
        if found and found < today():
            raise ValidationError("完成时限不能早于今天。")
        return found.isoformat() if isinstance(found, date) else ""


def task_rows(label, first=None, last=None, **kwargs):
    """A table of tasks: what, who leads, who assists, until when, what shall come of it; `first` are columns before these, `last` behind."""
    columns = {
        "text": words("事项", rows=2, max_length=300), "lead": forms.ChoiceField(label="牵头", choices=BLANK + known_units()),
        "assisting": AssistingField(label="配合（用顿号分开）", required=False),
        "due": IsoDay(label="完成时限", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")),
        "deliverable": words("成果形式", max_length=100),
    }  # fmt: skip
    return RowsField((first or {}) | columns | (last or {}), label=label, most=60, **kwargs)
