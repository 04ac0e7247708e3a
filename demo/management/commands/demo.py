"""demo: fills an empty installation with the fictional district."""

from django.core.management.base import BaseCommand
from django.db import transaction

from casework.core.models import Case
from casework.journal.instant import wall
from demo import pages, register, world
from demo.cases import Maker
from network.demonstration import look_again
from network.models import Demonstration, User
from policy import seed


class Command(BaseCommand):
    """Idempotent: a district that is there is left alone; everything is loaded or nothing."""

    help = "Load the fictional district."

    def handle(self, **options):
        """Load and say so."""
        if User.objects.filter(username="founder").exists():
            self.stdout.write("演示数据已经在了")
            return
        seed.run()
        with transaction.atomic():
            made = world.units()
            organizations = register.run()
            accounts = world.people(made)
            world.editors()
            self.stdout.write(f"→ 单位 {len(made)} 个，人员 {len(accounts)} 名，社会组织 {organizations} 家")
            cases = Maker(accounts).all(lambda line: None)
            pages.run()
            Demonstration.objects.create(loaded_at=wall())
        look_again()
        self.stdout.write(f"→ 办件 {cases} 件，全库 {Case.objects.count()} 件")
