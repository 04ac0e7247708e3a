"""desk: the officials' entrance."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Worklist, case page, window, staff."""

    name = "desk"
