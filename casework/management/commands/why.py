"""why: why is this button there for this person, or not?"""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.views.doors import why


class Command(BaseCommand):
    """manage.py why CASE STEP USER"""

    help = "Say why a step is open to a user or not."

    def add_arguments(self, parser):
        """Case number, step name, user name."""
        parser.add_argument("case")
        parser.add_argument("step")
        parser.add_argument("user")

    def handle(self, case, step, user, **options):
        """Print the sentences."""
        row = Case.objects.filter(number=case.upper()).first()
        person = get_user_model().objects.filter(username=user).first()
        if row is None or person is None:
            raise CommandError("没有这个办件。" if row is None else "没有这个账号。")
        child = PROCESSES[row.process].cases.objects.get(pk=row.pk)
        for sentence in why(child, step, person, today()):
            self.stdout.write(sentence)
