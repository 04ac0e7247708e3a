"""data_inventory: every column that holds personal data, with why, on what ground, for whom, how long."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from network.inventory import document


class Command(BaseCommand):
    """Print the inventory, or write it down."""

    help = "Print the inventory of personal data; with --write-docs write docs/data-inventory.md."

    def add_arguments(self, parser):
        """Where to."""
        parser.add_argument("--write-docs", action="store_true")

    def handle(self, **options):
        """Print or write."""
        if options["write_docs"]:
            (Path(settings.BASE_DIR) / "docs" / "data-inventory.md").write_text(document(), encoding="utf-8")
        else:
            self.stdout.write(document())
