"""import_codes: the next segment of unified social credit codes, a code a line."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from orgs import codes
from orgs.organization import Kind


class Command(BaseCommand):
    """import_codes KIND FILE: everything is entered or, with exit 1 and the faulty lines, nothing."""

    help = "Enter a segment of unified social credit codes."

    def add_arguments(self, parser):
        """The kind of organization, and the file."""
        parser.add_argument("kind", choices=list(Kind.values))
        parser.add_argument("file")

    def handle(self, kind, file, **options):
        """Print what was entered, or what is wrong."""
        lines = Path(file).read_text(encoding="utf-8-sig").split()
        faults = codes.faults(lines, kind)
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)
        added, _ = codes.add(lines, kind)
        self.stdout.write(f"已录入{Kind(kind).label}的代码 {added} 个，还可以用的共 {codes.left().get(kind, 0)} 个")
