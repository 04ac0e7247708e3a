"""papers: typesetting of official papers and certificates, and their verification."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Official papers."""

    name = "papers"
