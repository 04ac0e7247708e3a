"""retain: what is kept longer than its rule allows; removed only when told to."""

import sys

from django.core.management.base import BaseCommand

from casework.intake import retention
from casework.journal.verify import verify


class Command(BaseCommand):
    """Dry by default. With --do remove, then verify the journal; exit 1 when it no longer verifies."""

    help = "List, or with --do remove, personal data past its retention (rules retention.*)."

    def add_arguments(self, parser):
        """Only --do changes anything."""
        parser.add_argument("--do", action="store_true")

    def handle(self, **options):
        """Print what is or was past its time."""
        found = retention.carry_out() if options["do"] else retention.due()
        for label, count in found.items():
            self.stdout.write(f"{label}：{count}")
        if not options["do"]:
            self.stdout.write("以上没有改动；加 --do 才会清除。")
            return
        faults = verify().faults
        for fault in faults:
            self.stdout.write(fault)
        self.stdout.write("已清除，日志核对无误。" if not faults else "已清除，日志核对有误，见上。")
        if faults:
            sys.exit(1)
