"""outbox: post what is due, once."""

import sys

from django.core.management.base import BaseCommand

from casework.post import outbox
from casework.post.rows import Outbox


class Command(BaseCommand):
    """Deliver letters and render papers that are due. Exit 1 while some keep failing."""

    help = "Post the outbox once."

    def handle(self, **options):
        """Print how many went out and which keep failing."""
        outbox.release_stale()
        count = 0
        while sent := outbox.post_due():
            count += sent
        failing = Outbox.objects.filter(done_at__isnull=True, attempts__gt=0).exclude(error="")
        self.stdout.write(f"已发出 {count} 件")
        for row in failing.order_by("id")[:50]:
            self.stdout.write(f"第{row.attempts}次未成：{row.key} {row.error}")
        if failing.exists():
            sys.exit(1)
