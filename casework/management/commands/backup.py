"""backup: one archive of database and files, with a manifest that a restore is measured by."""

import sys

from django.core.management.base import BaseCommand

from casework.backups.archive import pack
from casework.backups.manifest import Damaged


class Command(BaseCommand):
    """Write the archive; exit 1 when files the database names are missing or altered (the archive is written all the same)."""

    help = "Write one archive of database and files."

    def add_arguments(self, parser):
        """Where to; keys only when asked for."""
        parser.add_argument("folder")
        parser.add_argument("--with-keys", action="store_true", help="write the keys beside it, to be stored elsewhere")

    def handle(self, **options):
        """Print what was written."""
        try:
            path, manifest, faults = pack(options["folder"], options["with_keys"])
        except Damaged as fault:
            self.stdout.write(str(fault))
            sys.exit(1)
        rows, tables = sum(manifest["counts"].values()), len(manifest["counts"])
        self.stdout.write(
            f"{path}\n{tables} 张表 {rows} 行，文件 {len(manifest['files'])} 个，日志链 {len(manifest['heads'])} 条"
        )
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)
