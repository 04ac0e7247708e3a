"""Questions that choose from the network: a street, a unit; the plain kinds of answers are casework's."""

from django import forms

from network.divisions import Division


class Chosen(forms.TypedChoiceField):
    """A row of the network chosen from a list, read anew for every form; cleans to the row or None."""

    def __init__(self, label, rows, **kwargs):
        self.rows = rows
        messages = {"required": f"请选择{label}。", "invalid_choice": "请从列表中选择。"}
        super().__init__(
            label=label, choices=self.listed, coerce=self.found, empty_value=None, error_messages=messages, **kwargs
        )

    def listed(self):
        """An empty choice first."""
        return [("", "请选择"), *((str(row.pk), row.name) for row in self.rows())]

    def found(self, value):
        """The row behind the key."""
        return next((row for row in self.rows() if str(row.pk) == str(value)), None)


def streets():
    """Streets, towns and zones of the district today."""
    return Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code")
