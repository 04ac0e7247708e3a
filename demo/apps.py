"""demo: a fictional district to look at and to try things on."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Demonstration data and its loader."""

    name = "demo"
