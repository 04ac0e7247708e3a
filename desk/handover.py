"""What lies in a person's hands, for the staff pages: open cases they handle, and how a successor gets them."""

from casework.core.case import Case
from casework.core.perform import perform


def open_cases(user):
    """How many open cases the person handles."""
    return Case.objects.open().filter(handler=user).count()


def move_cases(user, successor, by):
    """Give every open case to the successor, through each process's own step, in the name of the chief who may."""
    for case in Case.objects.open().filter(handler=user).order_by("id"):
        perform(case, "hand_over", by=by, version=case.version, handler=successor.username)
