"""A step the joint meeting asks for: the minutes and the facts are in its form already, for its official to keep, change or strike out."""

from dataclasses import dataclass

from django import forms

from casework.officials.snippets import Kind
from casework.views.retyping import column_of, put_in, wordy
from desk.phrases import KINDS
from meetings.charges import Charge, running_for
from meetings.circle import is_for_few
from papers.words import zh_date

SAYING = (Kind.OPINION, Kind.REASON)
# process that resolved it -> what it is called, the kind of its paper, where the task says what was resolved
SAYS = {"meeting": ("{}纪要", "minutes", "会议议定"), "circulation": ("关于{}的书面会签决定", "resolution", "决定")}


@dataclass(frozen=True)
class ToldBefore:
    """The charge, and the labels of the fields that were filled in; none where the form has no room for words."""

    charge: Charge
    fields: tuple


def fill(case, card, form):
    """Put in what a standing task brings to this step; returns what the page tells of it, or None without a task. One query."""
    row = running_for(case, card.name)
    if row is None:
        return None
    minutes, facts = minutes_of(row), row.words
    said, known = places(form, SAYING), places(form, (Kind.FACTS,))
    first = next(iter(said or room(form)), None)
    filled = []
    if facts and known:
        filled.append(_put(form, known[0], f"{facts}（{row.decision.number}）"))
    elif facts:
        minutes = f"{minutes}{facts}"
    if first:
        filled.append(_put(form, first, minutes))
    return ToldBefore(row, tuple(filled))


def minutes_of(row):
    """The extract in a sentence: which minutes or resolution, its number once it has one, what was resolved, until when."""
    decision = row.decision.decision
    if is_for_few(decision):  # more people see the case than may read what was resolved
        return f"根据联席会议议定事项{decision.number}，{zh_date(decision.last_day)}前完成。内容不公开，请向联席会议办公室了解。"
    told, kind, key = SAYS[decision.sitting.process]
    number = decision.sitting.papers.filter(kind=kind).values_list("number", flat=True).first()
    named = f"{told.format(decision.sitting.title)}{f'（{number}）' if number else ''}"
    resolved = dict(row.task.matter.extract).get(key, "") or decision.text
    resolved = resolved if resolved.endswith("。") else f"{resolved}。"
    return f"根据{named}：{resolved}议定事项{decision.number}，{zh_date(decision.last_day)}前完成。"


def places(form, kinds):
    """Names of the fields for words of these kinds, in the form's order."""
    return [name for name in room(form) if KINDS.get(name) in kinds]


def room(form):
    """Names of the fields that take a paragraph: areas of text, and tables with a column of words."""
    fields = form.fields.items() if form else ()
    return [name for name, field in fields if wordy(field) and isinstance(field.widget, forms.Textarea) or column_of(field)]


def _put(form, name, text):
    """The label of the field the text went into, cut to what the field holds."""
    field = form.fields[name]
    most = getattr(field.columns[column_of(field)] if column_of(field) else field, "max_length", None)
    put_in(form, name, text[:most] if most else text)
    return field.label
