"""processes: every procedure as the code declares it, for people, for machines and for the docs."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from casework.core.process import PROCESSES
from casework.views.outline import outline, page


class Command(BaseCommand):
    """A list, or --json, or --write-docs into docs/processes."""

    help = "List the declared processes."

    def add_arguments(self, parser):
        """--json prints the contract; --write-docs regenerates the pages."""
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--write-docs", action="store_true")

    def handle(self, **options):
        """Print or write."""
        found = sorted(PROCESSES.values(), key=lambda p: p.code)
        if options["write_docs"]:
            folder = Path(settings.BASE_DIR) / "docs" / "processes"
            folder.mkdir(parents=True, exist_ok=True)
            for process in found:
                (folder / f"{process.slug}.md").write_text(page(process))
        elif options["json"]:
            self.stdout.write(json.dumps([outline(p) for p in found], ensure_ascii=False, indent=1))
        else:
            for process in found:
                self.stdout.write(
                    f"{process.code} {process.title} {len(process.states)} 个状态 {len(process.cards)} 个步骤"
                )
