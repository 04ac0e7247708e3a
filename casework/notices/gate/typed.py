"""Typed: what officials write in a step is read by applicants, in letters and papers; numbers of persons in it are refused.

The sentence stands beside the field and shows masks alone, so that the refusal's journal line holds no number either.
What applicants write of themselves is theirs; a form names in `for_numbers` the fields that are there to hold numbers.
Public notices have the gate before their publication instead, with a way past it.
"""

from django import forms

from casework.core.answers import Problem
from casework.core.phases import PHASES
from casework.core.process import process_of
from casework.intake.fields import RowsField
from casework.notices.gate.finding import find
from casework.notices.process import PUBLIC_NOTICE
from network.actors import Machine
from network.roles import ROLES

OWN = {role.name for role in ROLES.values() if role.sees == "own" and not role.staff}
MOST = 5  # numbers told of one field


def register():
    """Ask before every step."""
    PHASES["prepare"].append(no_numbers_of_persons)


def no_numbers_of_persons(case, act):
    """The engine's phase: a sentence beside every field of an official's step in which a person's number stands."""
    if (
        act.form is None
        or isinstance(act.by, Machine)
        or OWN & set(act.card.by.names)
        or process_of(case) is PUBLIC_NOTICE
    ):
        return []
    exempt = getattr(act.form, "for_numbers", ())
    given = getattr(act.form, "cleaned_data", {})
    return [
        Problem(said, name)
        for name, field in act.form.fields.items() if name in given and name not in exempt
        for where, text in texts(field, given[name]) for said in sentences(text, where)
    ]  # fmt: skip


def texts(field, value):
    """(where, text) of what was typed freely: the field itself, or the columns of its rows."""
    if type(field) is forms.CharField and not field.widget.is_hidden and isinstance(value, str):
        yield "", value
    elif isinstance(field, RowsField):
        for place, row in enumerate(value or (), start=1):
            cells = row.items() if isinstance(row, dict) else zip(field.columns, row, strict=False)
            for name, cell in cells:
                column = field.columns.get(name)  # a form may have put the row together anew, under other names
                if isinstance(cell, str) and (column is None or type(column) is forms.CharField):
                    yield f"第{place}行“{column.label}”" if column else f"第{place}行", cell


def sentences(text, where=""):
    """What was found, who would read it, and how to mend it: one sentence, or none."""
    found = find(text)[:MOST]
    if not found:
        return []
    listed = "、".join(f"{one.label} {one.masked}" for one in found)
    return [f"申请人或者公众会读到这段话，{where}里面有{listed}。请删去号码；要指明是谁，写姓名就够。"]
