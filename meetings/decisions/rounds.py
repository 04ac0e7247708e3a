"""督办: the yellow reminder. Some working days before the last day, once, where nothing has been reported yet."""

import logging

from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from meetings.decisions.states import State
from network.actors import the_clock
from policy import calendar
from policy.rules import value

log = logging.getLogger(__name__)


def go_round(day):
    """Remind whoever is near; returns how many were reminded."""
    working = calendar.load(day.year, day.year + 1)
    near = working.add(day, int(value("decision.warn_before", on=day).number))
    rows = PROCESSES["decision"].cases.objects.filter(
        state__in=(State.IN_PROGRESS, State.RETURNED), warned_on__isnull=True, last_day__lte=near, last_day__gte=day
    )
    done = 0
    for pk in rows.values_list("pk", flat=True):
        try:
            perform(pk, "warn_due", by=the_clock)
            done += 1
        except Closed as closed:
            log.warning("decision %s: %s", pk, closed)
    return done
