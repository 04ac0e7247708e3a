"""A charter against the model, clause by clause: what was added, what was left out, character by character."""

import difflib
from dataclasses import dataclass

from orgs.likeness import overlap, pairs

SAME, ADDED, LEFT_OUT = "same", "added", "left_out"
LIKE = 0.35  # below that two clauses are different clauses, not one reworded


@dataclass(frozen=True)
class Row:
    """One clause of either side. `parts` are (what, text) with what of SAME, ADDED, LEFT_OUT; `standing` says it in a word."""

    ours: str
    theirs: str
    standing: str
    tone: str
    parts: tuple


def compared(model, clauses):
    """Rows in the charter's order; clauses only the model has stand where they would belong.

    Both are [(label, text)], the model with the same blanks filled.
    """
    counted = [pairs(text) for _, text in model]
    partner, taken = {}, set()
    for place, (_, text) in enumerate(clauses):
        mine = pairs(text)
        best = max(((_like(mine, text, counted[n], model[n][1]), -n) for n in range(len(model)) if n not in taken),
                   default=(0, 0))  # fmt: skip
        if best[0] >= LIKE:
            partner[place] = -best[1]
            taken.add(-best[1])
    rows, next_of_model = [], 0
    for place, (label, text) in enumerate(clauses):
        match = partner.get(place)
        if match is not None:
            rows += [_absent(*model[n]) for n in range(next_of_model, match) if n not in taken]
            next_of_model = max(next_of_model, match + 1)
        rows.append(_row(label, text, *(model[match] if match is not None else ("", ""))))
    return rows + [_absent(*model[n]) for n in range(next_of_model, len(model)) if n not in taken]


def _like(mine, text, theirs, other):
    return 1.0 if text == other else overlap(mine, theirs)


def _absent(label, text):
    return Row("", label, "示范文本有，本章程没有", "red", ((LEFT_OUT, text),))


def _row(label, text, model_label, model_text):
    if not model_label:
        return Row(label, "", "示范文本没有，新增", "amber", ((ADDED, text),))
    if text == model_text:
        return Row(label, model_label, "与示范文本一致", "green", ((SAME, text),))
    return Row(label, model_label, "与示范文本不同", "amber", tuple(_parts(model_text, text)))


def _parts(old, new):
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            yield SAME, old[i:j]
            continue
        if j > i:
            yield LEFT_OUT, old[i:j]
        if m > k:
            yield ADDED, new[k:m]
