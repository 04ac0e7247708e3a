"""Form fields of the joint meeting: member units to tick, a unit to choose."""

from django import forms

from network.models import Unit


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
