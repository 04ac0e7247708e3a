"""begin: how every case comes into being."""

from django.db import transaction

from casework.core.act import Act, actor_of
from casework.core.case import Case, draw_number
from casework.core.commands import claim, settle
from casework.core.phases import PHASES
from casework.core.process import PROCESSES
from casework.core.step import Card
from casework.journal.entry import append
from casework.journal.instant import day_of, now, wall

BEGIN = Card(label="建立办件", by=None, basis=(), name="begin", told="The case was opened.")


def begin(
    process, party, *, by, division, unit=None, parent=None, key=None, title="", intake=None, state=None, **facts
):
    """Create a case of the process for a party and write its first journal line.

    `process` is a slug; `division` the division it belongs to; `unit` the unit on whose desk it lies; further facts
    are fields of the process's own model. A living `state` is permitted only under an open intake (the database
    refuses it otherwise). A matter hangs on its `parent` and is judged by the parent's edition of the rules. Returns the
    new case; with a `key` already used by this person, the case made then.
    """
    declared = PROCESSES[process]
    if declared.kind == "matter" and parent is None:
        raise ValueError(f"{process} is a matter: it needs a parent")
    instant = now()
    with transaction.atomic():
        command, done = claim(by, key, "begin", {"process": process, "party": party.pk, **facts})
        if done:
            return declared.cases.objects.get(pk=done.case_id)
        if parent is not None:
            parent = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=parent.pk)
        state, day = state or declared.starts, day_of(instant)
        case = declared.cases.objects.create(
            number=draw_number(declared.code, day.year, parent), process=process, party=party, parent=parent,
            title=title or declared.title, state=state, division=division, unit=unit, intake=intake,
            opened_at=instant, opened_by=by if hasattr(by, "pk") else None, rules_on=parent.rules_on if parent else day,
            rules_known=parent.rules_known if parent else wall(),
            awaits=",".join(declared.rests[state].awaits), **facts,
        )  # fmt: skip
        settle(command, case, _first_line(Act(case=case, card=BEGIN, by=by, at=instant, day=day, facts=facts)))
    return case


def _first_line(act):
    """The case's first journal line and first deadlines."""
    case = act.case
    act.entry = append(
        case, step="begin", at=act.at, recorded_at=wall(), actor=actor_of(act.by, None, case, act.day), source="",
        target=case.state, facts=act.facts,
    )  # fmt: skip
    for phase in PHASES["deadlines"]:
        phase(case, act)
    Case.objects.filter(pk=case.pk).update(due_on=case.due_on, awaits=case.awaits)  # copied by the phase just now
    return act.entry
