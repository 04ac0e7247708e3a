"""Form fields of the intake: rows of a table, and files that are inspected before anybody keeps them."""

import tempfile
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from casework.intake.inspection import inspect


class RowsWidget(forms.Widget):
    """A table with one line per row; without JavaScript a button asks for one more."""

    template_name = "casework/widgets/rows.html"
    use_fieldset = True  # many inputs: a legend names them together

    def __init__(self, columns, spare=1):
        super().__init__()
        self.columns, self.spare = columns, spare

    def value_from_datadict(self, data, files, name):
        """Rows of strings, empty ones dropped; lists given by scripts and drafts pass as they are."""
        given = data.get(name)
        if isinstance(given, list):
            return given
        found, place = [], 0
        limit = max((int(k.split("-")[1]) for k in data if k.startswith(f"{name}-") and k.split("-")[1].isdecimal()),
                    default=-1)  # fmt: skip
        while place <= min(limit, 999):
            row = {c: (data.get(f"{name}-{place}-{c}") or "").strip() for c in self.columns}
            if any(row.values()):
                found.append(row)
            place += 1
        return found

    def value_omitted_from_data(self, data, files, name):
        """Rows are given as a list or as numbered inputs."""
        return name not in data and not any(key.startswith(f"{name}-") for key in data)

    def use_required_attribute(self, initial):
        """Blank spare rows must not be required by the browser."""
        return False

    def get_context(self, name, value, attrs):
        """Bound inputs for every row and for the spare ones."""
        context = super().get_context(name, value, attrs)
        rows = list(value or [])
        cells = [self._cells(name, place, row, context["widget"]["attrs"])
                 for place, row in enumerate([*rows, *({} for _ in range(self.spare))])]  # fmt: skip
        context["widget"] |= {"columns": [f.label for f in self.columns.values()], "rows": cells, "name": name}
        return context

    def _cells(self, name, place, row, attrs):
        made = []
        for column, field in self.columns.items():
            value = row.get(column, "") if isinstance(row, dict) else ""
            title = {"aria-label": f"第{place + 1}行 {field.label}", "id": f"id_{name}-{place}-{column}"}
            html = field.widget.render(f"{name}-{place}-{column}", value, {**field.widget.attrs, **title})
            made.append({"label": field.label, "html": html})
        return made


class RowsField(forms.Field):
    """A list of rows, each cleaned column by column; errors say which row. Cleans to a list of dicts."""

    def __init__(self, columns, *, least=1, most=300, spare=1, **kwargs):
        self.columns, self.least, self.most = columns, least, most
        kwargs.setdefault("required", least > 0)
        super().__init__(widget=RowsWidget(columns, spare), **kwargs)

    def clean(self, value):
        """Rows with cleaned values."""
        rows, said = [row if isinstance(row, dict) else {} for row in value or []], []
        if len(rows) < self.least and self.required:
            raise ValidationError(f"请至少填写{self.least}行。")
        if len(rows) > self.most:
            raise ValidationError(f"最多填写{self.most}行，请删去多余的行。")
        cleaned = []
        for place, row in enumerate(rows, start=1):
            good = {}
            for name, field in self.columns.items():
                try:
                    good[name] = field.clean(row.get(name, ""))
                except ValidationError as error:
                    said += [f"第{place}行“{field.label}”：{m}" for m in error.messages]
            cleaned.append(good)
        if said:
            raise ValidationError(said)
        return cleaned


class Inspected:
    """A file that passed inspection and waits in the incoming folder to be stored with its step.

    `bond` and `bond_mark` say of a scan of a page printed here how its QR was read (casework/intake/bond).
    """

    def __init__(self, name, path, verdict):
        self.name, self.path, self.verdict = name, path, verdict
        self.bond = self.bond_mark = ""

    def __str__(self):
        return f"{self.name} sha256:{self.verdict.sha256}"


class InspectedFileField(forms.FileField):
    """A file upload whose content is inspected while the form is checked. Cleans to `Inspected`."""

    def __init__(self, *, accepts=("pdf", "jpg", "png"), **kwargs):
        self.accepts = accepts
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in accepts)

    def clean(self, data, initial=None):
        """The inspected file, or None when optional and absent."""
        if isinstance(data, Inspected):
            return data
        file = super().clean(data, initial)
        return receive(file, self.accepts) if file else None


def receive(file, accepts):
    """Write an uploaded file aside and inspect it; raises ValidationError with every problem found."""
    folder = Path(settings.PRIVATE_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    path = Path(kept.name)
    verdict = inspect(path, file.name, accepts)
    if not verdict.ok:
        path.unlink(missing_ok=True)
        raise ValidationError(list(verdict.problems))
    return Inspected(file.name, path, verdict)
