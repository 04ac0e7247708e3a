"""Answers as people read them."""

from network.vault import mask_id, mask_phone


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


def masked(name, value):
    """Identity and phone numbers are masked on the page; the sealed submission keeps them."""
    if isinstance(value, str) and name.endswith("_id") and value != "—":
        return mask_id(value)
    if name == "phone" and value != "—":
        return mask_phone(value)
    if isinstance(value, list):
        return ["，".join(mask_id(p) if len(p) == 18 and p[:17].isdigit() else p for p in line.split("，"))
                for line in value]  # fmt: skip
    return value
