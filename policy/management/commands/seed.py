"""seed: documents, laws, rules, calendar and divisions of a fresh installation."""

from django.core.management.base import BaseCommand

from policy import seed


class Command(BaseCommand):
    """Idempotent: loads what is missing."""

    help = "Load documents, rules, calendar and divisions."

    def handle(self, **options):
        """Print the counts."""
        done = seed.run()
        self.stdout.write("，".join(f"{name} {count}" for name, count in done.items()))
