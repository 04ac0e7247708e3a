"""Post's nouns by one name."""

from casework.post.rows import Letter, Outbox, Paper, Series

__all__ = ["Letter", "Outbox", "Paper", "Series"]
