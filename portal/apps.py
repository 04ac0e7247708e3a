"""portal: the public's entrance."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Editorial pages in Wagtail; policies, register and search read from the rows below."""

    name = "portal"
