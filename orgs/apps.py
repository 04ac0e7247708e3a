"""orgs: the register of organizations and the processes that write into it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Enters its processes and their papers into the engine."""

    name = "orgs"

    def ready(self):
        """Register what this app declares."""
        from orgs import entering

        entering.register_all()
