"""A case as those see it who are told by letters: a step whose paper has not gone out yet is not there for them."""

import copy
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from casework.core.process import PROCESSES, process_of
from casework.post.rows import Letter
from casework.post.serving import APPLICANTS
from casework.post.unsent import is_for, unsent


@dataclass(frozen=True)
class Sent:
    """The case as it stood before the step whose letter waits (`letter`, None where nothing does)."""

    case: object
    letter: Letter | None

    def lines(self, rows):
        """The lines of its history that may be shown."""
        return rows if self.letter is None else [row for row in rows if row.entry.seq < self.letter.entry.seq]

    def receipt(self, found):
        """The clock receipt without the days and periods that follow the step."""
        if self.letter is None:
            return found
        hidden = process_of(self.case).label(self.letter.entry.target)
        return replace(found, spans=tuple(span for span in found.spans if span.state != hidden),
                       deadlines=tuple(row for row in found.deadlines if row.opened_at < self.letter.entry.at))  # fmt: skip


def to_applicant(case):
    """The Sent of a case for its party and for whoever holds its link."""
    letter = unsent(case)
    if letter is None or not is_for(letter, case, APPLICANTS):
        return Sent(case, None)
    seen = copy.copy(case)
    seen._meta.get_field("state").set_state(seen, letter.entry.source)
    seen.awaits, seen.closed_at, seen.outcome = ",".join(process_of(case).rests[letter.entry.source].awaits), None, ""
    return Sent(seen, letter)


def with_unsent(rows):
    """Cases with `unsent`: the step that led there is told by a letter to the applicant that waits."""
    spoken = {name for process in PROCESSES.values() for name, letter in process.letters.items() if letter.waits}
    waiting = Letter.objects.filter(case_id=OuterRef("pk"), entry__target=OuterRef("state"), party_id=OuterRef("party_id"), cancelled_at__isnull=True)
    return rows.annotate(unsent=Exists(waiting.exclude(waits_for="").exclude(name__in=spoken)))
