"""A form once more with everything that was typed, and nothing called wrong yet: a phrase put in, a row more asked for."""

from django import forms

from casework.intake.fields import RowsField


def retyped(form_class, data, files=None, **about):
    """The form, unbound, with what `data` holds as its answers; chosen files a browser does not give twice."""
    sent = form_class(data, files, **about)
    typed = {
        name: field.widget.value_from_datadict(sent.data, sent.files, sent.add_prefix(name))
        for name, field in sent.fields.items() if not isinstance(field, forms.FileField)
    }  # fmt: skip
    return form_class(initial=typed, **about)


def wordy(field):
    """Whether free text is typed into a field."""
    return type(field) is forms.CharField and not field.widget.is_hidden


def column_of(field):
    """The column of a table into which free text is typed: the last of its kind; None for other fields."""
    found = [name for name, column in field.columns.items() if wordy(column)] if isinstance(field, RowsField) else []
    return found[-1] if found else None


def put_in(form, name, words):
    """Append a phrase to what is typed in a field; in a table, to the first row that has no words yet."""
    field = form.fields[name]
    column = column_of(field)
    if column is None:
        typed = form.initial.get(name) or ""
        between = "\n" if typed and isinstance(field.widget, forms.Textarea) and not typed.endswith("\n") else ""
        form.initial[name] = f"{typed}{between}{words}"
        return
    rows = list(form.initial.get(name) or [])
    row = next((row for row in rows if not row.get(column)), None)
    if row is None:
        row = {}
        rows.append(row)
    row[column] = words
    form.initial[name] = rows
