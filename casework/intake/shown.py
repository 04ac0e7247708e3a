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
        return ["，".join(str(v) for v in row.values() if v) for row in value]
    choices = dict(getattr(field, "choices", None) or [])
    if isinstance(value, list):
        return "、".join(str(choices.get(v, v)) for v in value)
    return str(choices.get(value, value))
