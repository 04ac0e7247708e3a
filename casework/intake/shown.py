"""Answers as people read them."""


def summary(forms):
    """[(section, [(label, shown value)])] of every section with an answer."""
    return [(section, [(form.fields[name].label, shown(form, name)) for name in form.fields])
            for section, form in forms.items() if form.is_bound]  # fmt: skip


def shown(form, name):
    """A field's answer as people read it: choices by label, rows line by line, empty as a dash."""
    value = form[name].value()
    field = form.fields[name]
    if value in (None, "", []):
        return "—"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return ["，".join(word(field.columns.get(n), v) for n, v in row.items() if v) for row in value]
    if isinstance(value, list):
        return "、".join(word(field, v) for v in value)
    return word(field, value)


def word(field, value):
    """One value: a choice by its label, everything else as it was typed."""
    return str(dict(getattr(field, "choices", None) or []).get(value, value))
