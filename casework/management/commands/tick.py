"""tick: the steps that time takes; and yesterday's journal is signed."""

from django.core.management.base import BaseCommand

from casework.clock.tick import tick
from casework.journal.anchor import anchor_days


class Command(BaseCommand):
    """Expire what is over. Idempotent: a second run changes nothing."""

    help = "Take the steps that time takes and sign the journal of past days."

    def handle(self, **options):
        """Print what was done."""
        done = tick()
        self.stdout.write(
            f"到期办理 {done['steps']} 件，到期提醒 {done['warned']} 件，"
            f"重新计算 {done['recomputed']} 件，日志签名 {anchor_days()} 天"
        )
