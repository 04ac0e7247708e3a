"""社区社会组织备案: what time does beside deadlines: reminders in time, objections made on the platform, ends that waited for a reminder."""

from casework.core.process import PROCESSES
from orgs.filing import reminding
from orgs.filing.community.states import MENDING, State
from orgs.filing.postings import objected_to

ENDS = {State.DRAFT: "discard_draft", **dict.fromkeys(MENDING, "close_unanswered")}


def go_round(day):
    """Returns how many steps were taken. A second run on the same day changes nothing."""
    rows = PROCESSES["community_filing"].cases.objects.filter(closed_at__isnull=True)
    taken = [reminding.take(pk, "take_objection") for pk in objected_to(rows, State.POSTED)]
    return reminding.go_round(rows, day, ENDS) + sum(taken)
