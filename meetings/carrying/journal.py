"""What the journal of a case says about the step a task asks for."""

import json

from casework.journal.entry import Entry


def line_of(charge):
    """The line by which the step was taken since the task stands and not taken back again, or None."""
    lines = Entry.objects.filter(case_id=charge.task.parent_id, seq__gt=charge.since, outcome="done", step__in=(charge.step, "recall"))
    taken = {}
    for line in lines.order_by("seq"):
        if line.step == "recall":
            taken.pop(json.loads(line.body).get("recalls"), None)
        else:
            taken[line.seq] = line
    return taken[max(taken)] if taken else None
