"""staffing: proves that every step can be taken by the people in post today, with four eyes and one of them away."""

import sys

from django.core.management.base import BaseCommand

from casework.clock import today
from casework.staffing import lacking


class Command(BaseCommand):
    """Exit 1 with a list of the steps that lack somebody."""

    help = "Prove that every step can be staffed."

    def handle(self, **options):
        """Print what is lacking."""
        said = list(lacking(today()))
        for sentence in said:
            self.stdout.write(sentence)
        if said:
            sys.exit(1)
        self.stdout.write("每个环节都有人办理，任何一人不在时也是。")
