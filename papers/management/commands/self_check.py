"""self_check: examine closed cases that were never examined, or in whose journal something was written since."""

from django.core.management.base import BaseCommand

from casework.core.case import Case
from papers.dossier.points import examine
from papers.dossier.rounds import unexamined


class Command(BaseCommand):
    """Idempotent; the clock does the same for what was written since yesterday."""

    help = "案卷自查：检查已办结的办件"

    def handle(self, **options):
        """Print the count and the lowest scores."""
        keys = list(unexamined(Case.objects.all()).values_list("pk", flat=True))
        low = []
        for pk in keys:
            case = Case.objects.select_related("party", "unit").get(pk=pk)
            check = examine(case)
            low.append((check.score, case.number))
        self.stdout.write(f"自查{len(keys)}件")
        for score, number in sorted(low)[:20]:
            self.stdout.write(f"{number}　{score}分")
