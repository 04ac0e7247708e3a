"""社区社会组织备案: what time does beside deadlines: reminders in time, objections made on the platform, ends that waited for a reminder."""

from datetime import timedelta

from casework.clock.deadline import Deadline
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from casework.notices.rows import Objection
from network.actors import the_clock
from orgs.filing.community.states import MENDING, State
from policy.rules import value

REMINDED = {State.DRAFT: "filing.draft_reminder", **dict.fromkeys(MENDING, "filing.correction_reminder")}
ENDS = {State.DRAFT: "discard_draft", **dict.fromkeys(MENDING, "close_unanswered")}


def go_round(day):
    """Returns how many steps were taken. A second run on the same day changes nothing."""
    rows = PROCESSES["community_filing"].cases.objects.filter(closed_at__isnull=True)
    return remind(rows, day) + end(rows, day) + take_objections(rows)


def remind(rows, day):
    """Drafts and corrections that soon run out, each once."""
    taken = 0
    for state, key in REMINDED.items():
        last = day + timedelta(days=int(value(key, on=day).number))
        due = Deadline.objects.filter(kind="state", name=state, met_at__isnull=True, due_on__lte=last)
        found = rows.filter(state=state, pk__in=due.values("case_id"), reminded_on__isnull=True)
        again = rows.filter(state=state, pk__in=due.values("case_id"), reminded_on__isnull=False)
        stale = [case.pk for case in again if not case.deadlines.filter(
            kind="state", name=state, met_at__isnull=True, opened_at__date__lte=case.reminded_on).exists()]  # fmt: skip
        taken += sum(_take(pk, "remind") for pk in [*found.values_list("pk", flat=True), *stale])
    return taken


def end(rows, day):
    """What ran out while nobody had been reminded yet ends the day after the reminder."""
    over = Deadline.objects.filter(kind="state", met_at__isnull=True, due_on__lt=day, expired_at__isnull=False)
    found = rows.filter(state__in=ENDS, pk__in=over.values("case_id"), reminded_on__lt=day)
    return sum(_take(pk, ENDS[state]) for pk, state in found.values_list("pk", "state"))


def take_objections(rows):
    """Filings on posting against which somebody has objected on the platform."""
    waiting = Objection.objects.filter(answered_at__isnull=True, notice__source_id__isnull=False)
    found = rows.filter(state=State.POSTED, pk__in=waiting.values("notice__source_id"))
    return sum(_take(pk, "take_objection") for pk in found.values_list("pk", flat=True))


def _take(pk, step):
    try:
        perform(pk, step, by=the_clock)
    except Closed:
        return 0
    return 1
