"""The way of a case in a handful of stretches, for whoever waits: where it is, since when, what is still ahead."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Stretch:
    """One stretch: `standing` is done, now, stop (with the applicant), ended (it ended badly here) or ahead; `note` in words."""

    label: str
    standing: str
    at: datetime | None
    note: str


def stretches(case, process, lines):
    """The stretches of a case from its journal lines (oldest first, without refused tries). No query."""
    if not stages_of(process):
        return []
    entered, last = {}, 0
    for line in lines:
        place = place_of(process, line.entry.target) if line.entry.target else None
        if place is not None:
            entered[place], last = line.at, place
    here = place_of(process, case.state)
    now = last if here is None else here
    return [
        Stretch(stage.label, standing(case, process, place, now, here), entered.get(place) if place <= now else None,
                note(case, process, place, now, here))
        for place, stage in enumerate(stages_of(process))
    ]  # fmt: skip


def stages_of(process):
    """The declared stages; a process without a guide has none."""
    return process.guide.stages if process.guide else ()


def place_of(process, state):
    """The number of the stage a state belongs to, or None."""
    return next((place for place, stage in enumerate(stages_of(process)) if state in stage.states), None)


def with_applicant(case):
    """Whether the applicant is awaited."""
    return bool({"applicant", "founder"} & set(case.awaits.split(",")))


def standing(case, process, place, now, here):
    """How one stretch stands."""
    if place != now:
        return "done" if place < now else "ahead"
    if here is None:
        return "ended"
    if process.closed(case.state):
        return "done"
    return "stop" if with_applicant(case) else "now"


def note(case, process, place, now, here):
    """What stands under the stretch in hand."""
    if place != now:
        return ""
    if here is None:
        return process.label(case.state)
    return "等您办理" if with_applicant(case) and not process.closed(case.state) else process.label(case.state)
