"""Form fields that several kinds of matters ask for, with errors that say how to mend them."""

from django import forms

from network.models import Unit, User
from network.posts import staff_of


def words(label, *, rows=None, **kwargs):
    """A line or, with `rows`, a paragraph of text."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    kwargs.setdefault("max_length", 4000 if rows else 200)
    return forms.CharField(label=label, widget=widget, error_messages={"required": f"请填写{label}。"}, **kwargs)


def choice(label, choices, **kwargs):
    """One of a few answers."""
    messages = {"required": f"请选择{label}。", "invalid_choice": "请从列出的选项中选择。"}
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=messages, **kwargs)


def day(label, **kwargs):
    """A date."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请写成 2026-11-23 的样子。", "required": f"请填写{label}。"}, **kwargs,
    )  # fmt: skip


def moment(label, **kwargs):
    """A day and a time, in Asia/Shanghai."""
    return forms.DateTimeField(
        label=label, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": "请写成 2026-11-23 09:30 的样子。", "required": f"请填写{label}。"}, **kwargs,
    )  # fmt: skip


class Colleague(forms.ModelChoiceField):
    """Somebody on the staff of the unit that runs the case; scripts may give the account's name."""

    def __init__(self, label, **kwargs):
        super().__init__(User.objects.none(), label=label, to_field_name="username", empty_label="请选择",
                         error_messages={"required": f"请选择{label}。", "invalid_choice": "请从列出的人员中选择。"}, **kwargs)  # fmt: skip

    def of(self, unit, day, *, besides=()):
        """Offer the unit's staff of that day, except some."""
        self.queryset = staff_of(unit, day).exclude(pk__in=[pk for pk in besides if pk])

    def label_from_instance(self, person):
        """People are chosen by name."""
        return person.name


class UnitField(forms.ModelChoiceField):
    """A unit of the network, by its full name; scripts may give the slug."""

    def __init__(self, label, **kwargs):
        super().__init__(Unit.objects.none(), label=label, to_field_name="slug", empty_label="请选择",
                         error_messages={"required": f"请选择{label}。", "invalid_choice": "请从列出的单位中选择。"}, **kwargs)  # fmt: skip

    def besides(self, unit):
        """Offer every unit but this one."""
        self.queryset = Unit.objects.exclude(pk=unit.pk) if unit else Unit.objects.all()

    def label_from_instance(self, unit):
        """Units are chosen by name."""
        return unit.name
