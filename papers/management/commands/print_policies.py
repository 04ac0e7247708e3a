"""print_policies: the PDFs that the policy pages hand out."""

from django.core.management.base import BaseCommand

from papers.policies import print_missing


class Command(BaseCommand):
    """Idempotent: typesets the editions that have no PDF yet. After every import of policies, and after seed."""

    help = "Typeset policy documents as PDF."

    def handle(self, **options):
        """Print the count."""
        self.stdout.write(f"政策文件PDF：新制作{print_missing()}份")
