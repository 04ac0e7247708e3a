"""The nouns of the engine's core, for those who import them by one name."""

from casework.core.case import Barred, Case, Counter, Intake, Sight
from casework.core.edge import Command, Disowned, Edge, Opened, Undo
from casework.journal.anchor import Anchor, Gap
from casework.journal.entry import Entry, Salt, Tally

__all__ = [
    "Anchor", "Barred", "Case", "Command", "Counter", "Disowned", "Edge", "Entry", "Gap", "Intake", "Opened", "Salt", "Sight",
    "Tally", "Undo",
]  # fmt: skip
