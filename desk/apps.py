"""desk: the officials' entrance."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Worklist, case page, window, staff."""

    name = "desk"

    def ready(self):
        """Tell the staff pages what open work is and how it moves."""
        from desk import handover
        from network.handover import HAND_OVER, OPEN_WORK

        OPEN_WORK["cases"] = handover.open_cases
        HAND_OVER["cases"] = handover.move_cases
