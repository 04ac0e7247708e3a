"""到期提醒: a unit that was asked and has not answered hears of the last day before it comes; once."""

from django.db.models import Exists, OuterRef

from casework.clock.days import calendar_for
from casework.clock.deadline import Deadline
from casework.core.perform import Closed, perform
from casework.journal.entry import Entry
from network.actors import the_clock
from policy.rules import value

BATCH = 200


def go_round(day):
    """Remind of consultations whose last day is near; returns how many steps the clock took."""
    last = calendar_for(day).add(day, int(value("consultation.remind_before", on=day).number))
    reminded = Entry.objects.filter(case_id=OuterRef("case_id"), step="remind_before", outcome="done")
    near = Deadline.objects.filter(
        case__process="consultation", kind="clock", name="answer", met_at__isnull=True, due_on__range=(day, last),
        starts_on__lt=day,
    ).exclude(Exists(reminded))  # fmt: skip
    taken = 0
    for pk in list(near.order_by("due_on", "id").values_list("case_id", flat=True)[:BATCH]):
        try:
            perform(pk, "remind_before", by=the_clock)
            taken += 1
        except Closed:  # answered in the meantime: nothing to remind of
            continue
    return taken
