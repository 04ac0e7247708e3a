"""A form with a day that nobody types."""

from django import forms

from casework.core.form import StepForm


class OnDay(StepForm):
    """A form with a day nobody types: today, or the one on the signed sheet."""

    on = "decided_on"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[self.on] = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """The day of the step."""
        return super().clean() | {self.on: self.day}
