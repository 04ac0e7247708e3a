"""The clock's nouns by one name."""

from casework.clock.deadline import Deadline, Move, Outage, Stop

__all__ = ["Deadline", "Move", "Outage", "Stop"]
