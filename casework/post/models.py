"""Post's nouns by one name."""

from casework.post.preferences import NotifyOff
from casework.post.rows import Letter, Outbox, Paper, Series

__all__ = ["Letter", "NotifyOff", "Outbox", "Paper", "Series"]
