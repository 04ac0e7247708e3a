"""desk: the officials' entrance."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Worklist, case page, window, staff."""

    name = "desk"

    def ready(self):
        """Tell the staff pages what open work is and how it moves."""
        from casework.clock.tick import ROUNDS
        from casework.officials.sending import go_round
        from desk import handover
        from network.handover import HAND_OVER, OPEN_WORK

        ROUNDS["digests"] = go_round
        OPEN_WORK["cases"] = handover.open_cases
        HAND_OVER["cases"] = handover.move_cases
