"""The story of a case as pages tell it: journal lines with labels, letters, files, receipts."""

from dataclasses import dataclass
from datetime import datetime

from casework.core.process import process_of
from casework.journal.entry import Entry
from casework.views.labels import step_label
from policy.spelling import spelt


@dataclass(frozen=True)
class Line:
    """One event: what, when, by whom, on what ground; `refused` and `count` for tries that did not succeed."""

    label: str
    at: datetime
    recorded_at: datetime
    by: str
    state: str
    basis: tuple
    refused: bool
    problems: tuple
    count: int
    on_paper: str
    disowned: bool
    entry: Entry


def history(case, process, *, refusals):
    """Lines of a case, oldest first; refused tries only for officials. One query."""
    rows = case.entries.select_related("tally", "decider", "disowned").order_by("seq")
    if not refusals:
        rows = rows.filter(outcome="done")
    return [_line(entry, process) for entry in rows]


def _line(entry, process):
    card = process.cards.get(entry.step)
    by = " ".join(part for part in (entry.unit, entry.post, entry.actor_name) if part)
    tally = getattr(entry, "tally", None)
    return Line(
        label=step_label(entry.step, process), at=entry.at, recorded_at=entry.recorded_at, by=by,
        state=process.label(entry.target) if entry.target and entry.target != entry.source else "",
        basis=card.basis if card else (), refused=entry.outcome == "refused", problems=tuple(entry.problems),
        count=tally.count if tally else 1, on_paper=entry.decider.name if entry.decider_id else "",
        disowned=hasattr(entry, "disowned"), entry=entry,
    )  # fmt: skip


def told_of(case):
    """Where the case stands, in the applicant's words and with the numbers that hold for this case."""
    return spelt(process_of(case).told(case.state), on=case.rules_on, known=case.rules_known)


def said(case):
    """What the last step's letter says besides, while the applicant is awaited: gaps, opinions, reasons."""
    if not {"applicant", "founder"} & set(case.awaits.split(",")):
        return []
    last = case.letters.filter(party_id=case.party_id, cancelled_at__isnull=True).order_by("-id").first()
    return last.says if last else []
