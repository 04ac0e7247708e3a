"""What was handed in, as an official reads it: section by section, and what changed since the time before."""

from casework.intake.drafts import answers_of
from casework.intake.handing_in import changed, opened
from casework.intake.shown import BLANK, masked, shown


def handed_in(case, process):
    """The last submission as [(section, rows, labels of what was left empty)], and what differs from the one before."""
    made = list(case.submissions.order_by("number"))
    if not made:
        return {"sections": [], "changed_files": set(), "submissions": [], "typed": {}, "changed_answers": False}
    forms = {}
    last = opened(made[-1])
    fields, keys = changed(opened(made[-2]), last) if len(made) > 1 else (set(), set())
    titles = {m.key: m.title for m in process.materials}
    sections = []
    for section in process.sections:
        typed = last["answers"].get(section.key)
        if typed is None:
            continue
        form = forms[section] = section.form(typed)
        rows = [(form.fields[n].label, *covered(section, form, n), (section.key, n) in fields) for n in form.fields]
        # What was left empty is told in one line: an official reads what is there.
        empty = [value == BLANK and not new for _, value, _, new in rows]
        kept = [row for row, left_out in zip(rows, empty, strict=True) if not left_out]
        sections.append((section, kept, [row[0] for row, left_out in zip(rows, empty, strict=True) if left_out]))
    return {"sections": sections, "changed_files": {titles.get(k, k) for k in keys}, "submissions": made,
            "typed": last["answers"], "answers": answers_of(forms), "changed_answers": bool(fields)}  # fmt: skip


def covered(section, form, name):
    """An answer as the page shows it, and, where something of it is masked, the address that shows the whole."""
    whole = shown(form, name)
    value = masked(name, whole)
    return value, f"{section.key}/{name}" if value != whole else ""
