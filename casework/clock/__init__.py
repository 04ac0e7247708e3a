"""Time and its consequences: the one clock, deadlines, the receipt of every day."""

from casework.journal.instant import at, day_of, now, today, wall

__all__ = ["at", "day_of", "now", "today", "wall"]
