"""verify_journal: does the journal still say what was written into it?"""

import sys

from django.core.management.base import BaseCommand

from casework.journal.verify import verify


class Command(BaseCommand):
    """Check chains, heads and anchors. Exit 1 with a list when something is wrong."""

    help = "Verify the journal."

    def handle(self, **options):
        """Print the report."""
        report = verify()
        self.stdout.write(
            f"日志 {report.entries} 条，办件 {report.cases} 件，锚 {report.anchors} 个，尚未签名 {report.not_anchored} 条"
        )
        for fault in report.faults:
            self.stdout.write(fault)
        if report.faults:
            sys.exit(1)
