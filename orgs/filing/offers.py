"""What the hall offers the people of a filed body; the processes enter themselves in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """A process a filed body may begin: the button, what it is for, when it is offered, and what opens the case."""

    code: str
    label: str
    about: str
    when: Callable
    open: Callable


OFFERS = {}


def offer(made):
    """Enter an offer."""
    OFFERS[made.code] = made


def offered(org):
    """The offers that fit where the body stands."""
    return [made for made in OFFERS.values() if made.when(org)]
