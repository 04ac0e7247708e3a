"""Composing a process's states from parts that several share."""

from django.db import models


def on(*spines):
    """Compose a process's states from spines and its own; a doubled name or value raises."""

    def compose(cls):
        members = [(m.name, (m.value, m.label)) for part in (*spines, cls) for m in part]
        return models.TextChoices(cls.__name__, members, module=cls.__module__, qualname=cls.__qualname__)

    return compose
