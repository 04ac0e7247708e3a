"""How a case's number stands in an address: a matter's has its place behind the parent's, as 2026-DJ-0001/1."""

from django.urls import register_converter


class Number:
    """A case number, or a matter's."""

    regex = "[-0-9A-Za-z_]+(?:/[0-9]+)?"

    def to_python(self, value):
        """As it stands."""
        return value

    def to_url(self, value):
        """As it stands."""
        return str(value)


register_converter(Number, "number")
