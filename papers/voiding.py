"""Papers that are worth nothing any more: since which day, and which paper took their place; /verify/ says so.

A process says which of its steps make which earlier papers of the case void (`declare`); what depends on more than that, as
certificates do, brings a look of its own (VOIDED).
"""

from dataclasses import dataclass
from datetime import date

from casework.journal.entry import Entry
from casework.journal.instant import day_of
from casework.post.rows import Paper

# Each gives the Void of a paper, or None; filled by `ready()` of the rooms above.
VOIDED = []
DECLARED = {}  # process -> its Voidings


@dataclass(frozen=True)
class Void:
    """Void from a day on; `next` is the paper in its place, None where there is none (yet); `label` says in what way, `says` what else.

    `pending`: decided and not in force yet, the paper still holds.
    """

    on: date
    next: Paper | None = None
    label: str = "已撤销"
    says: str = ""
    pending: bool = False


@dataclass(frozen=True)
class Voiding:
    """These steps make earlier papers of these kinds void; the first later one of the `next` kinds takes their place."""

    steps: tuple[str, ...]
    kinds: tuple[str, ...]
    next: tuple[str, ...]


def declare(process, *voidings):
    """Once a process, from `ready()`."""
    DECLARED[process] = voidings


def void_of(paper):
    """The Void of a paper that was made, or None for one that stands."""
    return next((void for look in (by_step, *VOIDED) if (void := look(paper))), None)


def by_step(paper):
    """Void by a step of its own case behind the line on which it rests."""
    ruled = next((v for v in DECLARED.get(paper.case.process, ()) if paper.kind in v.kinds), None)
    if ruled is None:
        return None
    later = paper.case.entries.filter(seq__gt=paper.letter.entry.seq, outcome="done", step__in=ruled.steps)
    line = later.order_by("seq").first()
    return Void(day_of(line.at), later_paper(paper, ruled.next, line.seq)) if line else None


def voided_by_step(papers):
    """paper.pk -> the day since which it is void by a step of its own case, for a list; one query, none where nothing can be."""
    asked = [(paper, ruled) for paper in papers if (ruled := next((v for v in DECLARED.get(paper.case.process, ()) if paper.kind in v.kinds), None))]
    if not asked:
        return {}
    steps = {step for _, ruled in asked for step in ruled.steps}
    lines = Entry.objects.filter(case_id__in={paper.case_id for paper, _ in asked}, outcome="done", step__in=steps).order_by("seq")
    taken = [(line.case_id, line.step, line.seq, line.at) for line in lines]
    found = {}
    for paper, ruled in asked:
        since = paper.letter.entry.seq
        at = next((at for case, step, seq, at in taken if case == paper.case_id and step in ruled.steps and seq > since), None)
        if at:
            found[paper.pk] = day_of(at)
    return found


def later_paper(paper, kinds, seq=0):
    """The first paper of these kinds that its case issued behind a paper, from a line of the journal on; none that waits for its seal."""
    rows = Paper.objects.filter(case_id=paper.case_id, kind__in=kinds, pk__gt=paper.pk, made_at__isnull=False)
    rows = rows.filter(letter__waits_for="", letter__cancelled_at__isnull=True)
    return rows.filter(letter__entry__seq__gte=seq).order_by("pk").first()
