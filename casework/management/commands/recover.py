"""recover: after a crash, give back what a dead process held and finish what was half carried out."""

import sys
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from casework.backups import orphans
from casework.core import guards
from casework.journal.instant import wall
from casework.journal.verify import verify
from casework.post import outbox


class Command(BaseCommand):
    """Release stale claims, post what waits, sweep files nobody knows, verify. A second run changes nothing."""

    help = "Recover after a crash; exit 1 when something stays wrong."

    def handle(self, **options):
        """Print what was mended and what was not."""
        released = outbox.release_stale()
        posted = outbox.post_due()
        incoming = self.sweep()
        swept, doubts = orphans.sweep(wall() - orphans.AGE)
        faults = doubts + list(orphans.missing()) + guards.drift() + verify().faults
        self.stdout.write(f"收回 {released} 件，补发 {posted} 件，清理残留文件 {incoming + swept} 个")
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)

    def sweep(self):
        """Delete files that were being received when the process died, an hour ago or earlier."""
        edge, count = (wall() - timedelta(hours=1)).timestamp(), 0
        for path in (Path(settings.PRIVATE_DIR) / "incoming").glob("*"):
            if path.stat().st_mtime < edge:
                path.unlink(missing_ok=True)
                count += 1
        return count
