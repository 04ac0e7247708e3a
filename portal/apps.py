"""portal: the public's entrance."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Editorial pages in Wagtail; policies, register and search read from the rows below."""

    name = "portal"

    def ready(self):
        """The home page belongs to what every installation starts with."""
        from policy.seed import ROOMS
        from portal import permissions, personal, seed

        personal.register()
        ROOMS["pages"] = seed.run
        ROOMS["permissions"] = permissions.name
