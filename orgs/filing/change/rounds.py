"""社区社会组织备案变更: what time does beside deadlines: reminders, objections made on the platform, the end with the body."""

from casework.core.process import PROCESSES
from orgs.filing import reminding
from orgs.filing.change.states import STOPPABLE
from orgs.filing.choices import LIVING
from orgs.filing.on_notice import take

SLUG = "filing_change"


def go_round(day):
    """Returns how many steps were taken. A second run on the same day changes nothing."""
    gone = PROCESSES[SLUG].cases.objects.filter(state__in=STOPPABLE).exclude(org__status__in=LIVING)
    return reminding.go_round(SLUG, day) + sum(take(pk, "stop_for_exit") for pk in list(gone.values_list("pk", flat=True)))
