"""名称核准: what time does beside deadlines: reminders before the end, and names held for a registration that is over."""

from datetime import timedelta

from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from network.actors import the_clock
from orgs.registration.names.states import KEPT, State
from orgs.reservations import hold_accepted
from policy.rules import value


def go_round(day):
    """Hold, remind and let go; returns how many steps were taken. A second run on the same day changes nothing."""
    kept = PROCESSES["name_check"].cases.objects.filter(closed_at__isnull=True)
    return hold_accepted(day) + remind(kept, day) + let_go(kept, day)


def remind(kept, day):
    """Applicants whose first period ends soon, at most twice."""
    rows = kept.filter(state=State.RESERVED, renewals=0, reservation__until__gte=day)
    taken = 0
    for place, key in enumerate(("name.remind_first", "name.remind_again")):
        last = day + timedelta(days=int(value(key, on=day).number))
        for pk in rows.filter(reminders=place, reservation__until__lte=last).values_list("pk", flat=True):
            taken += _take(pk, "remind")
    return taken


def let_go(kept, day):
    """Names whose period is over and whose registration ended without using them (第二十三条)."""
    rows = kept.filter(state__in=KEPT, reservation__until__lt=day, reservation__held_for__closed_at__isnull=False)
    return sum(_take(pk, "expire") for pk in rows.values_list("pk", flat=True))


def _take(pk, step):
    try:
        perform(pk, step, by=the_clock)
    except Closed:
        return 0
    return 1
