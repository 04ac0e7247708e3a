"""meetings: the joint meeting of the departments."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Enters its processes and their papers into the engine."""

    name = "meetings"

    def ready(self):
        """Register what this app declares."""
        from meetings import entering

        entering.register_all()
