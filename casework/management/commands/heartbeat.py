"""heartbeat: without Redis, one small process posts the outbox every 2 s and lets the clock tick every minute."""

import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from casework.clock.tick import tick
from casework.journal.anchor import anchor_days
from casework.post import outbox

PAUSE, MINUTE = 2, 60


class Command(BaseCommand):
    """Runs until it is told to stop."""

    help = "Post the outbox every 2 seconds and tick every minute."

    def handle(self, **options):
        """Beat; a failing beat is reported and does not stop the next one."""
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        beats = 0
        while not stop.is_set():
            self.beat(beats)
            beats += 1
            stop.wait(PAUSE)

    def beat(self, beats):
        """One beat: the outbox always, the clock on every thirtieth."""
        close_old_connections()
        try:
            if beats % (MINUTE // PAUSE) == 0:
                outbox.release_stale()
                tick()
                anchor_days()
            outbox.post_due()
        except Exception as error:  # the database may be away for a moment; the next beat tries again
            self.stderr.write(f"heartbeat: {error}")
