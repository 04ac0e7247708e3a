"""restore: check an archive, put it back, prove that it stands."""

import sys

from django.core.management.base import BaseCommand

from casework.backups.manifest import Damaged
from casework.backups.restoring import restore


class Command(BaseCommand):
    """Exit 1 with a sentence when the archive is refused, or with a list when the result differs from the manifest."""

    help = "Put an archive back; nothing is touched before all of it was checked."

    def add_arguments(self, parser):
        """The archive, and what is allowed."""
        parser.add_argument("file")
        parser.add_argument("--force", action="store_true", help="overwrite what is here")
        parser.add_argument("--keys", help="file written by backup --with-keys")
        parser.add_argument("--gap", default="", help="reason; signs where each chain ends that had gone on")

    def handle(self, **options):
        """Print what was proved."""
        try:
            manifest, faults, gaps = restore(options["file"], options["force"], options["keys"], options["gap"])
        except Damaged as refused:
            self.stdout.write(str(refused))
            sys.exit(1)
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write(
            f"已恢复 {manifest['made_at'][:16]} 的备份：{len(manifest['counts'])} 张表的行数、{len(manifest['files'])} 个文件、"
            f"{len(manifest['heads'])} 条日志链与备份一致，签名缺口 {len(gaps)} 条"
        )
