"""rotate_keys: new keys for personal data at rest, while everything runs; interrupted, it goes on where it was."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from network import sealed
from network.keyring import renew, retired

KINDS = ("blind", "field")


class Command(BaseCommand):
    """Without a rotation under way, make new keys first; then seal row by row anew. Exit 1 when a row cannot be opened."""

    help = "Rotate the field and the blind index key; resumable."

    def add_arguments(self, parser):
        """How much at a time, and the end."""
        parser.add_argument("--batch", type=int, default=sealed.BATCH)
        parser.add_argument("--finish", action="store_true", help="prove every row, then remove the old keys")

    def handle(self, **options):
        """Rotate or finish."""
        under_way = retired(settings.KEYS_DIR, "field")
        if options["finish"]:
            self.finish()
            return
        if not under_way:
            for kind in KINDS:
                renew(settings.KEYS_DIR, kind)
        total, faults = 0, []
        for place, done, said in sealed.rotate(options["batch"]):
            total, faults = total + done, faults + said
            self.stdout.write(f"{place}：{done}")
        left = sum(column.left().count() for column in sealed.COLUMNS.values())
        self.stdout.write(f"换钥 {total} 行，失败 {len(faults)} 行，剩余 {left} 行")
        self.end(faults)

    def finish(self):
        """Remove the old keys that nothing needs any more."""
        self.end(list(sealed.unproved()))
        codes = sealed.open_codes()
        for kind in KINDS:
            if kind == "blind" and codes:
                self.stdout.write(f"还有 {codes} 个印出的代码没有使用，旧的检索密钥保留到它们用完或者失效。")
                continue
            for path in retired(settings.KEYS_DIR, kind):
                path.unlink()
                self.stdout.write(f"已移除旧密钥 {path.name}")

    def end(self, faults):
        """Exit 1 with the list."""
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)
