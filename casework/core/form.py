"""StepForm: the only way facts come into a step, for pages, scripts and the clock alike."""

from django import forms

from casework.journal.instant import today


class StepForm(forms.Form):
    """A step's questions. `open_names` are the fields the journal keeps in clear; the others become salted marks.

    `day` is the day on which the step was decided: today, or the day on the signed sheet."""

    open_names = ()

    def __init__(self, data=None, files=None, *, case=None, by=None, day=None, **kwargs):
        self.case, self.by, self.day = case, by, day or today()
        super().__init__(data, files, label_suffix="", **kwargs)

    def place(self, problems):
        """Put each problem beside its field where it names one, else above the form."""
        for problem in problems:
            name = getattr(problem, "field", None)
            self.add_error(name if name in self.fields else None, str(problem))
