"""check_open_cases: refuse a deploy that drops a state or a process still occupied."""

import sys

from django.core.management.base import BaseCommand
from django.db.models import Count

from casework.core.case import Case
from casework.core.process import PROCESSES


class Command(BaseCommand):
    """Exit 1 with a list when open cases rest in states the code no longer knows, or from which no step leads."""

    help = "Check that every open case rests in a state the code knows."

    def handle(self, **options):
        """Print one line for every state that was dropped."""
        faults = []
        for row in Case.objects.values("process", "state").annotate(count=Count("id")).order_by("process", "state"):
            process = PROCESSES.get(row["process"])
            if process is None or row["state"] not in process.states.values:
                faults.append(f"{row['process']}：状态 {row['state']} 还有 {row['count']} 件，代码里已经没有")
        for fault in faults:
            self.stdout.write(fault)
        self.stdout.write("所有办件的状态都在代码里" if not faults else f"共 {len(faults)} 处")
        if faults:
            sys.exit(1)
