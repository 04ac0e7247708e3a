"""The day a paper was served: what runs from service begins on it (casework.post.serving)."""

from casework.journal.instant import day_of, today
from casework.post.serving import serve
from papers.consent.giving import Served
from papers.sealing.rows import posted_at, standing


def served_on(paper):
    """The day on which it was delivered so that it counts: on the platform, with consent; else the first receipt; None for neither."""
    counts = Served([paper], today()).at(paper)
    if counts:
        return day_of(counts)
    return min((row.day for row in standing(paper.receipts.all()) if row.way != "undone"), default=None)


def begin_periods(paper):
    """After a delivery was written down or put right: the periods of the paper run from the day of service.

    Where none counts any more they run from the day the platform showed the letter, as before.
    """
    posted = posted_at(paper.letter)
    day = served_on(paper) or (day_of(posted) if posted else None)
    if day:
        serve(paper.letter, day)


def first_served(case, kind):
    """The day on which the first paper of a kind that stands was served, or told on the platform; None before, and without one."""
    paper = case.papers.filter(kind=kind, letter__cancelled_at__isnull=True).select_related("letter").order_by("pk").first()
    posted = posted_at(paper.letter) if paper else None
    return (served_on(paper) or (day_of(posted) if posted else None)) if paper else None


def unserved(case, deadline):
    """Whether the paper that opened this deadline was not served yet; what was decided on paper before has no paper here."""
    rows = case.papers.filter(letter__written_at=deadline.opened_at, letter__cancelled_at__isnull=True, made_at__isnull=False)
    paper = rows.select_related("letter").first()
    return paper is not None and served_on(paper) is None
