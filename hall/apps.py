"""hall: the applicants' entrance."""

from django.apps import AppConfig


class HallConfig(AppConfig):
    """Pages over all processes for those who apply."""

    name = "hall"
