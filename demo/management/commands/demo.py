"""demo: fills an empty installation with the fictional district."""

from django.core.management.base import BaseCommand

from demo import load
from demo.filing import printed
from network.demonstration import look_again
from network.models import User


class Command(BaseCommand):
    """Idempotent: a district that is there is left alone; everything is loaded or nothing."""

    help = "Load the fictional district."

    def handle(self, **options):
        """Load and say so."""
        if User.objects.filter(username="founder").exists():
            self.stdout.write("演示数据已经在了")
            return
        with printed():
            load.run(self.stdout.write)
        look_again()
