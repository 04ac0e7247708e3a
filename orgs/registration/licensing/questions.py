"""The questions of applications that choose from the network; the plain kinds of answers are casework's."""

from casework.intake.questions import IdNumber, Money, Page, Phone, choice, count, day, words, yes_no
from network.units import with_capacity
from orgs.choosing import Chosen, streets


def sponsors():
    """Units that may be a sponsor."""
    return with_capacity("sponsor")


__all__ = ["Chosen", "IdNumber", "Money", "Page", "Phone", "choice", "count", "day", "sponsors", "streets", "words",
           "yes_no"]  # fmt: skip
