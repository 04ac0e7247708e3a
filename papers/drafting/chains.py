"""Which steps of a process are the drafting, checking and signing out of a paper; no second workflow beside the process's own."""

from dataclasses import dataclass
from datetime import date

from casework.journal.entry import Entry
from casework.journal.instant import day_of

# (process, step that makes the paper) -> Chain; filled by `ready()`. A step without one makes its paper alone.
CHAINS = {}
OWN = "*"  # the step that makes the paper
PARTS = {"draft": "拟稿", "check": "核稿", "sign": "签发"}


@dataclass(frozen=True)
class Chain:
    """The steps behind each part, the last one taken counts; OWN is the step that makes the paper."""

    draft: tuple
    check: tuple = ()
    sign: tuple = (OWN,)


@dataclass(frozen=True)
class Part:
    """One part as it was done: who (by post and unit as of that day), when, and whether on a signed sheet."""

    key: str
    label: str
    who: str
    day: date
    on_paper: bool
    person: int | None


def has_sheet(paper):
    """Whether more than one step stands behind the paper."""
    return (paper.case.process, paper.letter.entry.step) in CHAINS


def parts_of(paper):
    """[Part] of a paper in the order of PARTS. One query for a paper with a chain."""
    made = paper.letter.entry
    chain = CHAINS.get((paper.case.process, made.step))
    if chain is None:
        return [_part("sign", "拟稿、签发", made)]
    wanted = {step for key in PARTS for step in getattr(chain, key)} - {OWN}
    rows, taken = Entry.objects.filter(case_id=paper.case_id, outcome="done", seq__lt=made.seq).order_by("seq").select_related("decider"), []
    for line in rows:
        if line.step == "recall":
            taken = taken[:-1]
        elif line.source != line.target or line.step in wanted:
            taken.append(line)
    found = []
    for key, label in PARTS.items():
        steps = getattr(chain, key)
        line = made if OWN in steps else next((line for line in reversed(taken) if line.step in steps), None)
        if line is not None:
            found.append(_part(key, label, line))
    return found


def _part(key, label, line):
    if line.decider_id:
        return Part(key, label, line.decider.name, day_of(line.at), True, line.decider_id)
    return Part(key, label, " ".join(part for part in (line.unit, line.post, line.actor_name) if part), day_of(line.at), False, line.actor_id)


def same_person(parts):
    """Sentences: two parts of a chained paper that one person did. The engine forbids it where its steps say so; not everywhere do they."""
    named = [part for part in parts if part.person]
    for place, part in enumerate(named):
        yield from (f"{part.label}和{other.label}是同一人" for other in named[place + 1 :] if other.person == part.person)
