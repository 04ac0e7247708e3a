"""Answers as people read them."""

import re
from datetime import date

from django import forms

from network.vault import mask_id, mask_phone

# How a page shows a question that was left empty.
BLANK = "—"
# An identity number or a mobile phone wherever it was typed; a credit code begins with 5 or 9 and has letters mostly.
NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:[1-9]\d{5}(?:19|20)\d{9}[0-9Xx]|1[3-9]\d{9})(?![0-9A-Za-z])")


def summary(forms):
    """[(section, [(label, shown value)])] of every section with an answer."""
    return [(section, [(form.fields[name].label, shown(form, name)) for name in form.fields])
            for section, form in forms.items() if form.is_bound]  # fmt: skip


def shown(form, name):
    """A field's answer as people read it: choices by label, rows line by line, empty as a dash."""
    value = form[name].value()
    field = form.fields[name]
    if value in (None, "", []):
        return BLANK
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return ["，".join(word(field.columns.get(n), row.get(n, "")) for n in in_order(field, row) if row.get(n)) for row in value]
    if isinstance(value, list):
        return "、".join(word(field, v) for v in value)
    return word(field, value)


def in_order(field, row):
    """The columns of a row as the form has them: kept answers come back in the order of the alphabet."""
    return sorted(row, key=lambda name: list(field.columns).index(name) if name in field.columns else len(field.columns))


def word(field, value):
    """One value: a choice by its label, a day as 2026年11月23日, everything else as it was typed."""
    if isinstance(field, forms.DateField):
        return day_word(value)
    return str(dict(getattr(field, "choices", None) or []).get(value, value))


def day_word(value):
    """A day as people write it; what is no day stays as it was typed."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{day.year}年{day.month}月{day.day}日"


def masked(name, value):
    """Identity and phone numbers are masked on the page; the sealed submission keeps them."""
    if isinstance(value, str) and name.endswith("_id") and value != BLANK:
        return mask_id(value)
    if name == "phone" and value != BLANK:
        return mask_phone(value)
    if isinstance(value, list):
        return [NUMBER.sub(_masked, line) for line in value]
    return NUMBER.sub(_masked, value) if isinstance(value, str) else value


def _masked(found):
    return mask_id(found[0]) if len(found[0]) == 18 else mask_phone(found[0])
