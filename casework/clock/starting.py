"""Which steps of a process accept an application: read from what it declares, so that no room above names steps of another's."""

from casework.core.people import leaves
from casework.core.process import PROCESSES

DECIDING = "decision"  # what every process calls the clock within which it has to be decided


def accepting(process):
    """Names of the steps that start the clock for the decision out of a state into which the receipt led: by the authority or by
    silence. What somebody else passes on to the authority, or is silent about, has been accepted by nobody.
    """
    runs = {state for clock in process.clocks if clock.name == DECIDING for state in clock.runs}
    others = {state for state, rest in process.rests.items() if process.anywhere & set(rest.awaits)}
    received = {process.cards[name].target for name in process.receives} - runs - others  # where the receipt itself starts it, no later step does
    return tuple(card.name for card in process.cards.values() if card.target in runs and received & set(card.sources)
                 and not any(getattr(leaf, "anywhere", False) for leaf in leaves(card.by)))  # fmt: skip


def accepting_anywhere():
    """The same of all processes, each name once."""
    return tuple(dict.fromkeys(name for process in PROCESSES.values() for name in accepting(process)))
