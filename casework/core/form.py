"""StepForm: the only way facts come into a step, for pages, scripts and the clock alike."""

from django import forms


class StepForm(forms.Form):
    """A step's questions. `open_names` are the fields the journal keeps in clear; the others become salted marks."""

    open_names = ()

    def __init__(self, data=None, files=None, *, case=None, by=None, **kwargs):
        self.case, self.by = case, by
        super().__init__(data, files, label_suffix="", **kwargs)

    def place(self, problems):
        """Put each problem beside its field where it names one, else above the form."""
        for problem in problems:
            name = getattr(problem, "field", None)
            self.add_error(name if name in self.fields else None, str(problem))
