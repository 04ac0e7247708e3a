"""Form fields that choose from the network: a colleague, a unit; the plain kinds of answers are casework's."""

from django import forms

from network.models import Unit, User
from network.posts import staff_of


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


class UnitsField(forms.ModelMultipleChoiceField):
    """Several units of the network, by their full names; scripts may give slugs."""

    def __init__(self, label, **kwargs):
        super().__init__(Unit.objects.none(), label=label, to_field_name="slug", required=False,
                         error_messages={"invalid_choice": "请从列出的单位中选择。"}, **kwargs)  # fmt: skip
        self.widget.attrs["size"] = 6

    def besides(self, unit):
        """Offer every unit but this one."""
        self.queryset = Unit.objects.exclude(pk=unit.pk) if unit else Unit.objects.all()

    def label_from_instance(self, unit):
        """Units are chosen by name."""
        return unit.name
